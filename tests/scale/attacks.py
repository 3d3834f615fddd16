"""Attacks on the wall between companies, generated from the live schema.

For each query and mutation, each argument that can hold an id, a word, a sort or a cursor, and each role: the request
with another company's value and the same request with a value nobody has. No answer may contain anything of another
company, and the two answers must be the same. Afterwards a superuser looks whether a row of a victim changed. The
control is the same operation with the own values: where that does not succeed, the attack proved nothing.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import random
import re
import secrets
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import orjson
from graphql import GraphQLList, get_nullable_type

from infra.ids import uuid7
from tests.scale.serving import Serving, besiege, serving
from tests.scale.shapes import Shape, Slot, blank, look, put, shapes
from tests.scale.staging import Given, stage, value_for
from tests.scale.stand import Stand, stand
from tests.scale.wire import Answer, Wire
from tests.scale.worlds import EVERYTHING, NOBODY, ROLES, SERVING, World, dead_letters, forget, world

SAMPLE = 0.02  # of the requests of those who serve, in a test run
LINES = 3  # requests in flight: the machine is shared
UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TIMES = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)?")
LONG = 300  # more than a word: a document
MOVING = re.compile(r'"(revision|total)":\d+')
# Figures of the day: what they say goes on with the clock and with what the attacker does in his own company.
OF_THE_DAY = re.compile(r'"(?:cockpit|today|productionReports?)":\{.*\}', re.S)
TOOK = re.compile(r'"(?:tookMs|milliseconds)":[\d.e-]+')
OPEN_FOR = re.compile(r'"seconds":"?[\d.]+"?|"key":"\w+_seconds","value":"[\d.]+"')  # a stop that still lasts
# A plan whose end passes between two requests is none any more for the second.
EXPECTED = re.compile(r'"(?:expectedAt|expectedBasis|lateBy|late)":(?:null|true|false|-?\d+|"[^"]*")')
LOOKED_UP = frozenset({"reasonCode", "scrapReason", "card"})
RENEWED = frozenset({"code", "login", "badge", "number", "slug"})
PROBLEM = '"__typename":"Problem"'
BY_RETURN = {
    "user": "userId", "item": "itemId", "order": "orderId", "operation": "operationId",
    "productionReport": "productionReportId", "bom": "bomId", "routing": "routingId", "instruction": "instructionId",
    "operationDefinition": "operationDefinitionId", "engineeringChange": "changeId", "partner": "partnerId",
    "demand": "demandId", "outputReport": "reportId", "shiftHandover": "handoverId", "importRun": "runId",
    "todo": "todoId", "todoColleagues": "todoId", "configurationPackage": "packageId",
    "accessReview": "accessReviewId", "lot": "lotId", "receipt": "receiptId", "shipment": "shipmentId",
    "pack": "packId",
    "countSheet": "sheetId", "storageLocation": "locationId", "labelTemplate": "templateId", "printJob": "jobId",
    "recall": "recallId",
}  # fmt: skip
AFRESH = {"correctOutput": "reportId", "closePeriod": "month", "declareCutOver": None}
"""Commands a company's own values make succeed, and which use something up: it is made anew for each request."""
AT_ONCE = frozenset({"startImport", "rollBackImport", "declareCutOver"})
"""Each takes away what the next one needs (one import at a time, none after the cut-over): prepared right before."""
BY_DOOR = frozenset({"sync", "announceAgent", "takePrint", "reportPrint", "printWork"})
"""Speak with a device's key (attacked in tests/scale/doors.py) or an edge agent's token (tests/tenants/labels)."""


