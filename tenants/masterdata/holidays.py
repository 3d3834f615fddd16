"""Public holidays with their 调休, by year: dates as the State Council announces them each November.

2026: 国办发明电, announced 2025-11-04. A year that is not here is entered by hand or imported.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple


class Holiday(NamedTuple):
    """A day that differs from its weekday."""

    day: date
    working: bool
    name_zh: str
    name_en: str


def _year(*feasts: tuple[str, str, date, date, tuple[date, ...]]) -> list[Holiday]:
    return sorted(day for feast in feasts for day in _feast(*feast))


def _feast(zh: str, en: str, first: date, last: date, worked: tuple[date, ...]) -> Iterator[Holiday]:
    for n in range((last - first).days + 1):
        yield Holiday(first + timedelta(days=n), False, zh, en)
    for day in worked:
        yield Holiday(day, True, f"{zh}调休上班", f"Worked for {en}")


HOLIDAYS: Final[Mapping[int, Sequence[Holiday]]] = {
    2026: _year(
        ("元旦", "New Year", date(2026, 1, 1), date(2026, 1, 3), (date(2026, 1, 4),)),
        ("春节", "Spring Festival", date(2026, 2, 15), date(2026, 2, 23), (date(2026, 2, 14), date(2026, 2, 28))),
        ("清明节", "Tomb-Sweeping Day", date(2026, 4, 4), date(2026, 4, 6), ()),
        ("劳动节", "Labour Day", date(2026, 5, 1), date(2026, 5, 5), (date(2026, 5, 9),)),
        ("端午节", "Dragon Boat Festival", date(2026, 6, 19), date(2026, 6, 21), ()),
        ("中秋节", "Mid-Autumn Festival", date(2026, 9, 25), date(2026, 9, 27), ()),
        ("国庆节", "National Day", date(2026, 10, 1), date(2026, 10, 7), (date(2026, 9, 20), date(2026, 10, 10))),
    ),
}
