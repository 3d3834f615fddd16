"""The executor: tenant predicate, hydration, transactions."""

from uuid import uuid4

import pytest
from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import aliased

from infra.db import TENANT, MissingTenant, Statement, among, begin_for, mine, own, prepare
from tenants.orders.models import Hold, Operation


def test_a_statement_without_its_tenant_is_refused():
    with pytest.raises(MissingTenant):
        prepare(select(Operation))
    with pytest.raises(MissingTenant):
        prepare(select(Operation.card).join(Hold, Hold.order_id == Operation.order_id).where(own(Operation)))
    with pytest.raises(MissingTenant):
        prepare(select(func.count()).select_from(select(Hold.id).subquery()))
    with pytest.raises(MissingTenant):
        prepare(update(Hold).values(note="x"))


def test_a_predicate_for_every_table_is_enough():
    other = aliased(Operation)
    prepare(mine(Operation))
    prepare(update(Hold).where(own(Hold)).values(note=bindparam("text")))
    prepare(select(other.card).join(Hold, Hold.order_id == other.order_id).where(own(other), own(Hold)))
    prepare(
        select(Operation.card)
        .join(Hold, (Hold.tenant_id == Operation.tenant_id) & (Hold.order_id == Operation.order_id))
        .where(Operation.tenant_id == TENANT)
    )


def test_one_text_serves_any_number_of_values():
    texts = {prepare(mine(Operation).where(among(Operation.id, [uuid4() for _ in range(n)])))[0].sql for n in (1, 2, 9)}
    assert len(texts) == 1
    with pytest.raises(TypeError, match="among"):
        prepare(mine(Operation).where(Operation.card.in_(["1", "2"])))


def test_constants_are_compiled_once():
    statement = Statement(mine(Operation).where(Operation.card == bindparam("card")))
    first, _ = prepare(statement)
    assert prepare(statement)[0] is first
    assert first.model is Operation
    assert first.arguments({"card": "10017", "tenant_id": 1}) == [1, "10017"]


def test_only_a_uuid_becomes_sql_text():
    with pytest.raises(TypeError):
        begin_for("'; DROP TABLE x; --")  # type: ignore[arg-type]
    assert begin_for(None) == "BEGIN"
