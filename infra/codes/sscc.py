"""SSCC: the number of a logistic unit (GS1 General Specifications 2.2.1)."""

from infra.codes.gs1 import wrong
from infra.codes.values import check_digit

_DIGITS = 17  # without the check digit: extension, company prefix, serial reference


def capacity(company_prefix: str) -> int:
    """How many serial references a prefix has for each extension digit."""
    return int(10 ** (_DIGITS - 1 - len(_prefix(company_prefix))))


def make(company_prefix: str, serial_reference: int, extension: int = 0) -> str:
    """Eighteen digits. Raises CodeInvalid when the prefix is none or the serial reference does not fit beside it."""
    prefix = _prefix(company_prefix)
    if not 0 <= extension <= 9:
        raise wrong("extension_digit", "value", "00")
    if not 0 <= serial_reference < capacity(prefix):
        raise wrong("serial_reference_exhausted", "length", "00", other=str(serial_reference))
    body = f"{extension}{prefix}{str(serial_reference).zfill(_DIGITS - 1 - len(prefix))}"
    return body + check_digit(body)


def check(text: str) -> str:
    """An SSCC as its eighteen digits, given with or without its (00). Raises CodeInvalid."""
    digits = text.strip().removeprefix("(00)")
    digits = digits[2:] if len(digits) == 20 and digits.startswith("00") else digits
    if not (digits.isascii() and digits.isdigit()):
        raise wrong("non_digit_character", "characters", "00")
    if len(digits) != _DIGITS + 1:
        raise wrong("incorrect_length", "length", "00", length=len(digits))
    if check_digit(digits[:-1]) != digits[-1]:
        raise wrong("incorrect_check_digit", "check", "00", at=_DIGITS, length=1)
    return digits


def _prefix(text: str) -> str:
    """A GS1 company prefix has 4 to 12 digits."""
    if not (text.isascii() and text.isdigit() and 4 <= len(text) <= 12):
        raise wrong("invalid_gcp_prefix", "value", "00", other=text[:20])
    return text
