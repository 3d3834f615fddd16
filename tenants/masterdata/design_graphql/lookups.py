"""What the types of this package point at, by id, and how they are made of their rows."""

from typing import Any, TypeVar
from uuid import UUID

from infra.graphql import Info, loader
from tenants.masterdata import queries
from tenants.masterdata.graphql_types import Item, Unit, WorkCenter, WorkUnit

T = TypeVar("T")


async def the_item(info: Info, id: UUID) -> Item:
    row = await loader(info, queries.items_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return Item.of(row)


async def the_unit(info: Info, id: UUID | None) -> Unit | None:
    row = await loader(info, queries.units_by_id).load(id) if id else None
    return Unit.of(row) if row else None


async def the_center(info: Info, id: UUID) -> WorkCenter:
    row = await loader(info, queries.work_centers_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return WorkCenter.of(row)


async def the_work_unit(info: Info, id: UUID | None) -> WorkUnit | None:
    row = await loader(info, queries.work_units_by_id).load(id) if id else None
    return WorkUnit.of(row) if row else None


_columns: dict[Any, list[str]] = {}


def of_row(kind: type[T], row: Any, **more: Any) -> T:
    """An instance of a type: what it has by the names of its row's columns, and `more`."""
    if kind not in _columns:
        fields = kind.__strawberry_definition__.fields  # type: ignore[attr-defined]
        _columns[kind] = [each.python_name for each in fields if each.base_resolver is None]
    return kind(**{name: getattr(row, name) for name in _columns[kind] if name not in more}, **more)
