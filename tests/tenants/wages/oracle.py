"""The same wages worked out as somebody would in a spreadsheet: rows of plain values, look-ups, whole numbers.

Shares no line with the product. Money is counted in ten-billionths of a cent (a rate has four places, a quantity up to
six, a share six), time in seconds; the only rounding is the one of the last column.
"""

from __future__ import annotations

from fractions import Fraction

EIGHT_HOURS = 8 * 3600


def local_day(at):
    """Suzhou has no summer time."""
    seconds = int(at.timestamp()) + EIGHT_HOURS
    days = seconds // 86400
    era_year, day = 1970, days
    while True:
        length = 366 if era_year % 4 == 0 and (era_year % 100 != 0 or era_year % 400 == 0) else 365
        if day < length:
            break
        day -= length
        era_year += 1
    lengths = [31, 29 if length == 366 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    month = 0
    while day >= lengths[month]:
        day -= lengths[month]
        month += 1
    return f"{era_year:04}-{month + 1:02}-{day + 1:02}"


def newest(rows, day):
    """The row of a dated list that stands on a day: the last date not after it, of that date the last version."""
    best = None
    for row in rows:
        start = row["effective_from"].isoformat()
        if start > day:
            continue
        mark = (start, row.get("version", 0))
        if best is None or mark > best[0]:
            best = (mark, row)
    return None if best is None else best[1]


def half_up(value):
    """Whole cents of a Fraction of cents, half a cent away from zero."""
    sign = -1 if value < 0 else 1
    size = abs(value)
    whole = size.numerator // size.denominator
    rest = size - whole
    return sign * (whole + (1 if rest * 2 >= 1 else 0))


class Sheet:
    """`tables`: name → list of dicts, as the database holds them."""

    def __init__(self, tables):
        self.t = tables
        self.ops = {row["id"]: row for row in tables["orders_operation"]}
        self.orders = {row["id"]: row for row in tables["orders_production_order"]}
        self.reports = {row["id"]: row for row in tables["reporting_output_report"]}
        self.rates = {}
        for row in tables["wages_rate"]:
            self.rates.setdefault((row["item_id"], row["operation_definition_id"], row["grade"]), []).append(row)
        self.grades = {}
        for row in tables["wages_grade"]:
            self.grades.setdefault(row["user_id"], []).append(row)
        self.shares = {}
        for row in tables["reporting_share"]:
            self.shares.setdefault(row["report_id"], []).append(row)
        self.closings = {row["month"]: row["closed_at"] for row in tables["wages_period"]}

    def grade(self, user, day):
        row = newest(self.grades.get(user, []), day)
        return row["grade"] if row else ""

    def price(self, item, operation, grade, day, by_hour_only):
        columns = [(item, operation, grade), (item, operation, None), (None, operation, grade), (None, operation, None)]
        if by_hour_only:
            columns += [(None, None, grade), (None, None, None)]
        for column in columns:
            row = newest(self.rates.get(column, []), day)
            if row is None or row["amount"] is None:
                continue
            if by_hour_only and row["basis"] != "hour":
                continue
            return row
        return None

    def factors(self, day):
        row = newest(self.t["wages_rule"], day)
        if row is None:
            return Fraction(0), Fraction(1), Fraction(0)
        return Fraction(row["process_scrap"]), Fraction(row["material_scrap"]), Fraction(row["rework"])

    def report(self, row):
        """user → cents of one report that is not a reversal; None where a rate is missing."""
        day = local_day(row["occurred_at"])
        op = self.ops[row["operation_id"]]
        item, operation = self.orders[row["order_id"]]["item_id"], op["operation_definition_id"]
        crew = [(share["user_id"], Fraction(share["share"])) for share in self.shares.get(row["id"], [])]
        if not crew:
            crew = [(row["worker_id"], Fraction(1))]
        if row["approval"] == "rejected":
            return {user: 0 for user, _ in crew}
        timed = row["kind"] != "production"
        prices = {user: self.price(item, operation, self.grade(user, day), day, timed) for user, _ in crew}
        if not timed and any(price and price["basis"] == "hour" for price in prices.values()):
            return {user: 0 for user, _ in crew}
        if timed:
            count = Fraction(int((row["occurred_at"] - row["started_at"]).total_seconds()), 3600)
        else:
            bad, stuff, again = self.factors(day)
            count = (
                Fraction(row["good_quantity"])
                + bad * Fraction(row["process_scrap_quantity"])
                + stuff * Fraction(row["material_scrap_quantity"])
                + again * Fraction(row["rework_quantity"])
            )
        if any(price is None for price in prices.values()):
            return None if count else {user: 0 for user, _ in crew}
        return self.shared({user: Fraction(prices[user]["amount"]) * 100 * count * part for user, part in crew})

    def shared(self, exact):
        """Whole cents per user that add up to the rounded sum; the largest cut-off parts get the cents left over."""
        total = half_up(sum(exact.values(), Fraction(0)))
        sign = -1 if total < 0 else 1
        cut = {user: (abs(value).numerator // abs(value).denominator) for user, value in exact.items()}
        left = abs(total) - sum(cut.values())
        line = sorted(exact, key=lambda user: (-(abs(exact[user]) - cut[user]), user))
        for user in line[:left]:
            cut[user] += 1
        return {user: sign * cents for user, cents in cut.items()}

    def month(self, day, written):
        """The month that pays: the day's own, or the first that was still open when it was written."""
        month = day[:7]
        while month in self.closings and self.closings[month] <= written:
            year, number = int(month[:4]), int(month[5:])
            month = f"{year + number // 12:04}-{number % 12 + 1:02}"
        return month

    def run(self):
        """(month, user, source id) → cents."""
        book = {}
        for row in self.t["reporting_output_report"]:
            day = local_day(row["occurred_at"])
            if row["reverses_id"] is None:
                cents = self.report(row)
            else:
                back = self.report(self.reports[row["reverses_id"]])
                cents = None if back is None else {user: -value for user, value in back.items()}
            if cents is None:
                raise AssertionError(f"a rate is missing for {row['id']}")
            for user, value in cents.items():
                book[self.month(day, row["created_at"]), user, row["id"]] = value
        for row in self.t["reporting_labor_record"]:
            if row["ended_at"] is None:
                continue
            day = local_day(row["started_at"])
            op = self.ops[row["operation_id"]]
            item = self.orders[op["order_id"]]["item_id"]
            price = self.price(item, op["operation_definition_id"], self.grade(row["user_id"], day), day, False)
            if price is None or price["basis"] != "hour":
                continue
            cents = half_up(Fraction(price["amount"]) * 100 * row["seconds"] / 3600)
            book[self.month(day, row["updated_at"]), row["user_id"], row["id"]] = cents
        for row in self.t["wages_adjustment"]:
            value = Fraction(row["amount"]) * 100
            assert value.denominator == 1
            book[row["day"].isoformat()[:7], row["user_id"], row["id"]] = value.numerator
        return book
