"""All samples go in one act, with whatever was done to them; what real data stands on keeps all of them."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from infra.db import Statement, among, mine, own
from infra.journal.models import JournalLine
from infra.work import Read, Work
from tenants.insights.models import ProductionReport
from tenants.onboarding.errors import SamplesInUse
from tenants.onboarding.samples.belonging import ALONE, KEEPS, SOFT, models, name_of, owners, references
from tenants.onboarding.templates.models import Sample

Key = tuple[str, UUID]

MARKED = Statement(mine(Sample).where(Sample.wiped_at.is_(None)).order_by(Sample.position.desc()))
ACTED = Statement(
    select(JournalLine.actor_id)
    .where(own(JournalLine), JournalLine.actor_id == any_(bindparam("ids", type_=ARRAY(Uuid()))))
    .group_by(JournalLine.actor_id)
)


class Wipe:
    """What goes, found over the foreign keys as they are now. `stays` are people the trail names: they leave instead.

    `read` without `locked` only looks (what would go, and what keeps it)."""

    def __init__(self, read: Read, *, locked: bool = False) -> None:
        self.read, self.locked = read, locked
        self.marks: Sequence[Sample] = ()
        self.marked: set[Key] = set()
        self.rows: dict[Key, Any] = {}
        self.under: dict[Key, list[Key]] = {}
        self.softly: set[Key] = set()
        self.stays: list[Any] = []

    async def look(self) -> "Wipe":
        """Raises SamplesInUse naming the sample and what stands on it."""
        self.marks = await self.read.all(MARKED)
        await self._people_who_acted()
        gone = {each.id for each in self.stays}
        for mark in self.marks:
            if not gone & set(mark.record_ids):
                self.marked.update(zip(mark.tables, mark.record_ids, strict=True))
        await self._close_over(self.marked)
        self._judge()
        await self._kept()
        return self

    async def _people_who_acted(self) -> None:
        people = [
            id for mark in self.marks for table, id in zip(mark.tables, mark.record_ids, strict=True)
            if table == "identity_user"
        ]  # fmt: skip
        acted = [row["actor_id"] for row in await self.read.all(ACTED, ids=people)]
        self.stays = await self.read.all(_these("identity_user", acted)) if acted else []

    async def _close_over(self, marked: set[Key]) -> None:
        """Everything that refers to a sample, and to that, until there is no more: the nearest first."""
        wanted = marked
        while wanted:
            await self._read(wanted)
            referring = await self._referring([key for key in wanted if key in self.rows])
            wanted = {key for key in referring if key not in self.rows}

    async def _read(self, wanted: Iterable[Key]) -> None:
        for table, ids in _by_table(wanted).items():
            statement = _these(table, ids)
            # The lock also keeps new rows from referring to what is about to go.
            for row in await self.read.all(statement.with_for_update() if self.locked else statement):
                self.rows[table, row.id] = row

    async def _referring(self, keys: Sequence[Key]) -> set[Key]:
        found: set[Key] = set()
        for table, ids in _by_table(keys).items():
            hard = [(child, column, False) for child, column in references(table)]
            soft = [(child, models()[child].__table__.c[column], True) for child, column, of in SOFT if of == table]
            for child, column, softly in hard + soft:
                model = models()[child]
                statement = select(model.id, column.label("target")).where(own(model), among(column, ids))
                for row in await self.read.all(statement):
                    self.under.setdefault((table, row["target"]), []).append((child, row["id"]))
                    found.add((child, row["id"]))
                    if softly:
                        self.softly.add((child, row["id"]))
        return found

    def _judge(self) -> None:
        """Whether everything found belongs to a sample; what does not is real."""
        by = {child: parent for parent, children in self.under.items() for child in children}
        for key, row in self.rows.items():
            if key in self.marked or key in self.softly:
                continue
            belongs = owners(row)
            alone = not belongs and key[0] in ALONE
            if alone or any(each not in self.rows for each in belongs):
                raise self._refusal(by[key], row)

    async def _kept(self) -> None:
        for child, column, of in KEEPS:
            ids = [id for table, id in self.rows if table == of]
            model = models()[child]
            if ids:
                for row in await self.read.all(mine(model).where(among(getattr(model, column), ids))):
                    if (child, row.id) not in self.rows:
                        raise self._refusal((of, getattr(row, column)), row)

    def _refusal(self, parent: Key, row: Any) -> SamplesInUse:
        sample = self.rows[parent]
        return SamplesInUse(
            what=parent[0], name=name_of(sample), by=str(row.__tablename__), by_name=name_of(row) or str(row.id)[-4:]
        )

    def in_order(self) -> list[Any]:
        """Every row after all that refer to it."""
        done: dict[Key, None] = {}
        for start in self.rows:
            stack = [(start, False)]
            while stack:
                key, children_done = stack.pop()
                if children_done:
                    done[key] = None
                elif key not in done:
                    stack.append((key, True))
                    stack.extend((child, False) for child in self.under.get(key, ()) if child not in done)
        return [self.rows[key] for key in done if key in self.rows]

    def counts(self) -> dict[str, int]:
        """Table → rows that go, of what people know as a thing."""
        known = ("orders_production_order", "reporting_output_report", "masterdata_item", "identity_user",
                 "masterdata_partner", "orders_demand", "traceability_material_lot")  # fmt: skip
        return {table: sum(1 for each, _ in self.rows if each == table) for table in known}


async def wipe(work: Work) -> Wipe:
    """Remove every sample, newest first, and the stored figures that counted them: those are drawn up anew."""
    found = await Wipe(work, locked=True).look()
    for report in await _stored_figures(work, found):
        await work.remove(report)
    for row in found.in_order():
        await work.remove(row)
    for mark in found.marks:
        await work.change(mark, wiped_at=work.now)
    return found


async def _stored_figures(work: Work, found: Wipe) -> list[ProductionReport]:
    times = [row.occurred_at for (table, _), row in found.rows.items() if table == "reporting_output_report"]
    if not times:
        return []
    statement = mine(ProductionReport).where(ProductionReport.since <= max(times), ProductionReport.until >= min(times))
    stored: list[ProductionReport] = await work.all(statement)
    return [each for each in stored if any(each.since <= at < each.until for at in times)]


def _these(table: str, ids: Iterable[UUID]) -> Any:
    model = models()[table]
    return mine(model).where(among(model.id, list(ids)))


def _by_table(keys: Iterable[Key]) -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = {}
    for table, id in keys:
        found.setdefault(table, []).append(id)
    return found
