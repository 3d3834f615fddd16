"""Shared devices: invited by a one-time code, enrolled with a key of their own, revoked when lost."""

import secrets
from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from sqlalchemy import bindparam, func, insert, select, update

from infra import clock
from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.errors import Missing
from infra.ids import uuid7
from infra.work import Actor, Work, database
from tenants.identity import permissions, places, rules, tokens
from tenants.identity.errors import DeviceKindUnknown, EnrollmentRefused, QueueNotEmpty, SignInRefused
from tenants.identity.events import AccessEnded
from tenants.identity.models import Device, DeviceProgress, EnrollmentCode, SwitchToken, User
from tenants.plans import check_limit

ENROLLED = Statement(select(func.count()).select_from(Device).where(own(Device), Device.state == "enrolled"))
BY_HASH = Statement(mine(EnrollmentCode).where(EnrollmentCode.code_hash == bindparam("code_hash")).with_for_update())
OPEN_PROGRESS = Statement(insert(DeviceProgress))
END_SWITCHES = Statement(
    update(SwitchToken)
    .where(own(SwitchToken), SwitchToken.device_id == bindparam("of_device"), SwitchToken.ended_at.is_(None))
    .values(ended_at=bindparam("at"))
)
# Locks the device's row and moves it on in one statement; no row when it is not this one's turn.
ADVANCE = Statement(
    update(DeviceProgress)
    .where(
        own(DeviceProgress), DeviceProgress.id == bindparam("device_id"), DeviceProgress.last_seq == bindparam("before")
    )
    .values(last_seq=bindparam("seq"), last_seen_at=bindparam("at"))
)
PROGRESS = Statement(mine(DeviceProgress).where(DeviceProgress.id == bindparam("device_id")).with_for_update())
SEEN = Statement(
    update(DeviceProgress)
    .where(own(DeviceProgress), DeviceProgress.id == bindparam("device_id"))
    .values(
        last_seen_at=bindparam("at"),
        build=func.coalesce(bindparam("new_build", type_=DeviceProgress.build.type), DeviceProgress.build),
        pending=func.coalesce(bindparam("new_pending", type_=DeviceProgress.pending.type), DeviceProgress.pending),
    )
    .returning(DeviceProgress.last_seq)
)


@dataclass(frozen=True, kw_only=True)
class CreateEnrollmentCode(Command):
    """`device_kind`: phone, or display for a big screen, which may only look. `for_oneself`: one's own phone; whoever
    is signed in here is signed in there."""

    device_name: str | None = None
    device_kind: str = "phone"
    work_center_ids: list[UUID] = field(default_factory=list)
    for_oneself: bool = False


@command(needs=permissions.INVITE_DEVICE)
async def create_enrollment_code(work: Work, cmd: CreateEnrollmentCode) -> EnrollmentCode:
    """A one-time code that enrols one device within half an hour; shown as QR."""
    await places.check_places(work, cmd.work_center_ids, places.WORK_CENTER)
    if cmd.device_kind not in rules.DEVICE_KINDS:
        raise DeviceKindUnknown(kind=cmd.device_kind[:40])
    code = tokens.enrollment_code(work.tenant_id, cmd.id)
    invitation = EnrollmentCode(
        id=cmd.id,
        code_hash=tokens.hash_of(code),
        device_name=rules.clean_name(cmd.device_name) if cmd.device_name else None,
        device_kind=cmd.device_kind,
        work_center_ids=list(cmd.work_center_ids),
        expires_at=work.now + rules.CODE_LIFE,
        user_id=work.actor.id if cmd.for_oneself and cmd.device_kind == "phone" else None,
    )
    return await work.insert(invitation)


@dataclass(frozen=True, kw_only=True)
class EnrollDevice(Command):
    """Sent by the door: the code as it was typed or scanned, and the hash of the key it made for the device."""

    device_id: UUID
    code: str
    key_hash: bytes
    name: str | None = None

    secret: ClassVar[frozenset[str]] = frozenset({"code", "key_hash"})


@command(needs=permissions.ENROLL_DEVICE)
async def enroll_device(work: Work, cmd: EnrollDevice) -> Device:
    """A device becomes one of the company's. Enrolled again it is a new one, at sequence 1."""
    code_hash = tokens.hash_of(tokens.clean_enrollment_code(cmd.code))
    invitation: EnrollmentCode | None = await work.one(BY_HASH, code_hash=code_hash)
    if invitation is None or invitation.used_at is not None or invitation.expires_at <= work.now:
        raise EnrollmentRefused()
    kind = invitation.device_kind or "phone"
    name = rules.clean_name(cmd.name or invitation.device_name or kind.title())
    device = await _add(
        work, cmd.device_id, name, cmd.key_hash, invitation.work_center_ids, kind, owner_id=invitation.user_id
    )
    await work.change(invitation, used_at=work.now, device_id=device.id)
    return device


