"""What a package would do to a company: pure comparison of names and values.

A version that stands (a routing, a BOM) is never changed: where the package says something else about it, that is a
conflict, and nothing of what it is a version of is taken over.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from tenants.onboarding.packages.package import Package, said
from tenants.onboarding.packages.parts import BY_TABLE, PARTS, Part, columns_of
from tenants.onboarding.packages.snapshot import Key, Snapshot

ADDED, CHANGED, CONFLICT, ONLY_HERE = "added", "changed", "conflict", "only_here"
KINDS = (ADDED, CHANGED, CONFLICT, ONLY_HERE)
MAY_END = frozenset({"effective_to"})  # of a version: the next one ends it


@dataclass(frozen=True)
class Field:
    column: str
    here: Any
    package: Any


@dataclass(frozen=True)
class Difference:
    """`why` of a conflict: version (it stands and never changes), fixed (this column never changes), draft (somebody
    is at work on it here)."""

    kind: str
    part: Part
    key: Key
    fields: Sequence[Field] = ()
    why: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def what(self) -> str:
        return said(self.key)


@dataclass(frozen=True)
class Diff:
    differences: Sequence[Difference]
    same: int

    def of(self, kind: str) -> list[Difference]:
        return [each for each in self.differences if each.kind == kind]

    @property
    def counts(self) -> dict[str, int]:
        return {kind: len(self.of(kind)) for kind in KINDS}


def compare(package: Package, here: Snapshot) -> Diff:
    found: list[Difference] = []
    same = 0
    for part in PARTS:
        if part.table in package.tables:
            theirs = package.keyed(part)
            for key, row in theirs.items():
                difference = _compared(part, key, row, here)
                same += difference is None
                if difference is not None:
                    found.append(difference)
            found.extend(_only_here(part, theirs, here))
    return Diff(list(_settled(found, _shared(package, here))), same)


def _compared(part: Part, key: Key, row: Mapping[str, Any], here: Snapshot) -> Difference | None:
    standing = here.rows.get(part.table, {}).get(key)
    names = {name: str(row[name]) for name in ("name_zh", "name_en") if row.get(name)}
    if standing is None:
        return Difference(ADDED, part, key, names=names)
    mine = standing.packed
    fields = [
        Field(column.name, mine.get(column.name), row.get(column.name))
        for column in columns_of(part.table)
        if mine.get(column.name) != row.get(column.name)
    ]
    if not fields:
        return None
    why = _why_not(part, fields)
    return Difference(CONFLICT if why else CHANGED, part, key, fields, why, names)


def _why_not(part: Part, fields: Sequence[Field]) -> str:
    touched = {each.column for each in fields}
    if part.approved and "state" in touched:
        return "draft"
    if part.versions is not None and touched - MAY_END:
        return "version"
    return "fixed" if touched & part.fixed else ""


def _only_here(part: Part, theirs: Mapping[Key, Any], here: Snapshot) -> Iterator[Difference]:
    for key, standing in here.rows.get(part.table, {}).items():
        if key not in theirs and standing.packed.get("state") != "draft":
            row = standing.packed
            names = {name: str(row[name]) for name in ("name_zh", "name_en") if row.get(name)}
            yield Difference(ONLY_HERE, part, key, names=names)


def _settled(found: Sequence[Difference], shared: Set[tuple[str, Key]]) -> Iterator[Difference]:
    """Parts of versions follow their version: a line more or less in one that stands is its conflict, and a conflict
    keeps everything away that is about the same item."""
    marked = [_as_conflict(each) if _inside(each, shared) else each for each in found]
    stuck = {_subject(each) for each in marked if each.kind == CONFLICT and each.part.versions}
    for each in marked:
        away = each.kind in (ADDED, CHANGED) and each.part.versions is not None and _subject(each) in stuck
        yield _as_conflict(each) if away else each


def _shared(package: Package, here: Snapshot) -> Set[tuple[str, Key]]:
    """The versions that stand on both sides."""
    roots = {part.versions.root for part in PARTS if part.versions}
    return {
        (root, key)
        for root in roots
        for key in package.keyed(BY_TABLE[root])
        if key in here.rows.get(root, {})
    }  # fmt: skip


def _inside(each: Difference, shared: Set[tuple[str, Key]]) -> bool:
    versions = each.part.versions
    if versions is None or each.part.table == versions.root or each.kind == CONFLICT:
        return False
    return (versions.root, each.key[: versions.own]) in shared


def _as_conflict(each: Difference) -> Difference:
    return Difference(CONFLICT, each.part, each.key, each.fields, "version", each.names)


def _subject(each: Difference) -> tuple[str, Key]:
    assert each.part.versions is not None
    return each.part.versions.root, each.key[: each.part.versions.subject]


__all__ = ["ADDED", "CHANGED", "CONFLICT", "KINDS", "ONLY_HERE", "Diff", "Difference", "Field", "compare"]
