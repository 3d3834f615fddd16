"""How many seats and devices a company uses: what its plan counts."""

from datetime import datetime

from sqlalchemy import func, select

from infra.db import Statement, own
from infra.work import Read
from tenants.identity.models import Device, User
from tenants.plans import meter

SEATS = Statement(select(func.count(User.id)).where(own(User), User.active))
DEVICES = Statement(select(func.count(Device.id)).where(own(Device), Device.state == "enrolled"))


@meter("seats")
async def seats(read: Read, _since: datetime, _until: datetime) -> int:
    return int(await read.scalar(SEATS))


@meter("devices")
async def devices(read: Read, _since: datetime, _until: datetime) -> int:
    return int(await read.scalar(DEVICES))
