"""Looking at a second proof. Tries are counted before they are looked at; what was right is used up by a command."""

import hashlib
import io
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from uuid import UUID

import segno
from sqlalchemy import bindparam

from infra import clock
from infra.actions import run
from infra.db import Executor, Statement, mine
from infra.ids import uuid7
from infra.sealed import seal, unseal
from infra.work import Actor, database, system
from tenants.identity import attempts, codes, credentials, hashing, permissions, rules
from tenants.identity.commands.sessions import NoteFailure, note_failure
from tenants.identity.errors import LockedOut, WrongPassword
from tenants.identity.factors import challenges, commands, passkeys, totp
from tenants.identity.factors.commands import HELD, PASSKEY, RECOVERY, TOTP, ProveSecondFactor
from tenants.identity.factors.errors import FactorMissing, FactorRefused, PasskeyRefused
from tenants.identity.models import Factor, User
from tenants.identity.security import reading

PASSWORD, CODE = "password", "code"
SECOND = "second"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford
BY_CREDENTIAL = Statement(
    mine(Factor).where(Factor.credential_id == bindparam("credential_id"), Factor.ended_at.is_(None))
)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a person offers: a code (totp, recovery, or one that was sent), a password, or a passkey's answer to the
    question `state`."""

    by: str
    code: str = ""
    password: str = ""
    state: str = ""
    credential: dict[str, Any] | None = None


async def prove(actor: Actor, answer: Answer, *, again: bool = False) -> None:
    """Make a half session whole; or (`again`) note that whoever has a whole one proved himself just now.

    Raises FactorRefused, PasskeyRefused, WrongPassword, LockedOut, CodeWrong, CodeSpent.
    """
    if answer.by in (PASSWORD, CODE):
        if not again:
            raise FactorRefused()
        await (_password(actor, answer.password) if answer.by == PASSWORD else _sent_code(actor, answer.code))
        await run(actor, commands.note_proof, commands.NoteProof(by=answer.by))
        return
    subject = attempts.subject_of(SECOND, actor.id, "")
    await _begin(actor, subject)
    try:
        found = await _looked_at(actor, answer)
        await run(actor, commands.prove_second_factor, replace(found, again=again))
    except (FactorRefused, PasskeyRefused):
        await _note(actor, SECOND)
        raise
    async with database().transaction(actor.tenant_id) as executor:
        await attempts.forgive(executor, subject)


async def _looked_at(actor: Actor, answer: Answer) -> ProveSecondFactor:
    if answer.by == TOTP:
        return await _totp(actor, answer.code)
    if answer.by == PASSKEY:
        return await _passkey(actor, answer)
    if answer.by == RECOVERY:
        return ProveSecondFactor(by=RECOVERY, code_hash=recovery_hash(actor.id, answer.code))
    raise FactorRefused()


async def _begin(actor: Actor, subject: bytes) -> None:
    locked = await attempts.begin_apart(actor.tenant_id, subject)
    if locked is not None:
        raise LockedOut(minutes=rules.minutes_until(locked, clock.now()))


async def _note(actor: Actor, kind: str) -> None:
    door = system(actor.tenant_id, "sign-in", permissions={permissions.NOTE_FAILURE.name: None})
    await run(replace(door, address=actor.address), note_failure, NoteFailure(kind=kind, user_id=actor.id))


async def _totp(actor: Actor, code: str) -> ProveSecondFactor:
    typed = codes.clean_code(code)
    now = clock.now()
    for factor in await held_by(actor, TOTP):
        assert factor.box is not None
        step = totp.matching_step(
            unseal(factor.box, actor.tenant_id, factor.id), typed or "", now, factor.last_step
        )  # fmt: skip
        if step is not None:
            return ProveSecondFactor(by=TOTP, factor_id=factor.id, step=step)
    raise FactorRefused()


async def _passkey(actor: Actor, answer: Answer) -> ProveSecondFactor:
    if answer.credential is None:
        raise FactorRefused()
    asked = await challenges.take(actor.tenant_id, PASSKEY, answer.state)
    wanted = passkeys.credential_id_of(answer.credential)
    for factor in await held_by(actor, PASSKEY):
        if factor.credential_id == wanted and asked.session_id == actor.session_id:
            count = passkeys.proved(answer.credential, challenges.raw(answer.state), factor, alone=False)
            return ProveSecondFactor(by=PASSKEY, factor_id=factor.id, before=factor.sign_count, count=count)
    raise FactorRefused()


async def _password(actor: Actor, password: str) -> None:
    subject = attempts.subject_of(credentials.PASSWORD, actor.id, "")
    await _begin(actor, subject)
    async with database().transaction(actor.tenant_id, read_only=True) as executor:
        user: User | None = await executor.one(mine(User).where(User.id == actor.id))
        stored = await credentials.stored_hash(executor, user, credentials.PASSWORD) if user else None
    if not await hashing.matches(stored, password[:128]):
        await _note(actor, credentials.PASSWORD)
        raise WrongPassword()
    async with database().transaction(actor.tenant_id) as executor:
        await attempts.forgive(executor, subject)


async def ways_to_prove(actor: Actor) -> list[str]:
    """What somebody with a whole session can prove himself again with, best first."""
    async with database().transaction(actor.tenant_id, read_only=True) as executor:
        found = [each.kind for each in await executor.all(HELD, user_id=actor.id)]
        user: User | None = await executor.one(mine(User).where(User.id == actor.id))
        with suppress(FactorMissing):
            await _own_contact(executor, actor.id)
            found.append(CODE)
    if user is not None and user.password_digest is not None:
        found.append(PASSWORD)
    return [each for each in (PASSKEY, TOTP, PASSWORD, CODE) if each in found]


# -- a code to oneself ----------------------------------------------------------------------------------------

PROVE = "prove"


async def send_own_code(actor: Actor) -> codes.Sent:
    """To one's own mobile number or e-mail address, for those who have neither password nor second factor."""
    async with database().transaction(actor.tenant_id, read_only=True) as executor:
        to = await _own_contact(executor, actor.id)
        name = await reading.name_of(executor, actor.locale)
    return await codes.send(
        actor.tenant_id, purpose=PROVE, contact=to, locale=actor.locale, address=actor.address, company=name
    )


