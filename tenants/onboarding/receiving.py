"""A sheet arrives: it is read once to know its columns, then waits for its user to say what they mean."""

import hashlib
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import run
from infra.apart import computed
from infra.db import Statement, mine
from infra.ids import uuid7
from infra.storage import storage
from infra.work import Actor, Read, reading
from tenants import masterdata
from tenants.onboarding import permissions
from tenants.onboarding import reading as sheets
from tenants.onboarding.commands.runs import ReceiveSheet, receive
from tenants.onboarding.kinds import Kind, kind_named
from tenants.onboarding.kinds.base import Field
from tenants.onboarding.models import ColumnMapping, ImportRun

REMEMBERED = Statement(
    mine(ColumnMapping).where(
        ColumnMapping.kind == bindparam("kind"), ColumnMapping.signature == bindparam("signature")
    )
)


def key_of(tenant_id: UUID, run_id: UUID, name: str) -> str:
    """Where a run keeps its bytes: `sheet` as it came, `plan` as it was understood."""
    return f"{tenant_id}/onboarding/{run_id}/{name}"


async def fields_for(read: Read, kind: Kind) -> dict[str, Field]:
    custom = await masterdata.custom_fields(read, kind.custom) if kind.custom else ()
    return sheets.fields_of(kind, custom)


async def receive_sheet(actor: Actor, kind_name: str, name: str, content: bytes) -> ImportRun:
    """Keep a sheet and guess its columns. Raises what makes the file as a whole unusable; then nothing is kept."""
    actor.need(permissions.RUN_IMPORT.name)
    kind = kind_named(kind_name)
    async with reading(actor) as read:
        fields = await fields_for(read, kind)
    # Outside: a transaction that is idle for the seconds this may take is ended by the database.
    titles, samples = await computed(sheets.titles_of, content, name, fields, kind.under)
    signature = sheets.signature_of(titles)
    async with reading(actor) as read:
        remembered: Any = await read.one(REMEMBERED, kind=kind.name, signature=signature)
    mapping = remembered.mapping if remembered else sheets.guess(kind, fields, titles)
    run_id = uuid7()
    digest = hashlib.sha256(content).hexdigest()
    await storage().put(key_of(actor.tenant_id, run_id, "sheet"), content, sha256=digest)
    cmd = ReceiveSheet(
        run_id=run_id, kind=kind.name, file_name=name[:120] or "sheet", size=len(content), sha256=digest,
        signature=signature, titles=titles, mapping=mapping, samples=samples,
    )  # fmt: skip
    made: ImportRun = (await run(actor, receive, cmd)).row
    return made
