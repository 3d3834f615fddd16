"""Dead letters in the schema."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import strawberry

from infra import outbox_commands as commands
from infra.graphql import Info, connection, mutation, page_type
from infra.outbox import Outbox


@strawberry.type(description="Background work that was given up on.")
class DeadLetter:
    id: UUID
    event: str
    actor: str
    attempts: int
    code: str | None
    error: str
    state: str
    created_at: datetime
    last_attempt_at: datetime | None

    @classmethod
    def of(cls, row: Outbox) -> DeadLetter:
        return cls(
            id=row.id,
            event=row.event,
            actor=row.actor,
            attempts=row.attempts,
            code=row.code,
            error=row.error or "",
            state=row.state,
            created_at=row.at,
            last_attempt_at=row.attempted_at,
        )


DeadLetterPage = page_type(DeadLetter)


@strawberry.type
class Query:
    @strawberry.field
    async def dead_letters(self, info: Info, first: int = 50, after: str | None = None) -> DeadLetterPage:  # type: ignore[valid-type]
        return connection(  # type: ignore[no-any-return]
            DeadLetter, await commands.dead_letters(info.context.read, first, after)
        )


@strawberry.type
class Mutation:
    retry_dead_letter = mutation(commands.retry_dead_letter, DeadLetter)
    discard_dead_letter = mutation(commands.discard_dead_letter, DeadLetter)