async def _sent_code(actor: Actor, code: str) -> None:
    async with database().transaction(actor.tenant_id, read_only=True) as executor:
        to = await _own_contact(executor, actor.id)
    await codes.check(actor.tenant_id, purpose=PROVE, contact=to, code=code)


async def _own_contact(executor: Executor, user_id: UUID) -> codes.Contact:
    user: User | None = await executor.one(mine(User).where(User.id == user_id))
    for text in (user.phone, user.email) if user else ():
        try:
            return codes.clean_contact(text or "")
        except codes.BadContact:
            continue
    raise FactorMissing()


# -- enrolling ------------------------------------------------------------------------------------------------


class NewTotp(NamedTuple):
    """Shown once: the secret for typing, the address for scanning, and that as a QR code (SVG)."""

    id: UUID
    secret: str
    address: str
    qr: str


async def start_totp(actor: Actor, name: str) -> NewTotp:
    id, secret = uuid7(), totp.fresh_secret()
    box = seal(secret, actor.tenant_id, id)
    await run(actor, commands.start_totp, commands.StartTotp(id=id, name=name, box=box))
    async with database().transaction(actor.tenant_id, read_only=True) as executor:
        company = await reading.name_of(executor, actor.locale)
        user: User | None = await executor.one(mine(User).where(User.id == actor.id))
    address = totp.address(secret, company, user.login if user else actor.name)
    return NewTotp(id, secret, address, _qr(address))


