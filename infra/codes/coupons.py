"""North American coupons, AI (8110) and (8112): digits that say how many digits follow."""

from infra.codes.dates import check_date
from infra.codes.values import Bad, not_digits


class _Wrong(Exception):
    def __init__(self, rule: str, at: int, length: int) -> None:
        super().__init__(rule)
        self.bad = rule, at, length


class _Tape:
    """Digits that are taken from the left."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.at = 0

    @property
    def left(self) -> int:
        return len(self.value) - self.at

    def missing(self, rule: str) -> None:
        if not self.left:
            raise _Wrong(rule, 0, len(self.value))

    def take(self, count: int, rule: str) -> str:
        if self.left < count:
            raise _Wrong(rule, self.at if self.left else 0, self.left or len(self.value))
        self.at += count
        return self.value[self.at - count : self.at]

    def sign(self, allowed: str, missing: str, invalid: str) -> str:
        self.missing(missing)
        if self.value[self.at] not in allowed:
            raise _Wrong(invalid, self.at, 1)
        return self.take(1, missing)

    def sized(self, name: str, allowed: str = "0123456789", plus: int = 6, what: str | None = None) -> str:
        """A digit that says how long the part after it is."""
        size = self.sign(allowed, f"coupon_missing_{what or name}_vli", f"coupon_invalid_{name}_length")
        return self.take(0 if size == "9" and "8" not in allowed else int(size) + plus, f"coupon_truncated_{name}")

    def optional(self, mark: str) -> bool:
        if self.left and self.value[self.at] == mark:
            self.at += 1
            return True
        return False


def coupon(value: str) -> Bad:
    if bad := not_digits(value):
        return bad
    try:
        _coupon(_Tape(value))
    except _Wrong as wrong:
        return wrong.bad
    return None


def coupon_offer(value: str) -> Bad:
    if bad := not_digits(value):
        return bad
    tape = _Tape(value)
    try:
        tape.sign("01", "coupon_missing_format_code", "coupon_invalid_format_code")
        tape.sized("funder", "0123456")
        tape.take(6, "coupon_truncated_offer_code")
        tape.sized("serial_number")
        _nothing_more(tape)
    except _Wrong as wrong:
        return wrong.bad
    return None


def _coupon(tape: _Tape) -> None:
    tape.sized("gcp", "0123456")
    tape.take(6, "coupon_truncated_offer_code")
    tape.sized("save_value", "12345", plus=0)
    _requirement(tape, "1st")
    if tape.optional("1"):
        rule = "additional_purchase_rules_code"
        tape.sign("0123", f"coupon_missing_{rule}", f"coupon_invalid_{rule}")
        _requirement(tape, "2nd")
        tape.sized("2nd_purchase_gcp", "01234569")
    if tape.optional("2"):
        _requirement(tape, "3rd")
        tape.sized("3rd_purchase_gcp", "01234569")
    _dates(tape)
    if tape.optional("5"):
        tape.sized("serial_number")
    if tape.optional("6"):
        tape.sized("retailer_gcp_or_gln", "1234567")
    if tape.optional("9"):
        _saving(tape)
    _nothing_more(tape)


def _requirement(tape: _Tape, which: str) -> None:
    tape.sized(f"{which}_purchase_requirement", "12345", plus=0)
    code = f"{which}_purchase_requirement_code"
    tape.sign("012349", f"coupon_missing_{code}", f"coupon_invalid_{code}")
    tape.take(3, f"coupon_truncated_{which}_purchase_family_code")


def _dates(tape: _Tape) -> None:
    ends = None
    if tape.optional("3"):
        ends = tape.take(6, "coupon_too_short_for_expiration_date")
        if check_date(ends, 6, day_zero=False):
            raise _Wrong("coupon_invalid_exipiration_date", tape.at - 6, 6)  # sic: the published name
    if tape.optional("4"):
        begins = tape.take(6, "coupon_too_short_for_start_date")
        if check_date(begins, 6, day_zero=False):
            raise _Wrong("coupon_invalid_start_date", tape.at - 6, 6)
        if ends is not None and begins > ends:
            raise _Wrong("coupon_expiration_before_start", tape.at - 14, 14)


def _saving(tape: _Tape) -> None:
    tape.sign("01256", "coupon_missing_save_value_code", "coupon_invalid_save_value_code")
    name = "save_value_applies_to_item"
    tape.sign("012", f"coupon_missing_{name}", f"coupon_invalid_{name}")
    tape.missing("coupon_missing_store_coupon_flag")
    tape.take(1, "coupon_missing_store_coupon_flag")
    tape.sign("01", "coupon_missing_dont_multiply_flag", "coupon_invalid_dont_multiply_flag")


def _nothing_more(tape: _Tape) -> None:
    if tape.left:
        raise _Wrong("coupon_excess_data", tape.at, tape.left)
