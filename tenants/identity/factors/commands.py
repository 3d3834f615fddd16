"""Enrolling, proving and taking away second factors. The proofs themselves are looked at before (`proving`): what gets
here is which factor it was, and what of it is used up."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar
from uuid import UUID

from sqlalchemy import bindparam, delete, func, or_, select, update

from infra import clock
from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.errors import Missing
from infra.work import Read, Work
from tenants.identity import permissions, policy, rules
from tenants.identity.factors.errors import FactorRefused, LastFactor, ProofNeeded, TooManyFactors
from tenants.identity.inbox.posting import post_todo
from tenants.identity.models import Factor, RecoveryCode, Session, User
from tenants.identity.security import reading
from tenants.identity.security.rules import NEEDED, second_due

TOTP, PASSKEY, RECOVERY = "totp", "passkey", "recovery"
MOST = 10
RECOVERY_CODES = 10
FRESH_MINUTES = 15

HELD = Statement(
    mine(Factor)
    .where(Factor.user_id == bindparam("user_id"), Factor.ended_at.is_(None), Factor.confirmed_at.is_not(None))
    .order_by(Factor.created_at)
)
UNCONFIRMED = Statement(
    delete(Factor).where(own(Factor), Factor.user_id == bindparam("of_user"), Factor.confirmed_at.is_(None))
)
# Both only ever go up: of two that carry the same code one finds nothing to move.
USE_STEP = Statement(
    update(Factor)
    .where(
        own(Factor), Factor.id == bindparam("factor"), Factor.user_id == bindparam("of_user"),
        Factor.ended_at.is_(None), or_(Factor.last_step.is_(None), Factor.last_step < bindparam("step")),
    )
    .values(last_step=bindparam("step"), used_at=bindparam("at"))
)  # fmt: skip
USE_PASSKEY = Statement(
    update(Factor)
    .where(
        own(Factor), Factor.id == bindparam("factor"), Factor.user_id == bindparam("of_user"),
        Factor.ended_at.is_(None), Factor.sign_count == bindparam("before"),
    )
    .values(sign_count=bindparam("count"), used_at=bindparam("at"))
)  # fmt: skip
USE_RECOVERY = Statement(
    update(RecoveryCode)
    .where(
        own(RecoveryCode), RecoveryCode.user_id == bindparam("of_user"),
        RecoveryCode.code_hash == bindparam("code"), RecoveryCode.used_at.is_(None),
    )
    .values(used_at=bindparam("at"))
)  # fmt: skip
CODES_LEFT = Statement(
    select(func.count(RecoveryCode.id)).where(
        own(RecoveryCode), RecoveryCode.user_id == bindparam("user_id"), RecoveryCode.used_at.is_(None)
    )
)
FORGET_CODES = Statement(
    delete(RecoveryCode).where(own(RecoveryCode), RecoveryCode.user_id == bindparam("of_user"))
)  # fmt: skip
WHOLE = Statement(
    update(Session)
    .where(own(Session), Session.id == bindparam("session"), Session.ended_at.is_(None))
    .values(
        limited=None, second_by=bindparam("second"), proved_at=bindparam("at"), expires_at=bindparam("until")
    )
)  # fmt: skip
PROVED_AGAIN = Statement(
    update(Session)
    .where(own(Session), Session.id == bindparam("session"), Session.ended_at.is_(None))
    .values(proved_at=bindparam("at"))
)
PROVED_AT = Statement(select(Session.proved_at).where(own(Session), Session.id == bindparam("session")))


async def freshly_proved(read: Read, minutes: int = FRESH_MINUTES) -> None:
    """For dangerous acts: refuse unless the one who acts proved who he is within the last minutes (at sign-in, or
    just now at `/api/session/prove`). Raises ProofNeeded. The product itself need not."""
    actor = read.actor
    if actor.kind == "system":
        return
    at = await read.scalar(PROVED_AT, session=actor.session_id) if actor.session_id is not None else None
    if at is None or clock.now() - at > timedelta(minutes=minutes):
        raise ProofNeeded(minutes=minutes)


# -- proving ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ProveSecondFactor(Command):
    """`step` of a TOTP code, `count` of a passkey (and what it was `before`), or the hash of a recovery code."""

    by: str
    factor_id: UUID | None = None
    step: int | None = None
    before: int | None = None
    count: int | None = None
    code_hash: bytes | None = None
    again: bool = False  # a whole session that proves itself anew

    secret: ClassVar[frozenset[str]] = frozenset({"code_hash"})


@command(needs=permissions.PROVE_FACTOR, while_read_only=True)
async def prove_second_factor(work: Work, cmd: ProveSecondFactor) -> None:
    """The session becomes a whole one; whatever proved it is used up."""
    await use_up(work, cmd)
    if cmd.again:
        await work.execute(PROVED_AGAIN, session=work.actor.session_id, at=work.now)
    else:
        await make_whole(work, cmd.by)
    work.subject(work.actor.id)


@dataclass(frozen=True, kw_only=True)
class UsePasskey(Command):
    """A passkey that opens a session by itself."""

    factor_id: UUID
    before: int
    count: int


@command(needs=permissions.PROVE_FACTOR, while_read_only=True)
async def use_passkey(work: Work, cmd: UsePasskey) -> None:
    await use_up(
        work,
        ProveSecondFactor(id=cmd.id, by=PASSKEY, factor_id=cmd.factor_id, before=cmd.before, count=cmd.count),
    )
    work.subject(work.actor.id)


@dataclass(frozen=True, kw_only=True)
class NoteProof(Command):
    by: str  # password | code


@command(needs=permissions.PROVE_FACTOR, while_read_only=True)
async def note_proof(work: Work, cmd: NoteProof) -> None:
    """Somebody with a whole session proved himself again, by what he types."""
    await work.execute(PROVED_AGAIN, session=work.actor.session_id, at=work.now)
    work.subject(work.actor.id)


async def use_up(work: Work, cmd: ProveSecondFactor) -> None:
    user_id = work.actor.id
    if cmd.by == TOTP:
        used = await work.execute(USE_STEP, factor=cmd.factor_id, of_user=user_id, step=cmd.step, at=work.now)
    elif cmd.by == PASSKEY:
        used = await work.execute(
            USE_PASSKEY, factor=cmd.factor_id, of_user=user_id, before=cmd.before, count=cmd.count, at=work.now
        )
    else:
        used = await work.execute(USE_RECOVERY, of_user=user_id, code=cmd.code_hash, at=work.now)
    if used != 1:
        raise FactorRefused()


async def make_whole(work: Work, by: str) -> None:
    session = work.actor.session_id
    await work.execute(WHOLE, session=session, second=by, at=work.now, until=work.now + rules.SESSION_LIFE)


# -- enrolling ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class StartTotp(Command):
    """`box` holds the secret, sealed for the row whose id is this command's."""

    name: str
    box: bytes

    secret: ClassVar[frozenset[str]] = frozenset({"box"})


