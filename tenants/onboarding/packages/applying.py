"""A package becomes rows, all in the act that runs it; what stands already stays untouched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from infra import permissions as registry
from infra.actions import find_command
from infra.ids import uuid7
from infra.work import Work
from tenants.identity import policy
from tenants.identity.permissions import MANAGE_ROLE
from tenants.onboarding.errors import PackageConflicts, PackageForeign
from tenants.onboarding.packages.comparing import ADDED, CHANGED, CONFLICT, Diff, Difference, compare
from tenants.onboarding.packages.package import Package
from tenants.onboarding.packages.parts import PARTS, SAID_HERE, Part, columns_of, refers_to
from tenants.onboarding.packages.snapshot import Key, Snapshot, take
from tenants.onboarding.packages.values import unpack
from tenants.plans.models import Tenant


@dataclass(frozen=True)
class Applied:
    """What was done; `skipped` conflicts stay as they were here."""

    added: int
    changed: int
    skipped: int
    same: int


async def apply_package(work: Work, package: Package, *, skip_conflicts: bool = False, people: bool = False) -> Applied:
    """Write what the package has more or otherwise than the company. The same package again writes nothing.

    Raises PackageConflicts unless they are to be skipped, PackageForeign for permissions nobody knows here, and
    PermissionMissing where a role would be given what the actor may not do himself.
    """
    groups = [*package.groups, *(["people"] if people else [])]
    await policy.hold(work)
    here = await take(work, groups, drafts=True)
    diff = compare(package, here)
    conflicts = diff.of(CONFLICT)
    if conflicts and not skip_conflicts:
        raise PackageConflicts(count=len(conflicts), what=conflicts[0].what, why=conflicts[0].why)
    await _check_rights(work, diff)
    await _Writer(work, package, here).write(diff)
    counts = diff.counts
    return Applied(counts[ADDED], counts[CHANGED], counts[CONFLICT], diff.same)


async def _check_rights(work: Work, diff: Diff) -> None:
    """A role gets no more by a package than by hand, and only whoever may change roles changes them so."""
    known, tenant = registry.permissions(), await work.get(Tenant, work.tenant_id)
    kind = tenant.kind if tenant else ""
    given = [each for each in diff.differences if each.part.table == "identity_role_permission" and each.kind == ADDED]
    if not given:
        return
    work.actor.need(MANAGE_ROLE.name)
    for each in given:
        if each.key[1] not in known or not known[each.key[1]].of(kind):
            raise PackageForeign(place=each.what, problem="no permission of this release")
        work.actor.need(each.key[1])
    await policy.raise_version(work)


class _Writer:
    def __init__(self, work: Work, package: Package, here: Snapshot) -> None:
        self.work, self.here = work, here
        self.rows = {part.table: package.keyed(part) for part in PARTS}
        self.made: dict[tuple[str, Key], UUID] = {}

    async def write(self, diff: Diff) -> None:
        for part in PARTS:
            mine = [each for each in diff.differences if each.part is part]
            await self._add(part, [each for each in mine if each.kind == ADDED])
            for each in mine:
                if each.kind == CHANGED:
                    await self._change(part, each)

    async def _add(self, part: Part, differences: Sequence[Difference]) -> None:
        if part.command is not None:
            for each in differences:
                await self._by_command(part, each)
            return
        rows = []
        for each in differences:
            row = part.model(id=uuid7(), **self._values(part, self.rows[part.table][each.key]))
            self.made[part.table, each.key] = row.id
            rows.append(row)
        await self.work.insert_all(rows)

    async def _by_command(self, part: Part, each: Difference) -> None:
        spec = find_command(part.command or "")
        values = self._values(part, self.rows[part.table][each.key], told=False)
        cmd = spec.type(id=uuid7(), **values)
        row: Any = await spec.nested(self.work, cmd)
        self.made[part.table, each.key] = row.id

    async def _change(self, part: Part, each: Difference) -> None:
        standing = self.here.rows[part.table][each.key].row
        wanted = self._values(part, self.rows[part.table][each.key], told=False)
        await self.work.change(standing, **{each.column: wanted[each.column] for each in each.fields})

    def _values(self, part: Part, packed: Mapping[str, Any], *, told: bool = True) -> dict[str, Any]:
        """Column → value. `told`: with what the package leaves to whoever applies it."""
        refers = refers_to(part.table)
        values: dict[str, Any] = {}
        for column in columns_of(part.table):
            value = packed[column.name]
            if column.name in refers and value is not None:
                values[column.name] = self._ids(value, column.name in part.soft, refers[column.name])
            else:
                values[column.name] = unpack(column, value)
        return values | self._told(part) if told else values

    def _told(self, part: Part) -> dict[str, Any]:
        columns = part.model.__table__.columns
        actor, now = self.work.actor, self.work.now
        said = {"approved_at": now, "approved_by": actor.name, "made_by": actor.name, "made_by_id": actor.id}
        told = {name: said[name] for name in SAID_HERE if name in columns}
        told |= {name: value for name, value in part.without.items() if name in columns}
        return told | ({part.current: None} if part.current else {})

    def _ids(self, value: Any, soft: bool, tables: Sequence[str]) -> Any:
        if isinstance(value[0] if value else [], list):
            return [self._ids(each, soft, tables) for each in value]
        table, key = (value[0], tuple(value[1:])) if soft else (tables[0], tuple(value))
        found = self.made.get((table, key)) or self.here.id_of(table, key)
        assert found is not None, "the package was checked: what it refers to is in it"
        return found
