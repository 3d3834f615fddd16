"""Names of sites, areas and work centers. Their tables belong to a module above, which registers its look-up here."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from infra.errors import Missing
from infra.work import Read

SITE, AREA, WORK_CENTER = KINDS = ("site", "area", "work_center")


class Place(NamedTuple):
    id: UUID
    kind: str
    code: str
    name_zh: str
    name_en: str


FindPlaces = Callable[[Read, Sequence[UUID]], Awaitable[Mapping[UUID, Place]]]
_finder: FindPlaces | None = None


def find_places_with(finder: FindPlaces) -> FindPlaces:
    """Register the look-up (the module that owns the places does, once)."""
    global _finder
    _finder = finder
    return finder


async def find_places(read: Read, ids: Iterable[UUID]) -> Mapping[UUID, Place]:
    wanted = sorted(set(ids))
    return await _finder(read, wanted) if _finder and wanted else {}


async def check_places(read: Read, ids: Iterable[UUID], kind: str) -> None:
    """Refuse ids that name no such place of this tenant; without a look-up nothing is known, so nothing passes."""
    wanted = set(ids)
    found = await find_places(read, wanted)
    for id in wanted:
        if id not in found or found[id].kind != kind:
            raise Missing(what=kind)
