"""Who said when he would leave, leaves; and his phone once it has sent what it held."""

from sqlalchemy import DateTime, bindparam, select

from infra.db import Statement, mine, own
from infra.errors import Refusal
from infra.events import every
from infra.work import Work
from tenants.identity import leaving
from tenants.identity.commands.people import DeactivateUser, deactivate_user
from tenants.identity.inbox import post_todo
from tenants.identity.models import Device, User
from tenants.roles import OWNER

LEAVING = Statement(
    mine(User)
    .where(User.active, User.leaves_at.is_not(None), User.leaves_at <= bindparam("now", type_=DateTime(True)))
    .order_by(User.leaves_at)
    .limit(50)
)
LEFT_PHONES = Statement(
    select(Device.owner_id)
    .distinct()
    .join(User, own(User) & (User.id == Device.owner_id))
    .where(own(Device), Device.state == "enrolled", User.active.is_(False))
)


@every("* * * * *")
async def leave_on_time(work: Work) -> None:
    """From the moment itself nothing opens (`access.identify` compares it); this ends the rest within a minute."""
    for user in await work.all(LEAVING, now=work.now):
        try:
            await deactivate_user.nested(work, DeactivateUser(user_id=user.id))
        except Refusal:  # the last administrator: somebody must decide
            await post_todo(
                work, kind="identity.leaving", subject_id=user.id, params={"name": user.name},
                link=f"/people/{user.id}", role=OWNER, level="urgent",
            )  # fmt: skip
    for row in await work.all(LEFT_PHONES):
        await leaving.close_devices(work, row["owner_id"])