@command(needs=permissions.ENROLL_FACTOR, while_read_only=True)
async def start_totp(work: Work, cmd: StartTotp) -> Factor:
    """An authenticator app that is not proved yet: it counts from its first right code on."""
    await _admit(work)
    await work.execute(UNCONFIRMED, of_user=work.actor.id)
    return await work.insert(_factor(work, cmd.id, TOTP, rules.clean_name(cmd.name), box=cmd.box))


@dataclass(frozen=True, kw_only=True)
class ConfirmTotp(Command):
    """`code_hashes`: recovery codes that come along with somebody's first second factor."""

    factor_id: UUID
    step: int
    code_hashes: list[bytes] = field(default_factory=list)

    secret: ClassVar[frozenset[str]] = frozenset({"code_hashes"})


@command(needs=permissions.ENROLL_FACTOR, while_read_only=True)
async def confirm_totp(work: Work, cmd: ConfirmTotp) -> Factor:
    """The app showed the right code: it is a second factor now."""
    row = await work.lock(Factor, cmd.factor_id)
    if row is None or row.user_id != work.actor.id or row.confirmed_at is not None or row.ended_at is not None:
        raise FactorRefused()
    await work.change(row, confirmed_at=work.now, used_at=work.now, last_step=cmd.step)
    await _enrolled(work, TOTP, cmd.code_hashes)
    return row


@dataclass(frozen=True, kw_only=True)
class AddPasskey(Command):
    """What the ceremony gave; it is checked before."""

    name: str
    credential_id: bytes
    public_key: bytes
    sign_count: int
    transports: list[str]
    synced: bool
    code_hashes: list[bytes] = field(default_factory=list)

    secret: ClassVar[frozenset[str]] = frozenset({"credential_id", "public_key", "code_hashes"})


@command(needs=permissions.ENROLL_FACTOR, while_read_only=True)
async def add_passkey(work: Work, cmd: AddPasskey) -> Factor:
    await _admit(work)
    row = _factor(work, cmd.id, PASSKEY, rules.clean_name(cmd.name))
    row.credential_id, row.public_key, row.sign_count = cmd.credential_id, cmd.public_key, cmd.sign_count
    row.transports, row.synced, row.confirmed_at = list(cmd.transports), cmd.synced, work.now
    await work.insert(row)
    await _enrolled(work, PASSKEY, cmd.code_hashes)
    return row


