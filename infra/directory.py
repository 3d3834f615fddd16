"""The one table without row-level security: which tenant a slug names, where it lives, and whether it may write.

No personal data. Whoever signs in starts here; `state` and `epoch` are read again with every session and every
command, so raising the epoch ends all sessions of a tenant at their next request.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import UUID

import asyncpg
from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from infra import clock, placements
from infra.db import HOME, MOVING, Base, begin_for, hydrate
from infra.errors import BadInput, Conflict, DatabaseDown, Missing, TenantMoving, Unavailable
from infra.log import log
from infra.settings import settings
from infra.work import OPEN_STATES, READ_STATES, database

T = TypeVar("T")
STATES: Final = READ_STATES | {"closed"}
SLUG: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class DirectoryEntry(Base):
    """`placement` is the key of a DSN: moving a tenant to a database of its own is a look-up."""

    __tablename__ = "directory"
    __table_args__ = (
        UniqueConstraint("tenant_id"),
        # The few that are away: every process asks for them again and again (infra/placements).
        Index("ix_directory_away", "tenant_id", "placement", postgresql_where=text("placement <> 'home'")),
    )

    slug: Mapped[str] = mapped_column(primary_key=True)
    tenant_id: Mapped[UUID]
    placement: Mapped[str] = mapped_column(default=HOME)
    state: Mapped[str]
    epoch: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime]


# (role, privileges, table). Web processes only look; the control plane (relay role) writes.
GRANTS: tuple[tuple[str, str, str], ...] = (
    ("lotline_app", "SELECT", "directory"),
    ("lotline_relay", "SELECT, INSERT, UPDATE", "directory"),
    ("lotline_sealer", "SELECT", "directory"),
)


class SlugTaken(Conflict):
    code = "infra.slug_taken"
    text = "the company code {slug} is taken"


class HasRecords(Conflict):
    """Only a founding that failed may be undone: what was recorded is kept, or deleted with proof (infra/archive)."""

    code = "infra.company_has_records"
    text = "the company {slug} has records, so its code is not given free"


FIND: Final = "SELECT slug, tenant_id, placement, state, epoch, created_at FROM directory WHERE slug = $1"
_REMEMBERED: Final = 10_000
_tenants: dict[str, UUID] = {}


async def find(slug: str) -> DirectoryEntry | None:
    """The entry as it stands now. Company codes are read in any case (QR codes carry capitals)."""
    slug = slug.lower()
    if len(slug) > 30 or not SLUG.fullmatch(slug):
        return None
    async with database().connection() as connection:
        return _entry(await connection.fetchrow(FIND, slug))


async def tenant_of(slug: str) -> UUID | None:
    """The tenant a slug names. That never changes, so each process asks once; state and epoch are never remembered."""
    known = _tenants.get(slug)
    if known is None:
        entry = await find(slug)
        if entry is None:
            return None
        if len(_tenants) >= _REMEMBERED:
            _tenants.clear()
        known = _tenants[entry.slug] = entry.tenant_id
    return known


def forget() -> None:
    """Drop what this process remembers (another database, tests)."""
    _tenants.clear()


async def create(slug: str, tenant_id: UUID, *, state: str = "active", placement: str = HOME) -> DirectoryEntry:
    """A new entry. The same slug for the same tenant again gives the first one; for another tenant: SlugTaken."""
    check_slug(slug)
    async with control() as connection:
        await connection.execute(
            "INSERT INTO directory (slug, tenant_id, placement, state, epoch, created_at)"
            " VALUES ($1, $2, $3, $4, 1, $5) ON CONFLICT DO NOTHING",
            slug, tenant_id, placement, state, clock.now(),
        )  # fmt: skip
        entry = _entry(await connection.fetchrow(FIND, slug))
    if entry is None or entry.tenant_id != tenant_id:
        raise SlugTaken(slug=slug)
    return entry


async def set_state(slug: str, state: str) -> DirectoryEntry:
    """Open, suspend or close a tenant. Closing ends its sessions as well. Raises TenantMoving (try again)."""
    if state not in STATES or state == MOVING:
        raise BadInput(field="state", problem=f"one of {', '.join(sorted(STATES - {MOVING}))}")
    cut = state not in READ_STATES
    async with control() as connection:
        await connection.execute(
            "UPDATE directory SET state = $2, epoch = epoch + $3 WHERE slug = $1 AND state NOT IN ($2, 'moving')",
            slug, state, int(cut),
        )  # fmt: skip
        entry = _existing(slug, await connection.fetchrow(FIND, slug))
    if entry.state == MOVING:
        raise TenantMoving()
    await tell_resident(entry)
    return entry


async def cut_sessions(slug: str) -> DirectoryEntry:
    """Raise the epoch: every session and switch of the tenant ends. Devices stay enrolled: they hold unsent work."""
    async with control() as connection:
        await connection.execute("UPDATE directory SET epoch = epoch + 1 WHERE slug = $1", slug)
        entry = _existing(slug, await connection.fetchrow(FIND, slug))
    await tell_resident(entry)
    return entry


TELL: Final = """
UPDATE directory SET state = $3, epoch = greatest(epoch, $4)
WHERE tenant_id = $1 AND placement = $2 AND state <> 'moving' AND (state <> $3 OR epoch < $4)
"""


async def tell_resident(entry: DirectoryEntry) -> bool:
    """A company with a database of its own has its row there as well: that one is read in its transactions. What a
    crash keeps from it, the worker brings (`tell_residents`)."""
    if entry.placement == HOME or entry.state == MOVING:
        return False
    async with control(placements.place(entry.placement).relay) as connection:
        status: str = await connection.execute(TELL, entry.tenant_id, entry.placement, entry.state, entry.epoch)
    return status == "UPDATE 1"


async def tell_residents() -> int:
    """What home says of every company that is away, said again where it lives; how many had not heard it."""
    if not placements.away():
        return 0
    async with control() as connection:
        records = await connection.fetch(
            "SELECT slug, tenant_id, placement, state, epoch, created_at FROM directory WHERE placement <> 'home'"
        )
    return sum(await for_each([hydrate(DirectoryEntry, record) for record in records], tell_resident))


async def for_each(entries: Iterable[DirectoryEntry], do: Callable[[DirectoryEntry], Awaitable[T]]) -> list[T]:
    """Company by company; what came of those where it was done. One that fails keeps no other waiting, whatever it
    fails of (a place out of reach, a schema left behind): the log names it, and the next time finds it again."""
    made: list[T] = []
    for entry in entries:
        try:
            made.append(await do(entry))
        except Exception as error:  # a door: what is broken in one company is no reason to leave the others out
            bug = not isinstance(error, Unavailable)
            log.warning("directory.company_left_out", slug=entry.slug, error=repr(error), exc_info=bug)
    return made


RECORDS: Final = "SELECT EXISTS (SELECT 1 FROM journal WHERE tenant_id = $1)"
REMOVE: Final = "DELETE FROM directory WHERE slug = $1 AND tenant_id = $2"
SHUT: Final = "UPDATE directory SET state = 'closed', epoch = epoch + 1 WHERE slug = $1 AND tenant_id = $2"


async def remove(slug: str, tenant_id: UUID) -> bool:
    """Undo a founding that failed: the code is free again. Raises HasRecords when one line was journalled; False when
    slug and tenant do not belong together (any more)."""
    async with custodian(tenant_id) as connection:
        if await connection.fetchval(RECORDS, tenant_id):
            raise HasRecords(slug=slug)
        await connection.execute(SHUT, slug, tenant_id)
    async with custodian(tenant_id) as connection:  # what was admitted before the door shut has ended or is seen here
        if await connection.fetchval(RECORDS, tenant_id):
            raise HasRecords(slug=slug)
        status: str = await connection.execute(REMOVE, slug, tenant_id)
    _tenants.pop(slug, None)
    return status == "DELETE 1"


async def open_tenants() -> list[DirectoryEntry]:
    """Every company that may work (control plane: what a new release does for each of them)."""
    async with control() as connection:
        records = await connection.fetch(
            "SELECT slug, tenant_id, placement, state, epoch, created_at FROM directory"
            " WHERE state = ANY ($1) ORDER BY slug",
            sorted(OPEN_STATES),
        )
    return [hydrate(DirectoryEntry, record) for record in records]


def check_slug(slug: str) -> None:
    if not 3 <= len(slug) <= 30 or not SLUG.fullmatch(slug):
        raise BadInput(field="slug", problem="3 to 30 small letters and digits, starting with a letter")


@asynccontextmanager
async def control(dsn: str = "") -> AsyncIterator[Any]:
    """A short-lived connection of the control plane; never part of serving a request."""
    try:
        connection = await asyncpg.connect(dsn or settings().relay_database_url)
    except (OSError, asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError) as error:
        raise DatabaseDown() from error
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def custodian(tenant_id: UUID, dsn: str = "") -> AsyncIterator[Any]:
    """One transaction of the tables' owner in one tenant's context: whole tables may be taken, put and removed, and
    forced row-level security keeps every other tenant's rows out of reach. Control plane only."""
    try:
        connection = await asyncpg.connect(dsn or settings().owner_database_url)
    except (OSError, asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError) as error:
        raise DatabaseDown() from error
    try:
        await connection.execute(begin_for(tenant_id))
        yield connection
        await connection.execute("COMMIT")
    finally:
        await connection.close()


def _entry(record: Any) -> DirectoryEntry | None:
    return None if record is None else hydrate(DirectoryEntry, record)


def _existing(slug: str, record: Any) -> DirectoryEntry:
    entry = _entry(record)
    if entry is None:
        raise Missing(what=slug)
    return entry


__all__ = [
    "GRANTS", "HOME", "OPEN_STATES", "READ_STATES", "STATES", "DirectoryEntry", "HasRecords", "SlugTaken", "check_slug",
    "create", "custodian", "cut_sessions", "find", "for_each", "forget", "open_tenants", "remove", "set_state",
    "tell_resident", "tell_residents", "tenant_of",
]  # fmt: skip
