"""What an invoice (发票) needs. The taxpayer number (纳税人识别号) of an organisation is its unified social credit
code: 18 signs with a check sign (GB 32100-2015) around the organisation code with its own (GB 11714-1997); older
numbers have 15 signs, the place and that organisation code."""

from typing import Final

from tenants.plans.errors import InvoiceDataMissing, TaxNumberWrong

CREDIT_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""No I, O, S, V, Z: GB 32100-2015, table 1."""
CREDIT_WEIGHTS: Final = tuple(3**n % 31 for n in range(17))
CODE_SIGNS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CODE_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
KINDS: Final = ("general", "special")
"""普通发票 and 专用发票; the second also names address, phone, bank and account."""
ALWAYS: Final = ("title", "email")
SPECIAL: Final = ("address", "phone", "bank", "account")


def clean_tax_number(text: str) -> str:
    """In capitals without blanks; raises TaxNumberWrong."""
    number = "".join(text.split()).upper()
    right = (len(number) == 18 and credit_code(number)) or (len(number) == 15 and old_number(number))
    if not right:
        raise TaxNumberWrong(tax_number=number[:20])
    return number


def credit_code(code: str) -> bool:
    """GB 32100-2015: sign 18 is 31 − (Σ sign·3^(n−1) mod 31), 31 standing for 0."""
    if any(sign not in CREDIT_SIGNS for sign in code) or not code[2:8].isdigit():
        return False
    total = sum(CREDIT_SIGNS.index(sign) * weight for sign, weight in zip(code, CREDIT_WEIGHTS, strict=False))
    return CREDIT_SIGNS[(31 - total % 31) % 31] == code[17] and organisation_code(code[8:17])


def organisation_code(code: str) -> bool:
    """GB 11714: 11 − (Σ sign·weight mod 11); 10 is written X, 11 is written 0."""
    if any(sign not in CODE_SIGNS for sign in code):
        return False
    total = sum(CODE_SIGNS.index(sign) * weight for sign, weight in zip(code, CODE_WEIGHTS, strict=False))
    return {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11)) == code[8]


def old_number(number: str) -> bool:
    return number[:6].isdigit() and organisation_code(number[6:])


def check_profile(kind: str, given: dict[str, str]) -> None:
    """Raises InvoiceDataMissing naming the first field that is needed and empty."""
    if kind not in KINDS:
        raise InvoiceDataMissing(field="kind")
    for name in (*ALWAYS, *(SPECIAL if kind == "special" else ())):
        if not given[name]:
            raise InvoiceDataMissing(field=name)
    if "@" not in given["email"]:
        raise InvoiceDataMissing(field="email")
