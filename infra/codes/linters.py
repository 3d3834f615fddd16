"""GS1's single-value checks ("linters"), by the names the Barcode Syntax Dictionary gives them.

Each takes a value and gives None or what is wrong with it: `(rule, position, length)`. The rules are those of the
published reference procedures (GS1 Barcode Syntax Resource); the names of the rules are theirs too.
"""

import re
import string
from collections.abc import Callable, Collection, Mapping
from typing import Final

from infra.codes.coupons import coupon, coupon_offer
from infra.codes.dates import check_date
from infra.codes.lists import COUNTRIES, COUNTRY_CODES, CURRENCIES, MEDIA_TYPES, PACKAGE_TYPES
from infra.codes.values import CSET39, CSET64, CSET82, PRIMES, Bad, check_digit, foreign, not_digits

Linter = Callable[[str], Bad]


def cset64(value: str) -> Bad:
    bare = value.rstrip("=")
    pads = len(value) - len(bare)
    if pads > 2 or (pads and len(value) % 3):
        return "invalid_cset64_padding", len(bare), pads
    return foreign(bare, CSET64, "invalid_cset64_character")


def csum(value: str) -> Bad:
    if not value:
        return "too_short_for_check_digit", 0, 0
    if bad := not_digits(value):
        return bad
    if check_digit(value[:-1]) != value[-1]:
        return "incorrect_check_digit", len(value) - 1, 1
    return None


def csumalpha(value: str) -> Bad:
    """Check character pair of GMN and the like (GS1 General Specifications, 7.9.5)."""
    if len(value) > len(PRIMES) + 2:
        return "too_long_for_check_pair_implementation", 0, len(value)
    if len(value) < 2:
        return "too_short_for_check_pair", 0, len(value)
    if bad := foreign(value[:-2], CSET82, "invalid_cset82_character"):
        return bad
    return None if value[-2:] == check_pair(value[:-2]) else ("incorrect_check_pair", len(value) - 2, 2)


def check_pair(body: str) -> str:
    pairs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    total = sum(CSET82.index(sign) * prime for sign, prime in zip(reversed(body), PRIMES, strict=False)) % 1021
    return pairs[total >> 5] + pairs[total & 31]


def gcppos1(value: str, issued: Callable[[str], bool | None] | None = None) -> Bad:
    """A company prefix has at least four digits. Whether GS1 has given it to anybody is known only to who brings a
    register: `issued` says yes, no, or None when the register cannot be asked."""
    if len(value) < 4:
        return "too_short_for_gcp", 0, len(value)
    if bad := not_digits(value[:4]):
        return "invalid_gcp_prefix", bad[1], 1
    known = issued is None or issued(value)
    if known:
        return None
    return "gcp_datasource_offline" if known is None else "invalid_gcp_prefix", 0, len(value)


def gcppos2(value: str) -> Bad:
    if len(value) < 2:
        return "too_short_for_gcp", 0, len(value)
    bad = gcppos1(value[1:])
    return (bad[0], bad[1] + 1, bad[2]) if bad else None


def _clock(value: str, below: int, what: str, illegal: str) -> Bad:
    if len(value) != 2:
        return f"{what}_too_short" if len(value) < 2 else f"{what}_too_long", 0, len(value)
    if bad := not_digits(value):
        return bad
    return None if int(value) < below else (illegal, 0, 2)


def hh(value: str) -> Bad:
    return _clock(value, 24, "hour", "illegal_hour")


def mi(value: str) -> Bad:
    return _clock(value, 60, "minute", "illegal_minute")


def ss(value: str) -> Bad:
    return _clock(value, 60, "second", "illegal_second")


def hhmi(value: str) -> Bad:
    if len(value) != 4:
        return f"hour_with_minute_too_{'short' if len(value) < 4 else 'long'}", 0, len(value)
    if bad := hh(value[:2]):
        return bad
    bad = mi(value[2:])
    return (bad[0], bad[1] + 2, bad[2]) if bad else None


def hyphen(value: str) -> Bad:
    return None if value and not value.strip("-") else ("not_hyphen", 0, len(value))


def iban(value: str) -> Bad:
    """ISO 13616: country, two check digits, mod 97 = 1."""
    if len(value) < 4:
        return "iban_too_short", 0, len(value)
    if value[:2] not in COUNTRY_CODES:
        return "illegal_iban_country_code", 0, 2
    if not 10 < len(value) <= 34:
        return "iban_too_long" if len(value) > 34 else "iban_too_short", 0, len(value)
    if bad := foreign(value[4:], string.digits + string.ascii_uppercase, "invalid_iban_character"):
        return bad[0], bad[1] + 4, bad[2]
    if bad := foreign(value[:4], string.digits + string.ascii_uppercase, "invalid_iban_character"):
        return bad
    rearranged = "".join(str(int(sign, 36)) for sign in value[4:] + value[:4])
    return None if int(rearranged) % 97 == 1 else ("incorrect_iban_checksum", 2, 2)


