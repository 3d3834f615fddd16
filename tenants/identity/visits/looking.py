"""What a visitor looks at stands in the trail before he sees it: one line a page and day."""

from datetime import date
from typing import Final
from uuid import UUID

from infra import clock
from infra.actions import run
from infra.ids import derived
from infra.work import Actor
from tenants.identity.visits.commands import NoteLook, note_look

_REMEMBERED: Final = 20_000
_seen: set[tuple[UUID, date, str]] = set()


async def look(actor: Actor, page: str) -> None:
    """Written at most once: the line's id follows from visit, day and page. Where it cannot be written, nothing is
    shown."""
    day = clock.now().date()
    key = (actor.id, day, page)
    if key in _seen:
        return
    await run(actor, note_look, NoteLook(id=derived("identity.look", actor.tenant_id, actor.id, day, page), page=page))
    if len(_seen) >= _REMEMBERED:
        _seen.clear()
    _seen.add(key)