def _factor(work: Work, id: UUID, kind: str, name: str, box: bytes | None = None) -> Factor:
    return Factor(
        id=id, user_id=work.actor.id, kind=kind, name=name, box=box, last_step=None, credential_id=None,
        public_key=None, sign_count=None, transports=[], synced=False, confirmed_at=None, used_at=None, ended_at=None,
    )  # fmt: skip


async def _admit(work: Work) -> None:
    if work.actor.may(permissions.MANAGE_FACTOR.name):  # else he has just come in, and has none yet
        await freshly_proved(work)
    if len(await work.all(HELD, user_id=work.actor.id)) >= MOST:
        raise TooManyFactors(most=MOST)


async def _enrolled(work: Work, by: str, code_hashes: list[bytes]) -> None:
    if code_hashes:
        await _new_codes(work, code_hashes)
    if not work.actor.may(permissions.MANAGE_FACTOR.name):  # a session that had to enrol before anything else
        await make_whole(work, by)
    work.subject(work.actor.id)


# -- keeping ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class RenewRecoveryCodes(Command):
    code_hashes: list[bytes]

    secret: ClassVar[frozenset[str]] = frozenset({"code_hashes"})


@command(needs=permissions.MANAGE_FACTOR, while_read_only=True)
async def renew_recovery_codes(work: Work, cmd: RenewRecoveryCodes) -> None:
    """Ten new ones; those before are worth nothing."""
    await freshly_proved(work)
    if not await work.all(HELD, user_id=work.actor.id):
        raise Missing(what="second factor")
    await _new_codes(work, cmd.code_hashes)
    work.subject(work.actor.id)


async def _new_codes(work: Work, code_hashes: list[bytes]) -> None:
    await work.execute(FORGET_CODES, of_user=work.actor.id)
    rows = [RecoveryCode(user_id=work.actor.id, code_hash=each, used_at=None) for each in code_hashes]
    await work.insert_all(rows)


@dataclass(frozen=True, kw_only=True)
class RenameFactor(Command):
    factor_id: UUID
    name: str


@command(needs=permissions.MANAGE_FACTOR)
async def rename_factor(work: Work, cmd: RenameFactor) -> Factor:
    row = await _own(work, cmd.factor_id)
    work.subject(work.actor.id)
    return await work.change(row, name=rules.clean_name(cmd.name))


@dataclass(frozen=True, kw_only=True)
class RemoveFactor(Command):
    factor_id: UUID


@command(needs=permissions.MANAGE_FACTOR)
async def remove_factor(work: Work, cmd: RemoveFactor) -> Factor:
    """It proves nothing any more. The last one stays where a second factor is required."""
    await freshly_proved(work)
    row = await _own(work, cmd.factor_id)
    left = [each for each in await work.all(HELD, user_id=work.actor.id) if each.id != row.id]
    if not left:
        await _check_not_required(work)
        await work.execute(FORGET_CODES, of_user=work.actor.id)
    work.subject(work.actor.id)
    return await work.change(row, ended_at=work.now, box=None)


async def _check_not_required(work: Work) -> None:
    rule, kind = await reading.policy_of(work), await reading.kind_of(work)
    admin = await reading.is_admin(work, work.tenant_id, work.actor.id)
    if second_due(rule, kind, admin=admin, now=work.now) == NEEDED:
        raise LastFactor()


async def _own(work: Work, factor_id: UUID) -> Factor:
    row = await work.lock(Factor, factor_id)
    if row is None or row.user_id != work.actor.id or row.ended_at is not None:
        raise Missing(what="second factor")
    return row


@dataclass(frozen=True, kw_only=True)
class ResetFactors(Command):
    user_id: UUID


@command(needs=permissions.RESET_FACTOR)
async def reset_factors(work: Work, cmd: ResetFactors) -> User:
    """For somebody who lost his phone: all his second factors and sessions end, and he is told who did it.

    His password stays unknown to whoever does this, so nobody signs in for him (21 CFR 11.200(a)(2)).
    """
    await freshly_proved(work)
    user = await work.lock(User, cmd.user_id)
    if user is None:
        raise Missing(what="user")
    await policy.need_reach(work, user)
    await forget_factors(work, user.id)
    work.subject(user.id)
    await post_todo(
        work, kind="identity.factors_reset", subject_id=cmd.id, users=[user.id], level="urgent",
        params={"name": work.actor.name}, link="/my-security",
    )  # fmt: skip
    return await work.change(user, credentials=user.credentials + 1)


async def forget_factors(work: Work, user_id: UUID) -> None:
    """Nothing he enrolled proves anything any more (he left, or lost it)."""
    for row in await work.all(HELD, user_id=user_id):
        await work.change(row, ended_at=work.now, box=None)
    await work.execute(UNCONFIRMED, of_user=user_id)
    await work.execute(FORGET_CODES, of_user=user_id)
