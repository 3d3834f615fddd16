"""Pure decisions of sign-up: its states, how long it can be taken up again, and a company's code from its name."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from infra.errors import BadInput
from tenants.onboarding.signup.errors import SignUpBusy

TERMS: Final = "2026-11-20"
"""The version of the terms and the privacy notice on the public pages. A changed text is a new version."""
RESUMED_FOR: Final = timedelta(hours=24)
LONGEST_NAME: Final = 60

MOVES: Final[Mapping[tuple[str, str], str]] = {
    ("proved", "ask"): "asked",
    ("failed", "ask"): "asked",
    ("asked", "found"): "ready",
    ("asked", "fail"): "failed",
    ("ready", "enter"): "entered",
}


def after(state: str, act: str) -> str:
    try:
        return MOVES[state, act]
    except KeyError:
        raise SignUpBusy(state=state) from None


def clean_name(name: str, field: str) -> str:
    name = " ".join(name.split())
    if not 2 <= len(name) <= LONGEST_NAME:
        raise BadInput(field=field, problem=f"2 to {LONGEST_NAME} characters")
    return name


def currency_shown(locale: str) -> str:
    """The public page names its prices in the money of the reader's language."""
    return "CNY" if locale.startswith("zh") else "USD"


# -- a code from a name -------------------------------------------------------------------------------------

# GB 2312 sorts its first 3,755 characters by their reading: where each initial begins (GB/T 2312-1980, level 1).
_INITIALS: Final = (
    (45217, "a"), (45253, "b"), (45761, "c"), (46318, "d"), (46826, "e"), (47010, "f"), (47297, "g"), (47614, "h"),
    (48119, "j"), (49062, "k"), (49324, "l"), (49896, "m"), (50371, "n"), (50614, "o"), (50622, "p"), (50906, "q"),
    (51387, "r"), (51446, "s"), (52218, "t"), (52698, "w"), (52980, "x"), (53689, "y"), (54481, "z"),
)  # fmt: skip
_LEVEL_1_ENDS: Final = 55290
# Level 2 is sorted by radical; these stand in many company names.
_BEYOND: Final = dict(
    zip(
        "鑫晟昊睿泓钰璟麒祺琨熠炜煜瑾钜堃琪铂锜焱垚犇骁晖皓翊铠稷弘璞颢瀚沣沛莘",
        "xshrhyjqqkywyjjkqbqyybxhhykjhphhfps",
        strict=True,
    )
)
_LEGAL_FORM: Final = re.compile(
    r"(股份)?有限(责任)?公司|集团|\b(co\.?,? ?ltd\.?|ltd\.?|inc\.?|llc|gmbh|limited|corporation)(?=\W|$)", re.IGNORECASE
)
_SHORTEST, _LONGEST = 3, 20


def suggested_code(name: str) -> str:
    """The initials of a Chinese name (恒准精密 → hzjm), the words of another one; always a valid code."""
    bare = _LEGAL_FORM.sub(" ", unicodedata.normalize("NFKC", name))
    letters = "".join(_reading(sign) for sign in bare)
    code = re.sub(r"-+", "-", re.sub(r"[^a-z0-9]+", "-", letters.casefold())).strip("-")[:_LONGEST].strip("-")
    code = code if code[:1].isalpha() else f"f{code}"
    return code if len(code) >= _SHORTEST else f"{code}{'mes'[: _SHORTEST - len(code)]}"


def _reading(sign: str) -> str:
    if sign.isascii():
        return sign
    return _initial(sign) if "一" <= sign <= "鿿" else " "


def _initial(sign: str) -> str:
    if sign in _BEYOND:
        return _BEYOND[sign]
    try:
        high, low = sign.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return ""
    number = high * 256 + low
    if number >= _LEVEL_1_ENDS:
        return ""
    return next((letter for begin, letter in reversed(_INITIALS) if number >= begin), "")


def free_codes(code: str) -> Iterator[str]:
    """What comes after a taken one: code2, code3 …"""
    stem = code.rstrip("0123456789") or code
    yield from (f"{stem}{n}" for n in range(2, 1000))
