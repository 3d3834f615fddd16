"""Reading packages and what they would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from infra.actions import query
from infra.db import among, mine
from infra.errors import BadInput
from infra.pages import LARGEST, Key, Page, paged
from infra.work import Read
from tenants.onboarding import permissions
from tenants.onboarding.packages import keeping
from tenants.onboarding.packages.comparing import KINDS, Diff, Difference
from tenants.onboarding.packages.exporting import diff_package
from tenants.onboarding.packages.models import ConfigurationPackage as Row


@query(needs=permissions.READ_PACKAGES)
async def configuration_packages(
    read: Read, *, origins: Sequence[str] | None, newest_first: bool, first: int, after: str | None
) -> Page[Row]:
    statement = mine(Row)
    if origins is not None:
        statement = statement.where(among(Row.origin, origins))
    keys = (Key(Row.created_at, "created_at", newest_first), Key(Row.id, "id", newest_first))
    return await paged(read, statement, keys=keys, first=first, after=after)


@query(needs=permissions.READ_PACKAGES)
async def configuration_package(read: Read, id: UUID) -> Row | None:
    return await read.get(Row, id)


@query(needs=permissions.EXPORT_PACKAGE)
async def package_file(read: Read, id: UUID) -> tuple[str, bytes]:
    """Name and content of a package's document."""
    row = await keeping.row_of(read, id)
    return f"{row.company_slug or 'lotline'}-{row.created_at:%Y%m%d}.json", await keeping.content_of(read, row)


@dataclass(frozen=True)
class Compared:
    diff: Diff
    page: Page[Difference]


@query(needs=permissions.READ_PACKAGES)
async def package_diff(
    read: Read, id: UUID, *, kinds: Sequence[str] | None, groups: Sequence[str] | None, first: int, after: str | None
) -> Compared:
    """What applying a package here would do, a page of it: contradictions first, then in the order of the tables."""
    if not 1 <= first <= LARGEST:
        raise BadInput(field="first", problem=f"1 to {LARGEST}")
    diff = await diff_package(read, await keeping.kept(read, await keeping.row_of(read, id)))
    order = {kind: n for n, kind in enumerate(("conflict", *(each for each in KINDS if each != "conflict")))}
    wanted = sorted(
        (
            each for each in diff.differences
            if (kinds is None or each.kind in kinds) and (groups is None or each.part.group in groups)
        ),
        key=lambda each: order[each.kind],
    )  # fmt: skip
    start = _start(after)
    shown = wanted[start : start + first]
    end = start + len(shown)
    page = Page(rows=shown, end=str(end) if shown else None, more=end < len(wanted), total=len(wanted))
    return Compared(diff, page)


def _start(after: str | None) -> int:
    if after is None:
        return 0
    if not (after.isascii() and after.isdigit() and len(after) < 9):
        raise BadInput(field="after", problem="not a cursor of this list")
    return int(after)