@dataclass
class Tally:
    """What happened. All lists but `control` must stay empty."""

    attempts: int = 0
    leaks: list[str] = field(default_factory=list)
    unequal: list[str] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    control: dict[str, str | None] = field(default_factory=dict)  # field: why it failed, or None
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def clean(self) -> bool:
        return not (self.leaks or self.unequal or self.bugs or self.changed)

    @property
    def ratio(self) -> float:
        return sum(why is None for why in self.control.values()) / max(1, len(self.control))

    @property
    def failed_controls(self) -> dict[str, str]:
        return {name: why for name, why in self.control.items() if why is not None}

    def told(self) -> str:
        medians = {kind: sorted(times)[len(times) // 2] * 1000 for kind, times in self.seconds.items() if times}
        lines = [
            f"{self.attempts} attempts: {len(self.leaks)} foreign values, {len(self.unequal)} answers that tell foreign"
            f" from missing, {len(self.bugs)} bugs, {len(self.changed)} victims' tables changed",
            f"control with the own id: {self.ratio:.1%} of {len(self.control)} succeed",
            *(f"  not: {name}: {why}" for name, why in sorted(self.failed_controls.items())),
            "median answer " + ", ".join(f"{kind} {ms:.1f} ms" for kind, ms in sorted(medians.items())),
        ]
        for name in ("leaks", "unequal", "bugs", "changed"):
            lines += [f"  {name}: {each}" for each in getattr(self, name)[:12]]
        return "\n".join(lines)


@dataclass
class Arena:
    """A running product with three companies, everything staged, nothing in the background."""

    here: Stand
    worlds: list[World]
    shapes: list[Shape]
    staged: dict[str, dict[str, Given]] = field(default_factory=dict)  # by marker, by mutation
    secrets: dict[str, frozenset[str]] = field(default_factory=dict)  # by marker: ids that are this company's alone
    cursors: dict[tuple[str, str], str] = field(default_factory=dict)  # by marker and query
    said: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """By attacker: foreign values he sent in commands. They stand in his own trail from then on."""
    nonces: Iterator[int] = field(default_factory=itertools.count)
    serving: Serving | None = None

    @property
    def attackable(self) -> list[Shape]:
        return [shape for shape in self.shapes if shape.name not in BY_DOOR]


# -- the arena ---------------------------------------------------------------------------------------------


@asynccontextmanager
async def arena(*, api: Sequence[str] = ("-m", "api"), seed: int = 1, **env: str) -> AsyncIterator[Arena]:
    from api.schema import schema
    from tests.scale.doors import SYNC

    random.seed(seed)
    async with stand() as here:
        forget()
        here.documents(sync=SYNC)
        made = Arena(here, [await world(here, 50_000 * n) for n in (1, 2, 3)], shapes(schema()._schema))
        for each in made.worlds:
            await dead_letters(here, each, 3)
            made.staged[each.marker] = await staged(made, each)
        made.serving = await serving(here, made.worlds, made.attackable)
        await settle(here)
        for each in made.worlds:
            made.secrets[each.marker] = await ids_of(here, each)
        here.run("api", *api, PORT=str(here.port), WORKERS="1", **env)
        await here.ready(60)
        yield made


async def staged(arena: Arena, w: World) -> dict[str, Given]:
    return {s.name: await stage(arena.here, w, s) for s in arena.attackable if s.kind == "mutation"}


def _warned(here: Stand) -> str:
    """What the workers complained of, the last of it."""
    lines = (here.home / "workers.log").read_text(errors="replace").splitlines()
    return "\n".join(line[:600] for line in lines if '"info"' not in line)[-6000:]


async def settle(here: Stand) -> None:
    """Let relay, actors and sealer finish, then stop them: from here on only requests change anything."""
    workers = here.workers()
    connection = await asyncpg.connect(here.dsns.admin)
    for _ in range(240):
        waiting = await connection.fetchval(
            "SELECT (SELECT count(*) FROM outbox WHERE state = 'due') + (SELECT count(*) FROM audit_pending)"
        )
        if waiting == 0:
            break
        await asyncio.sleep(0.25)
    await connection.close()
    await asyncio.to_thread(workers.stop)
    if waiting:
        raise TimeoutError("background work does not end: " + _warned(here))


TABLES = (
    "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'"
    " WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1"
)


# A company's own calls are counted, also those it makes to show that they succeed.
COUNTED = frozenset({"plans_usage_day"})


async def dump(here: Stand, w: World) -> dict[str, str]:
    return await dump_of(here, w.tenant_id)


async def dump_of(here: Stand, tenant_id: UUID) -> dict[str, str]:
    """Every row of a company, table by table, as a superuser sees them."""
    connection = await asyncpg.connect(here.dsns.admin)
    try:
        tables = [row["relname"] for row in await connection.fetch(TABLES) if row["relname"] not in COUNTED]
        return {
            table: await connection.fetchval(
                f"SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM {table} t"
                " WHERE tenant_id = $1",
                tenant_id,
            )
            for table in tables
        }
    finally:
        await connection.close()


async def ids_of(here: Stand, w: World) -> frozenset[str]:
    return frozenset(UUIDS.findall("\n".join((await dump(here, w)).values())))


# -- one attacker ------------------------------------------------------------------------------------------


@dataclass
class Canaries:
    """What one company must never be shown."""

    ids: frozenset[str]
    words: tuple[str, ...]
    said: set[str]

    @classmethod
    def of(cls, arena: Arena, attacker: World) -> Canaries:
        others = [each for each in arena.worlds if each is not attacker]
        ids = frozenset().union(*(arena.secrets[each.marker] for each in others)) - arena.secrets[attacker.marker]
        words = tuple(itertools.chain.from_iterable((each.marker, str(each.number)) for each in others))
        return cls(ids, words, arena.said[attacker.marker])

    def typed(self, given: Any) -> Iterator[str]:
        """Foreign words and ids inside what somebody sends, however deep."""
        if isinstance(given, dict):
            given = list(given.values())
        if isinstance(given, list):
            for each in given:
                yield from self.typed(each)
        elif isinstance(given, str):
            yield from set(UUIDS.findall(given.lower())) & self.ids
            for each in re.findall(r'[^"\\]+', given) if len(given) > LONG else ():
                if any(word in each.lower() for word in self.words):
                    yield each

    def within(self, text: str, sent: Sequence[str]) -> list[str]:
        """Foreign values in an answer, apart from an echo of what was sent."""
        text = text.lower()
        for each in sent:
            text = text.replace(each.lower(), "")
        return [*(set(UUIDS.findall(text)) & self.ids), *(word for word in self.words if _stands_in(word, text))]


def _stands_in(word: str, text: str) -> bool:
    """A number stands for itself only: seven digits in the middle of a digest are no quantity of anybody's."""
    if not word.isdigit():
        return word in text
    return re.search(rf"(?<![0-9a-f]){word}(?![0-9a-f])", text) is not None


@dataclass(frozen=True)
class Case:
    """The same request twice: with a foreign value and with one that nobody has."""

    label: str
    shape: Shape
    foreign: Given
    missing: Given
    sent: tuple[str, ...]
    mixed: Given | None = None
    once: bool = False  # a command's id is used up by its first use, whoever sends it


class Attacker:
    def __init__(self, arena: Arena, w: World, victims: Sequence[World], tally: Tally) -> None:
        self.arena, self.w, self.victims, self.tally = arena, w, victims, tally
        self.canaries = Canaries.of(arena, w)
        self.lines: dict[str, list[str]] = {}
        self.lots: dict[str, list[str]] = {}
        self.turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def learn_lines(self) -> None:
        """Ids of the victims' commands, and of their lots that no other case names."""
        for victim in self.victims:
            self.lines[victim.marker] = [str(row["id"]) for row in await victim.staff.rows("journal")]
            named = set(UUIDS.findall(f"{self.arena.staged[victim.marker]} {victim.ids}"))
            lots = [str(row["id"]) for row in await victim.staff.rows("traceability_material_lot")]
            self.lots[victim.marker] = [each for each in lots if each not in named]

    async def learn_cursors(self) -> None:
        """The victims' own cursors, as a link somebody mailed would carry them."""
        wire = Wire(self.arena.here.port)
        for victim, shape in itertools.product(self.victims, self.arena.attackable):
            listed = any(slot.kind == "cursor" for slot in shape.slots)
            if listed and (victim.marker, shape.name) not in self.arena.cursors:
                variables = own_of(victim, shape) | {"first": 1}
                answer = await wire.graphql(victim.tokens[EVERYTHING], shape.document, variables)
                if answer.status != 200:
                    raise AssertionError(f"{shape.name}: {answer.text[:300]}")
                page = next(iter((answer.json()["data"] or {"": {}}).values()))
                if page and page.get("pageInfo", {}).get("endCursor"):
                    self.arena.cursors[victim.marker, shape.name] = page["pageInfo"]["endCursor"]
        wire.close()

    def cases(self, victim: World, shape: Shape) -> Iterator[Case]:
        own, theirs = self.own(shape), self.arena.staged[victim.marker].get(shape.name, {})
        if shape.kind == "query":
            yield Case(f"{shape.name} plain", shape, own, own, ())
        for slot in shape.slots:
            where = f"{shape.name}.{'.'.join(str(part) for part in slot.path)}"
            for n, (foreign, missing) in enumerate(self._values(victim, shape, slot)):
                base = own if self._keeps_own(shape, slot) else self._nobodys(shape, own)
                mixed = own if slot.kind == "id" and shape.kind == "query" else None
                yield Case(
                    f"{where} {slot.kind} {n}", shape, put(self.renewed(shape, base), shape, slot, foreign),
                    put(self.renewed(shape, base), shape, slot, missing), (str(foreign), str(missing)), mixed,
                    once=slot.path == ("input", "id") or shape.name == "registerDevice" or _makes(theirs, slot),
                )  # fmt: skip
        if shape.kind == "mutation" and shape.slots:
            sent = tuple(str(look(theirs, slot)) for slot in shape.slots if look(theirs, slot))
            foreign, missing = self.renewed(shape, theirs), self.renewed(shape, self._nobodys(shape, theirs))
            yield Case(f"{shape.name} all theirs", shape, foreign, missing, sent)

    def own(self, shape: Shape) -> Given:
        if shape.kind == "mutation":
            return self.arena.staged[self.w.marker][shape.name]
        return own_of(self.w, shape)

    def _keeps_own(self, shape: Shape, slot: Slot) -> bool:
        """Words that name nothing and the command's own id are sent along with ids nobody has, so that the command is
        refused both times; else the first of the two requests would use the target up."""
        return shape.kind == "query" or slot.name in LOOKED_UP or (slot.kind == "id" and slot.path != ("input", "id"))

    def _nobodys(self, shape: Shape, variables: Given) -> Given:
        for slot in shape.slots:
            if slot.kind == "id" and look(variables, slot) is not None:
                variables = put(variables, shape, slot, str(uuid7()))
        return variables

    def renewed(self, shape: Shape, variables: Given) -> Given:
        """New codes and logins, which no two things may share."""
        for slot in shape.slots:
            if slot.kind == "word" and slot.name in RENEWED and look(variables, slot) is not None:
                small = slot.name in ("login", "slug") or shape.name == "defineSignal"
                code = f"{self.w.marker}-{secrets.token_hex(4)}"
                variables = put(variables, shape, slot, code.lower() if small else code.upper())
        return variables

    def _values(self, victim: World, shape: Shape, slot: Slot) -> Iterator[tuple[str, str]]:
        if slot.kind == "id":
            for foreign in self._foreign_ids(victim, shape, slot):
                yield foreign, str(uuid7())
        elif slot.kind == "cursor":
            if cursor := self.arena.cursors.get((victim.marker, shape.name)):
                yield cursor, _beside(cursor)
        elif slot.kind == "word":
            word = self._foreign_word(victim, shape, slot)
            yield word, _nobodys_word(victim, slot, word)
        elif slot.kind == "sort":
            for value in _enum(shape, slot):
                yield value, value

    def _foreign_word(self, victim: World, shape: Shape, slot: Slot) -> str:
        """A word of theirs; where a mutation would store it with us, one that still shows when theirs is shown."""
        if slot.name in LOOKED_UP:
            return victim.words.get(slot.name) or victim.words["hold"]
        if shape.kind == "query":
            return victim.words.get(slot.name) or victim.marker
        return f"{'N' if slot.name in RENEWED else 'n'}{next(self.arena.nonces)}-{victim.marker}"

    def _foreign_ids(self, victim: World, shape: Shape, slot: Slot) -> Iterator[str]:
        if slot.path == ("input", "id"):
            if self.lines[victim.marker]:
                yield self.lines[victim.marker].pop()  # of a command of theirs
            return
        theirs = self.arena.staged[victim.marker].get(shape.name, {})
        if _makes(theirs, slot):
            if self.lots[victim.marker]:
                yield self.lots[victim.marker].pop()
            return
        name = BY_RETURN.get(shape.name, slot.name) if slot.name == "id" else slot.name
        meant = victim.ids.get(f"{shape.name}.{slot.name}")
        found = look(theirs, slot) or meant or victim.ids.get(name) or victim.ids.get(name.removesuffix("s"))
        yield str(found or victim.ids["orderId"])

    # -- sending --

    async def run(self, cases: Sequence[Case], role: str, *, until_caught: bool = False) -> None:
        queue = iter(cases)

        async def line() -> None:
            wire = Wire(self.arena.here.port)
            for case in queue:
                if until_caught and not self.tally.clean:
                    break
                await self._try(wire, case, role)
            wire.close()

        await asyncio.gather(*(line() for _ in range(LINES)))

    async def _try(self, wire: Wire, case: Case, role: str) -> None:
        """Commands that no missing id stops take effect each time: one after the other, as they would refuse each
        other for being sent at once."""
        shape = case.shape
        ids = [slot for slot in shape.slots if slot.kind == "id" and slot.path != ("input", "id")]
        effective = all(look(case.foreign, slot) is None for slot in ids)
        if shape.kind == "mutation" and (effective or shape.name in AFRESH):
            async with self.turns[shape.name]:
                await self._pair(wire, case, role)
        else:
            await self._pair(wire, case, role)

    async def _pair(self, wire: Wire, case: Case, role: str) -> None:
        answers: dict[str, str] = {}
        if case.shape.kind == "mutation":
            self.canaries.said.update(each for each in case.sent if len(each) > 3)
            self.canaries.said.update(self.canaries.typed(case.foreign))
        pair = [("foreign", case.foreign), ("missing", case.missing)]
        random.shuffle(pair)
        for again in (False, True):
            for kind, given in pair:
                variables = await self._afresh(case.shape, given)
                if again and "id" in variables.get("input", {}):  # the same id would only be told its first outcome
                    variables = variables | {"input": variables["input"] | {"id": str(uuid7())}}
                answer = await self._send(wire, case, role, case.shape.document, variables, kind)
                answers[kind] = plain_answer(answer, case.sent, self.w)
                if case.shape.kind == "mutation" and answer.status == 200 and PROBLEM not in answer.text:
                    answers[kind] = "done"  # what it shows depends on what was done before
            # What only one of them could do is done now: asked again, both must be told the same.
            if again or answers["foreign"] == answers["missing"] or "done" not in answers.values():
                break
        if answers["foreign"] != answers["missing"]:
            self.tally.unequal.append(f"{case.label} as {role}: {_first_difference(answers)}")
        if case.mixed is not None:
            variables = {
                f"{alias}{name}": min(value, 2) if name == "first" else value
                for alias, given in zip("xyz", (case.mixed, case.foreign, case.missing), strict=True)
                for name, value in given.items()
            }
            await self._send(wire, case, role, case.shape.mixed(), variables, "mixed")

    async def _afresh(self, shape: Shape, variables: Given) -> Given:
        """With what an earlier request used up made anew, where the own value was to be sent."""
        if shape.name not in AFRESH:
            return variables
        fresh, key = await stage(self.arena.here, self.w, shape), AFRESH[shape.name]
        own, given = self.arena.staged[self.w.marker][shape.name]["input"], variables["input"]
        if key is None or given.get(key) != own[key]:
            return variables
        return variables | {"input": given | {key: fresh["input"][key]}}

    async def _send(self, wire: Wire, case: Case, role: str, document: str, variables: Given, kind: str) -> Answer:
        start = time.perf_counter()
        answer = await wire.graphql(self.w.tokens[role], document, variables)
        self.tally.seconds[f"{case.shape.kind} {kind}"].append(time.perf_counter() - start)
        self.tally.attempts += 1
        found = self.canaries.within(answer.text, (*case.sent, *self.canaries.said))
        if found:
            self.tally.leaks.append(f"{case.label} ({kind}) as {role}: {sorted(found)[:2]}")
        if answer.status >= 500 or '"infra.bug"' in answer.text:
            self.tally.bugs.append(f"{case.label} ({kind}) as {role}: {answer.status} {answer.text[:200]}")
        return answer


def _makes(staged: Given, slot: Slot) -> bool:
    """Whether it is the id of a part that is to be made, a lot: the first who sends it has taken it."""
    return slot.name == "id" and slot.path[0] == "input" and len(slot.path) > 2 and look(staged, slot) is None


def own_of(w: World, shape: Shape) -> Given:
    """A query's own values: by the arguments' names, or as a room noted them as `<query>.<argument>`."""
    variables = blank(shape, value_for(_ids_by_return(w, shape)))
    for name, argument in shape.field.args.items():
        noted = w.ids.get(f"{shape.name}.{name}") or w.words.get(f"{shape.name}.{name}")
        if isinstance(noted, dict | list):
            variables[name] = noted
        elif noted is not None:
            listed = isinstance(get_nullable_type(argument.type), GraphQLList)
            variables[name] = [str(noted)] if listed else str(noted)
    return variables


def _ids_by_return(w: World, shape: Shape) -> World:
    if shape.name in BY_RETURN:
        return World(w.staff, w.marker, w.number, ids=w.ids | {"id": w.ids[BY_RETURN[shape.name]]}, words=w.words)
    return w


def _beside(cursor: str) -> str:
    """A cursor as if the row it names had another id: nothing lies between the two."""
    values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    values[-1] = values[-1][:-12] + uuid4().hex[:12] if UUIDS.fullmatch(str(values[-1])) else values[-1]
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def _nobodys_word(victim: World, slot: Slot, word: str) -> str:
    if slot.name == "card":
        from tenants.orders import rules

        return rules.card(random.randrange(800_000, 900_000))
    made = f"zq{secrets.token_hex(5)}"
    return word.replace(victim.marker, made).replace(victim.marker.upper(), made.upper())


def _enum(shape: Shape, slot: Slot) -> list[str]:
    from graphql import get_named_type

    type_: Any = shape.field.args[str(slot.path[0])].type
    for part in slot.path[1:]:
        if isinstance(part, str):
            type_ = get_named_type(type_).fields[part].type
    return list(get_named_type(type_).values)


def plain_answer(answer: Answer, sent: Sequence[str], w: World) -> str:
    """The answer without what may differ: the value itself, ids and times made anew, the attacker's own new codes."""
    text = answer.text
    for each in sent:
        text = text.replace(each, "§").replace(each.upper(), "§").replace(each.lower(), "§")
    text = re.sub(rf"(?i){w.marker}-[0-9a-f]+", "§", text)
    text = re.sub(r'"endCursor":"[^"]*"', '"endCursor":"…"', TIMES.sub("…", UUIDS.sub("§", text)))
    for passing in (OF_THE_DAY, OPEN_FOR, TOOK, EXPECTED):
        text = passing.sub("…", text)
    return f"{answer.status} {MOVING.sub('…', text) if 'Page' not in text and 'nodes' not in text else text}"


def _first_difference(answers: dict[str, str]) -> str:
    one, two = answers["foreign"], answers["missing"]
    at = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return f"…{one[max(0, at - 60) : at + 80]}… / …{two[max(0, at - 60) : at + 80]}…"


# -- the control -------------------------------------------------------------------------------------------


async def control(arena: Arena, w: World, tally: Tally, said: set[str]) -> None:
    """Each operation with the own values, as somebody with every role: no refusal, and something in it."""
    wire = Wire(arena.here.port)
    attacker = Attacker(arena, w, [], tally)
    fresh = await staged(arena, w)
    for shape in arena.attackable:
        variables = fresh[shape.name] if shape.kind == "mutation" else attacker.own(shape)
        if shape.name in AT_ONCE:
            variables = await stage(arena.here, w, shape)
        answer = await wire.graphql(w.tokens[EVERYTHING], shape.document, variables)
        tally.control[shape.name] = _why_not(answer)
        found = attacker.canaries.within(answer.text, tuple(said))
        tally.leaks += [f"{shape.name} (own): {sorted(found)[:2]}"] if found else []
    wire.close()


def _why_not(answer: Answer) -> str | None:
    said = answer.json()
    if answer.status != 200 or said.get("errors"):
        return answer.text[:240]
    (value,) = said["data"].values()
    if isinstance(value, dict) and value.get("__typename") == "Problem":
        return answer.text[:240]
    rows = value["nodes"] if isinstance(value, dict) and "nodes" in value else value
    return None if rows not in (None, [], {}) else "nothing in it"


# -- the whole ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Effort:
    """`full`: each company attacks both others as each role. Otherwise one attacker, one victim for each case: a third
    of the cases as somebody with every role, of every operation at least one, and a sixtieth as each other role."""

    full: bool
    doors: bool = True
    siege: float = SAMPLE  # share of the requests of those who serve


async def attack(arena: Arena, effort: Effort) -> Tally:
    from tests.scale.doors import knock, upload

    tally = Tally()
    for each in arena.worlds:
        await upload(arena, each)
    attackers = arena.worlds if effort.full else arena.worlds[:1]
    for w in attackers:
        victims = [each for each in arena.worlds if each is not w]
        attacker = Attacker(arena, w, victims, tally)
        await attacker.learn_lines()
        await attacker.learn_cursors()
        before = {victim.marker: await dump(arena.here, victim) for victim in victims}
        for role, cases in rounds(attacker, effort):
            await attacker.run(cases, role)
        if effort.doors:
            for victim in victims:
                await knock(arena, w, victim, attacker.canaries, tally)
        for victim in victims:
            after = await dump(arena.here, victim)
            changed = [name for name, rows in before[victim.marker].items() if after[name] != rows]
            tally.changed += [f"{name} of {victim.slug}" for name in changed]
        await control(arena, w, tally, attacker.canaries.said)
    if effort.siege:
        await besiege(arena, tally, share=effort.siege)
    return tally


def rounds(attacker: Attacker, effort: Effort) -> Iterator[tuple[str, list[Case]]]:
    """Queries first: they change nothing, so that lists stay the same between the two requests of a case, and the
    attacker's own trail does not yet hold what he sent."""
    for kind in ("query", "mutation"):
        found = [shape for shape in attacker.arena.attackable if shape.kind == kind]
        every = [[case for shape in found for case in attacker.cases(victim, shape)] for victim in attacker.victims]
        again = [[case for case in cases if not case.once] for cases in every]
        if effort.full:
            for role in (EVERYTHING, *ROLES, *SERVING, NOBODY):
                for cases in every if role == EVERYTHING else again:
                    yield role, cases
            continue
        one = [pair[n % len(pair)] for n, pair in enumerate(zip(*every, strict=False))]
        yield EVERYTHING, a_third(one)
        few = [case for case in one if not case.once]
        for role in (*ROLES, *SERVING, NOBODY):
            yield role, random.sample(few, len(few) // 60)


def a_third(cases: Sequence[Case]) -> list[Case]:
    """As the seed of the arena draws them, of every operation at least one."""
    shuffled = random.sample(cases, len(cases))
    firsts = {case.shape.name: case for case in shuffled}
    return [*firsts.values(), *(case for case in shuffled[: len(cases) // 3] if case is not firsts[case.shape.name])]


__all__ = ["Arena", "Effort", "Tally", "arena", "attack", "control"]
