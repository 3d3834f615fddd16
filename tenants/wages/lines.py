"""A wage line: what one report, one span of labour or one decision pays one person, and all that explains it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.journal.canonical import canonical
from tenants.wages.rules import ZERO, Earned


@dataclass(frozen=True, kw_only=True)
class Line:
    """`adjusts`: the closed month whose report this settles in the open one. `share` is of a crew's report."""

    user_id: UUID
    source: str  # report | labour | adjustment
    source_id: UUID
    day: date
    at: datetime
    amount: Decimal
    state: str
    kind: str = "production"
    good: Decimal = ZERO
    process_scrap: Decimal = ZERO
    material_scrap: Decimal = ZERO
    rework: Decimal = ZERO
    seconds: Decimal | None = None
    grade: str = ""
    share: Decimal = Decimal(1)
    crew: int = 1
    rate_id: UUID | None = None
    rate_version: int | None = None
    rate_from: date | None = None
    rate: Decimal | None = None
    basis: str | None = None
    rule_id: UUID | None = None
    factors: tuple[Decimal, Decimal, Decimal] | None = None  # process scrap, material scrap, rework
    reverses_id: UUID | None = None
    adjusts: str | None = None
    order: str = ""
    item: str = ""
    item_zh: str = ""
    item_en: str = ""
    operation_zh: str = ""
    operation_en: str = ""
    sequence: int | None = None
    note: str | None = None
    item_id: UUID | None = field(default=None)
    operation_definition_id: UUID | None = field(default=None)
    operation_id: UUID | None = field(default=None)

    @property
    def report_id(self) -> UUID | None:
        return self.source_id if self.source == "report" else None

    def explained(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {name: _json(value) for name, value in asdict(self).items()}

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Line":
        values: dict[str, Any] = dict(stored)
        for name, make in _MAKE.items():
            if values.get(name) is not None:
                values[name] = make(values[name])
        if values.get("factors") is not None:
            a, b, c = (Decimal(each) for each in values["factors"])
            values["factors"] = (a, b, c)
        return cls(**values)


_MAKE: Mapping[str, Any] = {
    **dict.fromkeys(
        (
            "user_id",
            "source_id",
            "rate_id",
            "rule_id",
            "reverses_id",
            "item_id",
            "operation_definition_id",
            "operation_id",
        ),
        UUID,
    ),
    **dict.fromkeys(
        ("amount", "good", "process_scrap", "material_scrap", "rework", "seconds", "share", "rate"), Decimal
    ),
    "day": date.fromisoformat,
    "rate_from": date.fromisoformat,
    "at": datetime.fromisoformat,
}


def _json(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple):
        return [_json(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def with_earned(line: Line, earned: Earned, crew: int) -> Line:
    """The line of one person's part."""
    rate, rule = earned.rate, earned.rule
    return replace(
        line,
        user_id=earned.user_id,
        amount=earned.amount,
        state=earned.state,
        grade=earned.grade,
        share=earned.share,
        crew=crew,
        rate_id=rate.id if rate else None,
        rate_version=rate.version if rate else None,
        rate_from=rate.effective_from if rate else None,
        rate=rate.amount if rate else None,
        basis=rate.basis if rate else None,
        rule_id=rule.id if rule else None,
        factors=(rule.process_scrap, rule.material_scrap, rule.rework) if rule else None,
    )


def taken_back(original: Line, reversal: Line) -> Line:
    """The same person, rate and rule; quantities and yuan the other way round."""
    return replace(
        original,
        source_id=reversal.source_id,
        day=reversal.day,
        at=reversal.at,
        amount=-original.amount,
        good=-original.good,
        process_scrap=-original.process_scrap,
        material_scrap=-original.material_scrap,
        rework=-original.rework,
        seconds=-original.seconds if original.seconds is not None else None,
        reverses_id=original.source_id,
        adjusts=None,
        note=reversal.note,
    )


def paid(lines: Iterable[Line]) -> Decimal:
    return sum((line.amount for line in lines if line.state == "paid"), ZERO)


def digest_text(lines: Iterable[Line]) -> str:
    """The bytes a closed month is known by: its lines by person and source, canonical."""
    ordered = sorted(lines, key=lambda line: (line.user_id, line.source_id))
    return "\n".join(canonical(line.explained()) for line in ordered)
