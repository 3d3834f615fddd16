"""Rows as the journal sees them, and the statements that write them: built once per model."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ARRAY, Uuid, any_, bindparam, insert, select

from infra.db import Statement, dollar, own


def image(row: Any) -> dict[str, Any]:
    """The row's columns and values, in column order; what the journal keeps and `verify` compares."""
    values = row.__dict__
    return {name: values[name] if name in values else default(values) for name, default in _columns(type(row))}


_column_cache: dict[type[Any], tuple[tuple[str, Callable[[Any], Any]], ...]] = {}


def _columns(model: type[Any]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    known = _column_cache.get(model)
    if known is None:
        known = tuple((column.name, _default(column)) for column in model.__table__.columns)
        _column_cache[model] = known
    return known


def _default(column: Any) -> Callable[[Any], Any]:
    if column.default is None:
        return lambda _values: None
    if column.default.is_callable:
        return lambda _values: column.default.arg(None)
    return lambda _values: column.default.arg


_sql_cache: dict[Any, str] = {}
_constants: dict[Any, Statement] = {}


def insert_sql(model: type[Any]) -> str:
    key = ("insert", model)
    if key not in _sql_cache:
        _sql_cache[key] = dollar(
            insert(model.__table__).values({c.name: bindparam(c.name) for c in model.__table__.columns})
        )
    return _sql_cache[key]


def update_sql(model: type[Any], names: tuple[str, ...]) -> str:
    key = ("update", model, names)
    if key not in _sql_cache:
        assigned = [f"{name} = ${n}" for n, name in enumerate(names, 1)]
        n = len(names)
        _sql_cache[key] = (
            f"UPDATE {model.__tablename__} SET {', '.join(assigned)} "
            f"WHERE tenant_id = ${n + 1} AND id = ${n + 2} AND revision = ${n + 3}"
        )
    return _sql_cache[key]


def update_all_sql(model: type[Any], names: tuple[str, ...]) -> str:
    """The same values for many rows; each must still be of the revision it was read with."""
    key = ("update all", model, names)
    if key not in _sql_cache:
        assigned = [f"{name} = ${n}" for n, name in enumerate(names, 1)]
        n = len(names)
        _sql_cache[key] = (
            f"UPDATE {model.__tablename__} AS t SET {', '.join(assigned)}, revision = t.revision + 1 "
            f"FROM unnest(${n + 2}::uuid[], ${n + 3}::bigint[]) AS w(id, revision) "
            f"WHERE t.tenant_id = ${n + 1} AND t.id = w.id AND t.revision = w.revision"
        )
    return _sql_cache[key]


def delete_sql(model: type[Any]) -> str:
    return f"DELETE FROM {model.__tablename__} WHERE tenant_id = $1 AND id = $2 AND revision = $3"


def by_id(model: type[Any]) -> Statement:
    return _constant(("id", model), lambda: select(model).where(own(model), model.id == bindparam("id")))


def by_id_locked(model: type[Any]) -> Statement:
    return _constant(
        ("lock", model), lambda: select(model).where(own(model), model.id == bindparam("id")).with_for_update()
    )


def by_ids(model: type[Any]) -> Statement:
    return _constant(
        ("ids", model),
        lambda: select(model).where(own(model), model.id == any_(bindparam("ids", type_=ARRAY(Uuid())))),
    )


def _constant(key: Any, build: Callable[[], Any]) -> Statement:
    if key not in _constants:
        _constants[key] = Statement(build())
    return _constants[key]
