"""How many reports a company makes."""

from datetime import datetime

from sqlalchemy import DateTime, bindparam, func, select

from infra.db import Statement, own
from infra.work import Read
from tenants.plans import meter
from tenants.reporting.models import OutputReport

REPORTS = Statement(
    select(func.count(OutputReport.id)).where(
        own(OutputReport),
        OutputReport.occurred_at >= bindparam("since", type_=DateTime(True)),
        OutputReport.occurred_at < bindparam("until", type_=DateTime(True)),
    )
)


@meter("reports")
async def reports(read: Read, since: datetime, until: datetime) -> int:
    return int(await read.scalar(REPORTS, since=since, until=until))
