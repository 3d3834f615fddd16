"""What the codes and names of a sheet stand for, read in a few statements for the whole sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Text, func, or_

from infra.db import among, mine
from infra.imports.layout import same_word
from infra.work import Read
from tenants import masterdata
from tenants.identity.models import Role, Team
from tenants.masterdata.models import Item, OperationDefinition, Partner, StorageLocation, Unit, WorkCenter
from tenants.onboarding.words import UNIT_WORDS

Names = dict[str, list[Any]]


@dataclass
class Lookups:
    """Rows by code, and by any of their names (`same_word`)."""

    items: dict[str, Any] = field(default_factory=dict)
    stripped: dict[str, str] = field(default_factory=dict)  # code without leading zeros -> code
    units: Names = field(default_factory=dict)
    units_by_id: dict[Any, Any] = field(default_factory=dict)
    partners: Names = field(default_factory=dict)
    centers: Names = field(default_factory=dict)
    locations: Names = field(default_factory=dict)
    operations: Names = field(default_factory=dict)
    roles: Names = field(default_factory=dict)
    teams: Names = field(default_factory=dict)
    custom: Mapping[str, Any] = field(default_factory=dict)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))

    def unit(self, text: str) -> Any | None:
        """A unit by its code or name, or by another word for the same; None when unknown or unclear."""
        word = same_word(text)
        found = self.units.get(word) or [
            unit for other in UNIT_WORDS.get(word, ()) if other != word for unit in self.units.get(other, ())
        ]
        return found[0] if len({each.id for each in found}) == 1 else None


async def lookups(read: Read, *, items: Iterable[str], partners: Iterable[str], custom: str | None) -> Lookups:
    """`items` and `partners` are the codes and names that stand in the sheet; small catalogues are read whole."""
    made = Lookups()
    wanted = {each for each in items if each}
    if wanted:
        made.items = {each.code: each for each in await read.all(mine(Item).where(among(Item.code, wanted)))}
        made.stripped = await _stripped(read, wanted - made.items.keys())
    units = await read.all(mine(Unit))
    made.units, made.units_by_id = _named(units), {each.id: each for each in units}
    named = {each for each in partners if each}
    if named:
        here = or_(among(Partner.code, named), among(Partner.name_zh, named), among(Partner.name_en, named))
        made.partners = _named(await read.all(mine(Partner).where(here)))
    made.centers = _named(await read.all(mine(WorkCenter)))
    made.locations = _named(await read.all(mine(StorageLocation).where(StorageLocation.active)))
    made.operations = _named(await read.all(mine(OperationDefinition)))
    made.roles = _named(await read.all(mine(Role)))
    made.teams = _named(await read.all(mine(Team)))
    if custom is not None:
        made.custom = {each.code: each for each in await masterdata.custom_fields(read, custom)}
    site = await masterdata.site_of(read)
    made.zone = ZoneInfo(site.time_zone if site else "Asia/Shanghai")
    return made


async def _stripped(read: Read, missing: set[str]) -> dict[str, str]:
    """Codes that differ from a missing one only by leading zeros."""
    numbers = {each for each in missing if each.isdigit()}
    if not numbers:
        return {}
    bare = func.ltrim(Item.code, "0", type_=Text())
    return {each.code.lstrip("0"): each.code for each in await read.all(mine(Item).where(among(bare, numbers)))}


def _named(rows: Iterable[Any]) -> Names:
    found: Names = {}
    for row in rows:
        for word in {same_word(each) for each in (row.code, row.name_zh, row.name_en)}:
            found.setdefault(word, []).append(row)
    return found
