"""What ends when somebody leaves: everything he holds, in one act. His name stays on what he did."""

from uuid import UUID

from sqlalchemy import Text, Uuid, and_, bindparam, delete, or_, select, update

from infra.db import Statement, mine, own
from infra.journal.models import JournalLine
from infra.work import Work
from tenants.identity import credentials
from tenants.identity.apitokens.models import ApiToken
from tenants.identity.events import AccessEnded
from tenants.identity.events import PersonLeft as HasLeft
from tenants.identity.factors.commands import forget_factors
from tenants.identity.inbox import access, rules
from tenants.identity.inbox.models import Todo, TodoAssignee
from tenants.identity.inbox.posting import assign
from tenants.identity.invitations.models import Invitation
from tenants.identity.models import (
    Badge,
    Device,
    DeviceProgress,
    EnrollmentCode,
    Message,
    NotifyPreference,
    PushSubscription,
    Session,
    SwitchToken,
    User,
)
from tenants.roles import TEAM_LEAD

END_SESSIONS = Statement(
    update(Session)
    .where(own(Session), Session.user_id == bindparam("of_user"), Session.ended_at.is_(None))
    .values(ended_at=bindparam("at"))
)
END_SWITCHES = Statement(
    update(SwitchToken)
    .where(own(SwitchToken), SwitchToken.user_id == bindparam("of_user"), SwitchToken.ended_at.is_(None))
    .values(ended_at=bindparam("at"))
)
BADGE_WORN = Statement(mine(Badge).where(Badge.user_id == bindparam("user_id"), Badge.ended_at.is_(None)))
TOKENS = Statement(mine(ApiToken).where(ApiToken.user_id == bindparam("user_id"), ApiToken.revoked_at.is_(None)))
INVITED = Statement(
    mine(Invitation).where(
        Invitation.inviter_id == bindparam("user_id"),
        Invitation.accepted_at.is_(None),
        Invitation.withdrawn_at.is_(None),
    )
)
# Who made a code stands in the trail only; the code's id is that of the act.
CODES = Statement(
    mine(EnrollmentCode)
    .join(JournalLine, and_(own(JournalLine), JournalLine.id == EnrollmentCode.id))
    .where(
        JournalLine.actor_id == bindparam("user_id"),
        EnrollmentCode.used_at.is_(None),
        EnrollmentCode.expires_at > bindparam("now", type_=EnrollmentCode.expires_at.type),
    )
)
BROWSERS = Statement(
    delete(PushSubscription).where(own(PushSubscription), PushSubscription.user_id == bindparam("of_user"))
)
WISHES = Statement(mine(NotifyPreference).where(NotifyPreference.user_id == bindparam("user_id")))
UNSENT = Statement(
    update(Message)
    .where(own(Message), Message.user_id == bindparam("of_user"), Message.state == "pending")
    .values(state="dead", next_at=None, error=bindparam("why", type_=Text()))
)
HANDS = Statement(
    mine(TodoAssignee)
    .join(Todo, and_(own(Todo), Todo.id == TodoAssignee.todo_id, Todo.settled_at.is_(None)))
    .where(TodoAssignee.user_id == bindparam("user_id"), TodoAssignee.ended_at.is_(None))
)
OTHER_HANDS = Statement(
    select(TodoAssignee.id).where(
        own(TodoAssignee),
        TodoAssignee.todo_id == bindparam("todo_id", type_=Uuid()),
        TodoAssignee.user_id != bindparam("user_id", type_=Uuid()),
        TodoAssignee.ended_at.is_(None),
    )
)
OWN_DEVICES = Statement(
    mine(Device)
    .outerjoin(DeviceProgress, and_(own(DeviceProgress), DeviceProgress.id == Device.id))
    .where(
        Device.owner_id == bindparam("user_id"),
        Device.state == "enrolled",
        or_(DeviceProgress.pending.is_(None), DeviceProgress.pending == 0),
    )
)


async def cut_off(work: Work, user: User) -> User:
    """Sessions, switches, tokens, badge, PIN and password, his own phone, codes for phones, channels, invitations and
    to-dos.

    What his phone still holds is not lost: it may send, and finds its way to the lead (`entered_under`). A phone of
    his own is revoked at once when it holds nothing, otherwise when it has sent (`identity.leaving` sweeps).
    """
    await work.execute(END_SESSIONS, of_user=user.id, at=work.now)
    await work.execute(END_SWITCHES, of_user=user.id, at=work.now)
    for badge in await work.all(BADGE_WORN, user_id=user.id):
        await work.change(badge, ended_at=work.now)
    for token in await work.all(TOKENS, user_id=user.id):
        await work.change(token, revoked_at=work.now, revoked_by=work.actor.name)
    for invitation in await work.all(INVITED, user_id=user.id):
        await work.change(invitation, withdrawn_at=work.now)
    for code in await work.all(CODES, user_id=user.id, now=work.now):
        await work.change(code, expires_at=work.now)
    await close_devices(work, user.id)
    await _silence(work, user)
    await _hand_over(work, user)
    await credentials.forget(work, user)
    await forget_factors(work, user.id)
    work.emit(AccessEnded(whose_id=user.id))
    work.emit(HasLeft(user_id=user.id))
    return await work.change(
        user,
        active=False,
        leaves_at=None,
        password_digest=None,
        password_set_at=None,
        pin_digest=None,
        pin_set_at=None,
        credentials=user.credentials + 1,
    )


async def close_devices(work: Work, user_id: UUID) -> None:
    for device in await work.all(OWN_DEVICES, user_id=user_id):
        await work.change(device, state="revoked", revoked_at=work.now)


async def _silence(work: Work, user: User) -> None:
    """Nothing is told him any more; what waited for quiet hours or a gateway neither."""
    await work.execute(BROWSERS, of_user=user.id)
    await work.execute(UNSENT, of_user=user.id, why="left")
    for wishes in await work.all(WISHES, user_id=user.id):
        await work.remove(wishes)


async def _hand_over(work: Work, user: User) -> None:
    """To-dos that were his alone go to the lead of his team, else to the role above."""
    hands: list[TodoAssignee] = await work.all(HANDS, user_id=user.id)
    leads = await access.leads_of(work, [user.id], TEAM_LEAD) if hands else []
    for hand in hands:
        await work.change(hand, ended_at=work.now)
        if await work.one(OTHER_HANDS, todo_id=hand.todo_id, user_id=user.id) is not None:
            continue
        todo = await work.lock(Todo, hand.todo_id)
        if todo is None or todo.role is not None:
            continue  # his role's again: whoever has the role takes it
        await assign(work, todo, leads, via="escalated")
        if not leads:
            await work.change(todo, escalated_at=work.now, escalated_role=rules.above(None))
