"""Which rows belong to which: what has to go when a sample goes, and what keeps it.

A row belongs to the closest thing it refers to: a report before an operation, an operation before its order, an order
before the item, the item before a person. It goes when that goes. A few things stand by themselves (an order, a demand,
a lot, an item, a partner, a person): one of those that is no sample keeps the sample it stands on.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy.sql.schema import Column

from infra.db import Base, TenantRow

RANKS: Final[Sequence[frozenset[str]]] = (
    frozenset({"identity_todo"}),
    frozenset({"reporting_output_report"}),
    frozenset({"reporting_operation_run", "reporting_andon", "reporting_downtime_record", "orders_hold"}),
    frozenset({"orders_operation"}),
    frozenset({"orders_production_order", "orders_demand"}),
    frozenset({"traceability_sublot", "traceability_material_lot"}),
    frozenset({"wages_period", "wages_dispute", "masterdata_engineering_change"}),
    frozenset({"masterdata_routing_step", "masterdata_instruction", "masterdata_item_revision"}),
    frozenset({"masterdata_bom", "masterdata_routing"}),
    frozenset({"masterdata_item"}),
    frozenset({"masterdata_partner"}),
    frozenset({"identity_user"}),
)
"""Closest first. A row of one rank that refers to two (a transfer, an allocation) goes only with both."""

ALONE: Final[Mapping[str, frozenset[str]]] = {
    "orders_production_order": frozenset({"parent_id"}),  # a split or sub-order came of its parent
    "orders_demand": frozenset(),
    "traceability_material_lot": frozenset({"order_id"}),
    "masterdata_item": frozenset(),
    "masterdata_partner": frozenset(),
    "identity_user": frozenset(),
}
"""Things that stand by themselves, and the columns by which they belong to another all the same."""

SOFT: Final[Sequence[tuple[str, str, str]]] = (
    ("identity_todo", "subject_id", "orders_production_order"),
    ("identity_todo", "subject_id", "orders_operation"),
    ("identity_todo", "subject_id", "reporting_output_report"),
    ("orders_hold", "subject_id", "orders_operation"),
    ("reporting_missing_report", "subject_id", "orders_operation"),
    ("reporting_missing_report", "subject_id", "identity_user"),
    ("masterdata_instruction_confirmation", "operation_id", "orders_operation"),
    ("masterdata_change_order", "order_id", "orders_production_order"),
)
"""(table, column, whose id it is) where no foreign key says so: the row goes along."""

KEEPS: Final[Sequence[tuple[str, str, str]]] = (
    ("wages_line", "source_id", "reporting_output_report"),  # paid in a closed month
    ("reporting_output_report", "reporter_id", "identity_user"),
    ("reporting_output_report", "worker_id", "identity_user"),
)
"""(table, column, whose id it is): such a row, unless it goes itself, keeps what it names."""


@cache
def models() -> Mapping[str, type[Any]]:
    every: list[Any] = [mapper.class_ for mapper in Base.registry.mappers]
    return {str(each.__table__.name): each for each in every if issubclass(each, TenantRow)}


@cache
def references(table: str) -> tuple[tuple[str, Column[Any]], ...]:
    """(table, column) of every foreign key that leads to this one's id."""
    found: list[tuple[str, Column[Any]]] = []
    for child in Base.metadata.tables.values():
        for key in child.foreign_key_constraints:
            columns = [each.parent for each in key.elements if each.column.name == "id"]
            if key.referred_table.name == table and columns and child.name in models():
                found.append((child.name, columns[0]))
    return tuple(found)


@cache
def targets(table: str) -> Mapping[str, str]:
    """Column → the table its foreign key leads to."""
    found = {}
    for key in models()[table].__table__.foreign_key_constraints:
        for each in key.elements:
            if each.column.name == "id":
                found[each.parent.name] = str(each.column.table.name)
    return found


def owners(row: Any) -> list[tuple[str, Any]]:
    """(table, id) of what a row belongs to: of the closest rank it refers to. Empty: it stands by itself."""
    table = str(row.__tablename__)
    refers = [
        (target, getattr(row, column))
        for column, target in targets(table).items()
        if getattr(row, column) is not None and (table not in ALONE or column in ALONE[table])
    ]
    for rank in RANKS:
        found = [(target, id) for target, id in refers if target in rank]
        if found:
            return found
    return []


def name_of(row: Any) -> str:
    """What people call a row, as far as it has such a name."""
    for column in ("number", "code", "login", "card", "serial", "user_name", "reporter_name", "month"):
        value = getattr(row, column, None)
        if value:
            return str(value)
    return ""
