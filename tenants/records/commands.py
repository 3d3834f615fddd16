"""Settling refused intents. A refusal is final for its id: whatever happens next is a new line that names it."""

from dataclasses import dataclass
from uuid import UUID

import asyncpg
import orjson
from sqlalchemy import bindparam, select

from infra.actions import Command, command, find_command
from infra.db import Statement, own
from infra.errors import UnknownCommand
from infra.journal.models import JournalLine
from infra.work import Work
from tenants.records import permissions
from tenants.records.errors import IntentForeign, IntentResolved, IntentUnknown, IntentUnreadable
from tenants.records.models import ADOPTED, DISMISSED, IntentResolution

INTENT = Statement(
    select(JournalLine).where(
        own(JournalLine),
        JournalLine.id == bindparam("id"),
        JournalLine.outcome == "refused",
        JournalLine.seq.is_not(None),
    )
)


@dataclass(frozen=True, kw_only=True)
class DismissIntent(Command):
    intent_id: UUID


@dataclass(frozen=True, kw_only=True)
class AdoptIntent(Command):
    intent_id: UUID


@command(needs=permissions.DISMISS_INTENT)
async def dismiss_intent(work: Work, cmd: DismissIntent) -> JournalLine:
    """Close a refused entry without booking it."""
    return await resolve_intent(work, cmd.intent_id, DISMISSED, by=cmd.id)


@command(needs=permissions.ADOPT_INTENT)
async def adopt_intent(work: Work, cmd: AdoptIntent) -> JournalLine:
    """Book a refused entry of somebody else under one's own name and permissions, at the time it happened."""
    intent = await resolve_intent(work, cmd.intent_id, ADOPTED, by=cmd.id)
    try:
        spec = find_command(intent.command)
    except UnknownCommand as error:
        raise IntentUnreadable() from error
    if spec.type.secret:
        raise IntentUnreadable()  # the journal never held the whole of it
    work.occurred_at = intent.occurred_at
    await spec.within(work, spec.decode({**orjson.loads(intent.payload), "id": str(cmd.id)}, intent.version))
    return intent


async def resolve_intent(work: Work, journal_id: UUID, resolution: str, *, by: UUID) -> JournalLine:
    """Note that the command `by` settles a refused intent of the actor, or of anyone for those who may adopt.

    Raises IntentUnknown, IntentForeign, IntentResolved.
    """
    intent: JournalLine | None = await work.one(INTENT, id=journal_id)
    if intent is None:
        raise IntentUnknown()
    if intent.actor_id != work.actor.id and not work.actor.may(permissions.ADOPT_INTENT.name):
        raise IntentForeign(actor=intent.actor_name)
    try:
        await work.insert(
            IntentResolution(
                journal_id=journal_id,
                resolution=resolution,
                resolved_by_id=by,
                resolved_by=work.actor.name,
                note=work.line.reason,
            )
        )
    except asyncpg.UniqueViolationError as error:  # the transaction is over: nothing of this command remains
        raise IntentResolved() from error
    return intent
