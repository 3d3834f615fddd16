"""The shape of an industry template and the reading of its file.

A template is data in TOML, in the words of its trade; nothing in it is a programme. What stands under `sample` is there
to try things out with and is taken away in one act; the rest is the plant's own from the first day.
"""

import tomllib
from datetime import time
from decimal import Decimal
from functools import cache
from importlib import resources

import msgspec

from tenants.onboarding.errors import IndustryUnknown


class Named(msgspec.Struct, frozen=True, array_like=True):
    """[code, zh, en]"""

    code: str
    zh: str
    en: str


class UnitRow(Named, frozen=True, array_like=True):
    """[code, zh, en, decimals, dimension, numerator, denominator]"""

    decimals: int = 0
    dimension: str = "count"
    numerator: int = 1
    denominator: int = 1


class CenterRow(Named, frozen=True, array_like=True):
    """[code, zh, en, area, [work units]]"""

    area: str
    units: tuple[Named, ...]


class OperationRow(Named, frozen=True, array_like=True):
    """[code, zh, en, work center, set-up minutes, seconds a unit]"""

    center: str
    setup: int
    cycle: Decimal


class ShiftRow(Named, frozen=True, array_like=True):
    """[code, zh, en, from, to, [[break from, to]]], local wall time"""

    starts: time
    ends: time
    breaks: tuple[tuple[time, time], ...] = ()


class ReasonRow(msgspec.Struct, frozen=True, array_like=True):
    """[kind, code, zh, en]"""

    kind: str
    code: str
    zh: str
    en: str


class TeamRow(Named, frozen=True, array_like=True):
    """[code, zh, en, [work centers]]"""

    centers: tuple[str, ...]


class RoleRow(Named, frozen=True, array_like=True):
    """[code, zh, en, [built-in roles whose rights it has]]"""

    like: tuple[str, ...]


class FieldRow(msgspec.Struct, frozen=True, array_like=True):
    """[subject, code, zh, en, kind, unit]: a field of the trade's own"""

    subject: str
    code: str
    zh: str
    en: str
    kind: str
    unit: str | None = None


class Line(msgspec.Struct, frozen=True, array_like=True):
    """[zh, en, critical?]"""

    zh: str
    en: str
    critical: bool = False


class Guide(msgspec.Struct, frozen=True):
    """How one operation is done, in steps."""

    operation: str
    steps: tuple[Line, ...]


class PartnerRow(Named, frozen=True, array_like=True):
    """[code, zh, en, "customer" | "supplier"]"""

    side: str


class MaterialRow(Named, frozen=True, array_like=True):
    """[code, zh, en, unit]"""

    unit: str


class PersonRow(msgspec.Struct, frozen=True, array_like=True):
    """[login, name, badge, team, [roles]]"""

    login: str
    name: str
    badge: str
    team: str
    roles: tuple[str, ...]


class ProductRow(msgspec.Struct, frozen=True):
    """`steps`: [[operation, work unit]] in order; `parts`: [[component, quantity of one]]."""

    code: str
    zh: str
    en: str
    unit: str
    steps: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, Decimal], ...]
    kind: str = "product"
    drawing: str = "A"
    fields: dict[str, str | int] = {}


class OrderRow(msgspec.Struct, frozen=True):
    """`days` from now it is due; a released one can be reported at once."""

    item: str
    quantity: Decimal
    days: int
    customer: str | None = None
    released: bool = False


class Samples(msgspec.Struct, frozen=True):
    people: tuple[PersonRow, ...]
    partners: tuple[PartnerRow, ...]
    materials: tuple[MaterialRow, ...]
    products: tuple[ProductRow, ...]
    orders: tuple[OrderRow, ...]


class Names(msgspec.Struct, frozen=True):
    zh: str
    en: str


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    industry: str
    name: Names
    about: Names
    site: Names
    weekdays: tuple[int, ...]
    units: tuple[UnitRow, ...]
    areas: tuple[Named, ...]
    centers: tuple[CenterRow, ...]
    operations: tuple[OperationRow, ...]
    shifts: tuple[ShiftRow, ...]
    reasons: tuple[ReasonRow, ...]
    teams: tuple[TeamRow, ...]
    roles: tuple[RoleRow, ...]
    fields: tuple[FieldRow, ...]
    guides: tuple[Guide, ...]
    sample: Samples


INDUSTRIES = ("machining", "electronics", "food", "medical", "moulding")
"""In the order in which they are offered."""


@cache
def template(industry: str) -> Template:
    """Raises IndustryUnknown. A file that does not fit its shape fails when it is first read: tests read them all."""
    if industry not in INDUSTRIES:
        raise IndustryUnknown(industry=industry[:40])
    text = resources.files(__package__).joinpath(f"{industry}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text, parse_float=Decimal), Template, strict=False)


def templates() -> tuple[Template, ...]:
    return tuple(template(each) for each in INDUSTRIES)
