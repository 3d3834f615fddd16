"""The package itself: one JSON document, and what makes it unusable."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from infra.journal.canonical import canonical
from tenants.onboarding.errors import PackageDamaged, PackageForeign
from tenants.onboarding.packages.parts import BY_TABLE, GROUPS, PARTS, PEOPLE, Part, columns_of, refers_to
from tenants.onboarding.packages.snapshot import Key, key_of
from tenants.onboarding.packages.values import pack, unpack

FORMAT: Final = "lotline.configuration"
VERSION: Final = 1
LARGEST: Final = 20_000_000
HEAD: Final = ("format", "version", "schema", "company", "made_at", "groups", "tables", "sha256")


def schema_hash() -> str:
    """Changes with what a package carries: another release's package says so, it is not refused for it."""
    shape = {part.table: [*part.key, "|", *(column.name for column in columns_of(part.table))] for part in PARTS}
    return hashlib.sha256(canonical(shape).encode()).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class Package:
    """`company`: slug and names of where it was made. `tables`: table → rows by column, references as names."""

    company: Mapping[str, str]
    made_at: str
    groups: Sequence[str]
    tables: Mapping[str, Sequence[Mapping[str, Any]]]
    schema: str = ""

    def body(self) -> dict[str, Any]:
        return {
            "format": FORMAT, "version": VERSION, "schema": self.schema or schema_hash(), "company": dict(self.company),
            "made_at": self.made_at, "groups": list(self.groups), "tables": self.tables,
        }  # fmt: skip

    @property
    def sha256(self) -> str:
        """Of everything but itself, in the canonical encoding."""
        return hashlib.sha256(canonical(self.body()).encode()).hexdigest()

    def to_json(self) -> bytes:
        return orjson.dumps(self.body() | {"sha256": self.sha256}, option=orjson.OPT_INDENT_2)

    @property
    def rows(self) -> int:
        return sum(len(rows) for rows in self.tables.values())

    def keyed(self, part: Part) -> dict[Key, Mapping[str, Any]]:
        return {key_of(part, row): row for row in self.tables.get(part.table, ())}

    @classmethod
    def of(cls, content: bytes | str) -> "Package":
        """Read and check a package. Raises PackageForeign (no package of ours) or PackageDamaged, naming the place."""
        data = _decoded(content.encode() if isinstance(content, str) else content)
        package = cls(
            company=data["company"], made_at=data["made_at"], groups=data["groups"], tables=data["tables"],
            schema=data["schema"],
        )  # fmt: skip
        if package.sha256 != data["sha256"]:
            raise PackageDamaged(place="sha256", problem="the content is not what was written")
        check_tables(package)
        return package


def _decoded(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise PackageForeign(place="file", problem=f"larger than {LARGEST // 1_000_000} MB")
    try:
        data = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise PackageDamaged(place=f"line {error.lineno}, column {error.colno}", problem="no JSON") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise PackageForeign(place="format", problem="no configuration package")
    if data.get("version") != VERSION:
        raise PackageForeign(place="version", problem=f"version {data.get('version')!r}, this release reads {VERSION}")
    for name in HEAD:
        if name not in data:
            raise PackageDamaged(place=name, problem="missing")
    _check_head(data)
    return data


def _check_head(data: Mapping[str, Any]) -> None:
    for name, kind in (("company", dict), ("made_at", str), ("schema", str), ("groups", list), ("tables", dict)):
        if not isinstance(data[name], kind):
            raise PackageDamaged(place=name, problem=f"no {kind.__name__}")
    for group in data["groups"]:
        if group not in GROUPS:
            raise PackageForeign(place="groups", problem=f"{group!r} is no group")


def check_tables(package: Package) -> None:
    """Every table, row, column, value and reference is one that can be applied."""
    for table in package.tables:
        if table not in BY_TABLE or BY_TABLE[table].group == PEOPLE:
            raise PackageForeign(place=table, problem="no table of configuration")
    known: dict[str, set[Key]] = {}
    for part in PARTS:
        rows = package.tables.get(part.table, [])
        if not isinstance(rows, list):
            raise PackageDamaged(place=part.table, problem="no list")
        known[part.table] = set()
        for n, row in enumerate(rows):
            key = _checked(part, row, f"{part.table}[{n}]", known)
            if key in known[part.table]:
                raise PackageDamaged(place=f"{part.table}[{n}]", problem=f"{said(key)} is there twice")
            known[part.table].add(key)


def _checked(part: Part, row: Any, place: str, known: Mapping[str, set[Key]]) -> Key:
    if not isinstance(row, dict):
        raise PackageDamaged(place=place, problem="no row")
    columns = {column.name: column for column in columns_of(part.table)}
    for name in row.keys() - columns.keys():
        raise PackageForeign(place=f"{place}.{name}", problem="no column of this release")
    for name, column in columns.items():
        if name not in row:
            row[name] = _standard(column, f"{place}.{name}")
        try:
            _check_value(part, column, row[name], known)
        except (ValueError, TypeError, KeyError) as error:
            raise PackageDamaged(place=f"{place}.{name}", problem=str(error)) from error
    return key_of(part, row)


def _standard(column: Any, place: str) -> Any:
    """What an older release's package does not say yet, as older rows have it."""
    if column.default is not None and not column.default.is_callable:
        return pack(column.default.arg)
    if column.default is not None:
        return pack(column.default.arg(None))
    if not column.nullable:
        raise PackageDamaged(place=place, problem="missing")
    return None


def _check_value(part: Part, column: Any, value: Any, known: Mapping[str, set[Key]]) -> None:
    tables = refers_to(part.table).get(column.name)
    if tables is None or value is None:
        unpack(column, value)
        return
    if not isinstance(value, list):
        raise ValueError("no name of a row")
    several = bool(value) and all(isinstance(each, list) for each in value)
    for name in value if several else [value] if value else []:
        table, key = (name[0], name[1:]) if column.name in part.soft else (tables[0], name)
        if table not in tables or tuple(key) not in known.get(table, ()):
            raise ValueError(f"{said(tuple(key))} is not in this package")


def said(key: Key) -> str:
    """A name for people: `LT-1 / 2 / 10`."""
    return " / ".join("–" if each is None else str(each) for each in key)