def _qr(address: str) -> str:
    """A picture of its own, not a part of a page: with the namespace."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="svg", xmldecl=False, scale=4, border=2)
    return picture.getvalue().decode()


async def confirm_totp(actor: Actor, factor_id: UUID, code: str) -> list[str]:
    """It counts from its first right code on. Recovery codes, when it is his first second factor."""
    subject = attempts.subject_of(SECOND, actor.id, "")
    await _begin(actor, subject)
    async with database().transaction(actor.tenant_id, read_only=True) as executor:
        factor: Factor | None = await executor.one(mine(Factor).where(Factor.id == factor_id))
    if factor is None or factor.user_id != actor.id or factor.box is None or factor.confirmed_at is not None:
        raise FactorRefused()
    secret = unseal(factor.box, actor.tenant_id, factor.id)
    step = totp.matching_step(secret, codes.clean_code(code) or "", clock.now(), None)
    if step is None:
        raise FactorRefused()
    fresh = await _first_codes(actor)
    cmd = commands.ConfirmTotp(factor_id=factor.id, step=step, code_hashes=_hashes(actor, fresh))
    await run(actor, commands.confirm_totp, cmd)
    async with database().transaction(actor.tenant_id) as executor:
        await attempts.forgive(executor, subject)
    return fresh


async def ask_passkey(actor: Actor) -> tuple[str, dict[str, Any]]:
    """(state, options) for a new passkey."""
    state = challenges.fresh()
    async with database().transaction(actor.tenant_id, read_only=True) as executor:
        user: User | None = await executor.one(mine(User).where(User.id == actor.id))
        held = await executor.all(HELD, user_id=actor.id)
    assert user is not None
    await challenges.put(
        actor.tenant_id, "passkey_enrol", state, user_id=actor.id, session_id=actor.session_id
    )  # fmt: skip
    return state, passkeys.enrol_options(challenges.raw(state), user.id, user.login, user.name, held)


async def add_passkey(actor: Actor, state: str, credential: dict[str, Any], name: str) -> list[str]:
    """Recovery codes, when it is his first second factor."""
    asked = await challenges.take(actor.tenant_id, "passkey_enrol", state)
    if asked.session_id != actor.session_id:
        raise FactorRefused()
    found = passkeys.enrolled(credential, challenges.raw(state))
    fresh = await _first_codes(actor)
    cmd = commands.AddPasskey(name=name, code_hashes=_hashes(actor, fresh), **found._asdict())
    await run(actor, commands.add_passkey, cmd)
    return fresh


async def question(actor: Actor) -> tuple[str, dict[str, Any]]:
    """(state, options) for one of his own passkeys, as second factor or to prove himself again."""
    state = challenges.fresh()
    await challenges.put(actor.tenant_id, PASSKEY, state, user_id=actor.id, session_id=actor.session_id)
    return state, passkeys.question(challenges.raw(state), await held_by(actor, PASSKEY), alone=False)


async def held_by(actor: Actor, kind: str) -> list[Factor]:
    async with database().transaction(actor.tenant_id, read_only=True) as executor:
        return [each for each in await executor.all(HELD, user_id=actor.id) if each.kind == kind]


# -- recovery codes ---------------------------------------------------------------------------------------------


async def renew_codes(actor: Actor) -> list[str]:
    fresh = _fresh_codes()
    cmd = commands.RenewRecoveryCodes(code_hashes=_hashes(actor, fresh))
    await run(actor, commands.renew_recovery_codes, cmd)
    return fresh


async def _first_codes(actor: Actor) -> list[str]:
    async with database().transaction(actor.tenant_id, read_only=True) as executor:
        left = await executor.scalar(commands.CODES_LEFT, user_id=actor.id)
    return [] if left else _fresh_codes()


def _fresh_codes() -> list[str]:
    """60 bits each, in three groups one can read out."""
    drawn = ["".join(secrets.choice(ALPHABET) for _ in range(12)) for _ in range(commands.RECOVERY_CODES)]
    return [f"{each[:4]}-{each[4:8]}-{each[8:]}" for each in drawn]


def _hashes(actor: Actor, fresh: list[str]) -> list[bytes]:
    return [recovery_hash(actor.id, each) for each in fresh]


def recovery_hash(user_id: UUID, typed: str) -> bytes:
    """As typed: any case, with or without hyphens, O for 0 and I or L for 1. 60 random bits need no slow hash."""
    kept = re.sub(r"[^0-9A-Z]", "", typed.upper()).translate(str.maketrans("OIL", "011"))
    return hashlib.sha256(f"{user_id}\0{kept}".encode()).digest()
