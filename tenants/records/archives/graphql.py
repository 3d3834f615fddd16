from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import JSON, Info, connection, mutation, page_type
from tenants.records.archives import commands, models, queries


@strawberry.type(
    description="Everything the company has on record as one file, fetched at /api/archives/{id}/archive.zip while it"
    " is `ready`. `state`: asked, ready, failed (with `problem` {code, params}), gone."
)
class OwnArchive:
    id: UUID
    state: str
    asked_by: str
    asked_at: datetime
    made_at: datetime | None
    kept_until: datetime | None
    size: float | None
    sha256: str | None
    rows: int | None
    files: int | None
    tables: int | None
    problem: JSON | None

    @classmethod
    def of(cls, row: models.OwnArchive) -> "OwnArchive":
        return cls(
            id=row.id, state=row.state, asked_by=row.asked_by, asked_at=row.created_at, made_at=row.made_at,
            kept_until=row.kept_until, size=row.size, sha256=row.sha256, rows=row.rows, files=row.files,
            tables=row.tables, problem=row.problem,  # type: ignore[arg-type]
        )  # fmt: skip


@strawberry.input
class OwnArchiveFilter:
    state: str | None = None


if TYPE_CHECKING:
    OwnArchivePage = Any
else:
    OwnArchivePage = page_type(OwnArchive)


@strawberry.type
class ArchiveQuery:
    @strawberry.field
    async def own_archives(
        self, info: Info, first: int = 50, after: str | None = None, filter: OwnArchiveFilter | None = None
    ) -> OwnArchivePage:
        """Archives the company made of itself, newest first. Needs `records.archive:make`."""
        state = filter.state if filter else None
        return connection(OwnArchive, await queries.archives(info.context.read, state, first=first, after=after))


@strawberry.type
class ArchiveMutation:
    make_archive = mutation(commands.make_archive, OwnArchive)