@dataclass(frozen=True, kw_only=True)
class EnrollOwnDevice(Command):
    device_id: UUID
    key_hash: bytes
    name: str | None = None

    secret: ClassVar[frozenset[str]] = frozenset({"key_hash"})


@command(needs=permissions.ENROLL_OWN)
async def enroll_own_device(work: Work, cmd: EnrollOwnDevice) -> Device:
    """A person's own phone, without a code: the door has checked his password."""
    owner = await work.get(User, work.actor.id)
    if owner is not None and not owner.here(work.now):
        raise SignInRefused()
    name = rules.clean_name(cmd.name or work.actor.name)
    return await _add(
        work, cmd.device_id, name, cmd.key_hash, [], owner_id=work.actor.id if work.actor.kind == "user" else None
    )


@dataclass(frozen=True, kw_only=True)
class RegisterDevice(Command):
    device_id: UUID = field(default_factory=uuid7)
    name: str
    work_center_ids: list[UUID] = field(default_factory=list)


@command(needs=permissions.INVITE_DEVICE)
async def register_device(work: Work, cmd: RegisterDevice) -> Device:
    """A machine's gateway or counter. Its credentials belong to the broker; none opens a door here."""
    await places.check_places(work, cmd.work_center_ids, places.WORK_CENTER)
    nobody_knows = tokens.hash_of(secrets.token_urlsafe(32))
    return await _add(work, cmd.device_id, rules.clean_name(cmd.name), nobody_knows, cmd.work_center_ids)


async def _add(
    work: Work,
    id: UUID,
    name: str,
    key_hash: bytes,
    work_center_ids: list[UUID],
    kind: str = "phone",
    owner_id: UUID | None = None,
) -> Device:
    await check_limit(work, "devices", int(await work.scalar(ENROLLED)) + 1)
    device = Device(
        id=id,
        name=name,
        kind=kind,
        owner_id=owner_id,
        state="enrolled",
        key_hash=key_hash,
        work_center_ids=list(work_center_ids),
        enrolled_at=work.now,
    )
    await work.insert(device)
    await work.execute(
        OPEN_PROGRESS, id=device.id, revision=1, created_at=work.now, updated_at=work.now, last_seq=0,
        last_seen_at=work.now, build=None, pending=None,
    )  # fmt: skip
    return device


@dataclass(frozen=True, kw_only=True)
class RevokeDevice(Command):
    device_id: UUID
    lost: bool = False  # what it had not sent is lost with it


@command(needs=permissions.REVOKE_DEVICE)
async def revoke_device(work: Work, cmd: RevokeDevice) -> Device:
    """The device's key and everyone's sign-in on it end. Refused while it says that it holds entries, unless lost."""
    device = await work.lock(Device, cmd.device_id)
    if device is None or device.state != "enrolled":
        raise Missing(what="device")
    progress: DeviceProgress | None = await work.one(PROGRESS, device_id=device.id)
    if progress is not None and progress.pending and not cmd.lost:
        raise QueueNotEmpty(pending=progress.pending)
    await work.execute(END_SWITCHES, of_device=device.id, at=work.now)
    work.emit(AccessEnded(whose_id=device.id))
    return await work.change(device, state="revoked", revoked_at=work.now)


async def advance_device(work: Work, device_id: UUID, seq: int) -> int | None:
    """Lock the device's place in its queue and move it to `seq`, first thing in the transaction.

    None when `seq` was the next one; otherwise the number that is expected, the row locked and nothing changed.
    """
    moved = await work.execute(ADVANCE, device_id=device_id, before=seq - 1, seq=seq, at=work.now)
    return None if moved else await lock_device(work, device_id)


async def lock_device(work: Work, device_id: UUID) -> int:
    """Lock the device's row; the sequence number that is expected next."""
    progress: DeviceProgress | None = await work.one(PROGRESS, device_id=device_id)
    if progress is None:
        raise Missing(what="device")
    return progress.last_seq + 1


async def note_sync(actor: Actor, device_id: UUID, build: str | None = None, pending: int | None = None) -> int:
    """The device was heard of: what it runs and how much it still holds. The number it is to send next."""
    async with database().transaction(actor.tenant_id) as executor:
        last: int | None = await executor.scalar(
            SEEN, device_id=device_id, at=clock.now(), new_build=build, new_pending=pending
        )
    if last is None:
        raise Missing(what="device")
    return last + 1
