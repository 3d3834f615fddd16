"""Character sets, check digits and what a check says of a value."""

import string
from typing import Final

Bad = tuple[str, int, int] | None
"""What is wrong with a value: rule, position, length."""

CSET82: Final = "!\"%&'()*+,-./" + string.digits + ":;<=>?" + string.ascii_uppercase + "_" + string.ascii_lowercase
CSET39: Final = "#-/" + string.digits + string.ascii_uppercase
CSET64: Final = "-_" + string.digits + string.ascii_letters
PRIMES: Final = tuple(n for n in range(2, 510) if all(n % d for d in range(2, int(n**0.5) + 1)))


def foreign(value: str, known: str, rule: str) -> Bad:
    """The first character that is not one of `known`."""
    for at, sign in enumerate(value):
        if sign not in known:
            return rule, at, 1
    return None


def not_digits(value: str) -> Bad:
    return foreign(value, string.digits, "non_digit_character")


def check_digit(body: str) -> str:
    """Mod 10 with weights 3 and 1 from the right (GTIN, SSCC, GLN …)."""
    total = sum(int(sign) * (1 if place % 2 else 3) for place, sign in enumerate(reversed(body)))
    return str(-total % 10)
