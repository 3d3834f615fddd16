"""Sites, areas and work centers under one roof: what `identity` asks when it grants somebody a place."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, literal, select, union_all
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from infra.db import Statement, own
from infra.work import Read
from tenants.identity.places import AREA, SITE, WORK_CENTER, Place, find_places_with
from tenants.masterdata.models import Area, Site, WorkCenter


def _rows(model: Any, kind: str) -> Any:
    wanted = bindparam("ids", type_=ARRAY(Uuid()))
    return select(model.id, literal(kind).label("kind"), model.code, model.name_zh, model.name_en).where(
        own(model), model.id == wanted.any_()
    )


PLACES = Statement(union_all(_rows(Site, SITE), _rows(Area, AREA), _rows(WorkCenter, WORK_CENTER)))


@find_places_with
async def find_places(read: Read, ids: Sequence[UUID]) -> Mapping[UUID, Place]:
    rows = await read.all(PLACES, ids=list(ids))
    return {row["id"]: Place(row["id"], row["kind"], row["code"], row["name_zh"], row["name_en"]) for row in rows}