def importeridx(value: str) -> Bad:
    if len(value) != 1:
        return "importer_idx_must_be_one_character", 0, len(value)
    return None if value in CSET64 else ("invalid_import_idx_character", 0, 1)


def _listed(known: Collection[str], rule: str) -> Linter:
    return lambda value: None if value in known else (rule, 0, len(value))


def _degrees(most: int, what: str) -> Linter:
    def check(value: str) -> Bad:
        if len(value) != 10:
            return f"{what}_invalid_length", 0, len(value)
        if bad := not_digits(value):
            return bad
        return None if int(value) <= most else (f"invalid_{what}", 0, 10)

    return check


def hasnondigit(value: str) -> Bad:
    return None if not_digits(value) else ("requires_non_digit_character", 0, len(value))


def nonzero(value: str) -> Bad:
    return not_digits(value) or (None if value.strip("0") else ("illegal_zero_value", 0, len(value)))


def nozeroprefix(value: str) -> Bad:
    return ("illegal_zero_prefix", 0, 1) if value.startswith("0") else not_digits(value)


def zero(value: str) -> Bad:
    return None if value and not value.strip("0") else ("not_zero", 0, len(value))


def pcenc(value: str) -> Bad:
    for match in re.finditer("%", value):
        if not re.match(r"%[0-9A-Fa-f]{2}", value[match.start() :]):
            return "invalid_percent_sequence", match.start(), min(3, len(value) - match.start())
    return None


def pieceoftotal(value: str) -> Bad:
    if bad := not_digits(value):
        return bad
    if not value or len(value) % 2:
        return "invalid_length_for_piece_of_total", 0, len(value)
    half = len(value) // 2
    piece, total = int(value[:half]), int(value[half:])
    if not piece:
        return "zero_piece_number", 0, half
    if not total:
        return "zero_total_pieces", half, half
    return ("piece_number_exceeds_total", 0, len(value)) if piece > total else None


def posinseqslash(value: str) -> Bad:
    match = re.fullmatch(r"([0-9]+)/([0-9]+)", value)
    if match is None:
        return "position_in_sequence_malformed", 0, len(value)
    position, end = match.groups()
    if position.startswith("0"):
        return "illegal_zero_prefix", 0, len(position)
    if end.startswith("0"):
        return "illegal_zero_prefix", len(position) + 1, len(end)
    return ("position_exceeds_end", 0, len(value)) if int(position) > int(end) else None


LINTERS: Final[Mapping[str, Linter]] = {
    "csetnumeric": not_digits,
    "cset82": lambda value: foreign(value, CSET82, "invalid_cset82_character"),
    "cset39": lambda value: foreign(value, CSET39, "invalid_cset39_character"),
    "cset64": cset64,
    "couponcode": coupon,
    "couponposoffer": coupon_offer,
    "csum": csum,
    "csumalpha": csumalpha,
    "gcppos1": gcppos1,
    "gcppos2": gcppos2,
    "hasnondigit": hasnondigit,
    "hh": hh,
    "hhmi": hhmi,
    "hyphen": hyphen,
    "iban": iban,
    "importeridx": importeridx,
    "iso3166": _listed(COUNTRIES, "not_iso3166"),
    "iso3166999": _listed(COUNTRIES | {"999"}, "not_iso3166_or_999"),
    "iso3166alpha2": _listed(COUNTRY_CODES, "not_iso3166_alpha2"),
    "iso4217": _listed(CURRENCIES, "not_iso4217"),
    "iso5218": _listed({"0", "1", "2", "9"}, "invalid_biological_sex_code"),
    "latitude": _degrees(1_800_000_000, "latitude"),
    "longitude": _degrees(3_600_000_000, "longitude"),
    "mediatype": _listed(MEDIA_TYPES, "invalid_media_type"),
    "mi": mi,
    "nonzero": nonzero,
    "nozeroprefix": nozeroprefix,
    "packagetype": _listed(PACKAGE_TYPES, "invalid_package_type"),
    "pcenc": pcenc,
    "pieceoftotal": pieceoftotal,
    "posinseqslash": posinseqslash,
    "ss": ss,
    "winding": _listed({"0", "1", "9"}, "invalid_winding_direction"),
    "yesno": _listed({"0", "1"}, "not_zero_or_one"),
    "yymmd0": lambda value: check_date(value, 6, day_zero=True),
    "yymmdd": lambda value: check_date(value, 6, day_zero=False),
    "yyyymmd0": lambda value: check_date(value, 8, day_zero=True),
    "yyyymmdd": lambda value: check_date(value, 8, day_zero=False),
    "zero": zero,
}

_KINDS: Final = (
    ("check", ("check_digit", "check_pair", "checksum")),
    ("date", ("date", "month", "day", "expiration")),
    ("time", ("hour", "minute", "second")),
    ("characters", ("character", "digit", "percent", "padding", "hyphen")),
    ("length", ("short", "long", "length", "truncated", "excess")),
)


def kind_of(rule: str) -> str:
    """What a person is told of a linter's rule (problem.KINDS)."""
    return next((kind for kind, parts in _KINDS if any(part in rule for part in parts)), "value")
