"""Stored reports: the list, and one with what has been corrected since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from infra.actions import query
from infra.db import among, mine
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.insights import permissions
from tenants.insights.models import ProductionReport

P = ProductionReport


@dataclass(frozen=True)
class ReportFilter:
    kinds: Sequence[str] | None = None
    since: date | None = None
    until: date | None = None
    site_id: UUID | None = None


SORTS = {"DAY_DESC": True, "DAY_ASC": False}


@query(needs=permissions.READ_FIGURES)
async def production_reports(
    read: Read, *, filter: ReportFilter, sort: Sequence[str], first: int, after: str | None
) -> Page[ProductionReport]:
    """Reports by day, the latest first."""
    statement = mine(P)
    if filter.kinds is not None:
        statement = statement.where(among(P.kind, filter.kinds))
    if filter.since is not None:
        statement = statement.where(P.day >= filter.since)
    if filter.until is not None:
        statement = statement.where(P.day <= filter.until)
    if filter.site_id is not None:
        statement = statement.where(P.site_id == filter.site_id)
    newest = SORTS[sort[0]] if sort else True
    # the row's id is made when it is drawn, so within a day it follows the clock
    keys = (Key(P.since, "since", newest), Key(P.id, "id", newest))
    return await paged(read, statement, keys=keys, first=first, after=after)


@query(needs=permissions.READ_FIGURES)
async def production_report(read: Read, id: UUID) -> ProductionReport | None:
    return await read.get(P, id)
