"""Commands and queries: the only ways to change and to read the business.

The lock is on the vault: permission, tenant state, signature demand, guards, journal and replay
protection sit here, and every door (GraphQL, sync, MQTT, workers, imports) comes through `run`.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from types import UnionType
from typing import Any, ClassVar, Concatenate, Generic, ParamSpec, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
import structlog

from infra import clock, metrics
from infra.errors import (
    BadInput,
    DomainError,
    GuardBroken,
    IdReused,
    NotItsTurn,
    ReasonMissing,
    Refusal,
    TenantReadOnly,
    UnknownCommand,
    Unproven,
)
from infra.ids import uuid7
from infra.journal.canonical import canonical
from infra.log import told
from infra.permissions import Permission
from infra.work import Actor, Known, Line, Read, Work, reading, working

log = structlog.get_logger("lotline.command")


@dataclass(frozen=True, kw_only=True)
class Command:
    """An intent as frozen data: GraphQL input, offline intent and journal payload at once.

    `id` makes it happen once. `occurred_at` is when it happened in the world (None: now).
    """

    id: UUID = field(default_factory=uuid7)
    reason: str | None = None
    occurred_at: datetime | None = None

    secret: ClassVar[frozenset[str]] = frozenset()
    """Names of fields whose values never reach the journal."""


@dataclass(frozen=True)
class Meaning:
    """What a signature on this command says (21 CFR 11.50): performed, released, approved, corrected …"""

    text: str


C = TypeVar("C", bound=Command)
R = TypeVar("R")
P = ParamSpec("P")
Body = Callable[[Work, C], Awaitable[R]]


class CommandSpec(Generic[C, R]):
    """A registered command. Calling it means running its body inside an outer command."""

    def __init__(
        self, body: Body[C, R], *, needs: Permission, name: str, version: int, signs: Meaning | None,
        while_read_only: bool = False,
    ) -> None:  # fmt: skip
        hints = get_type_hints(body)
        self.body = body
        self.needs = needs
        self.name = name
        self.version = version
        self.signs = signs
        self.while_read_only = while_read_only
        self.type: type[C] = next(hint for key, hint in hints.items() if key != "return" and _is_command(hint))
        self.returns: Any = hints.get("return")
        self.upcasters: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
        self.__doc__ = body.__doc__
        self.__module__ = body.__module__

    async def nested(self, work: Work, cmd: C) -> R:
        """Part of an outer command: its permission and its journal line cover this too."""
        return await self.body(work, cmd)

    async def within(self, work: Work, cmd: C) -> R:
        """Started by a flow or an import: checks its own permission, shares the outer journal line."""
        work.actor.need(self.needs.name)
        return await self.body(work, cmd)

    def decode(self, payload: Mapping[str, Any], version: int | None = None) -> C:
        """A command from JSON values; raises BadInput naming the field."""
        data = dict(payload)
        for step in range(version or self.version, self.version):
            data = self.upcasters[step](data)
        data = {snake(key): value for key, value in data.items()}
        unknown = data.keys() - {f.name for f in fields(self.type)}
        if unknown:
            raise BadInput(field=sorted(unknown)[0], problem="unknown field")
        try:
            return msgspec.convert(data, self.type, strict=False)
        except msgspec.ValidationError as error:
            text = str(error)
            where = text.rpartition("at `$.")[2].rstrip("`") if "at `$." in text else self.name
            raise BadInput(field=where, problem=text.partition(" - at")[0]) from error

    def __repr__(self) -> str:
        return f"<command {self.name}>"


def _is_command(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Command)


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda m: "_" + m[1].lower(), name)


COMMANDS: dict[str, CommandSpec[Any, Any]] = {}
QUERIES: dict[str, "QuerySpec[..., Any]"] = {}


def module_of(name: str) -> str:
    parts = name.split(".")
    return parts[1] if parts[0] in ("tenants",) else parts[0]


def command(
    *, needs: Permission, signs: Meaning | None = None, name: str | None = None, version: int = 1,
    while_read_only: bool = False,
) -> Callable[[Body[C, R]], CommandSpec[C, R]]:  # fmt: skip
    """Register a function as a command. `needs` is the permission; `signs` says what its signature means;
    `while_read_only` lets it run for a suspended or expired company (signing in, paying, exporting)."""

    def register(body: Body[C, R]) -> CommandSpec[C, R]:
        full = name or f"{module_of(body.__module__)}.{body.__name__}"
        if full in COMMANDS and COMMANDS[full].body.__module__ != body.__module__:
            raise TypeError(f"two commands are called {full}")
        spec = COMMANDS[full] = CommandSpec(
            body, needs=needs, name=full, version=version, signs=signs, while_read_only=while_read_only
        )
        return spec

    return register


_within_query: ContextVar[bool] = ContextVar("within_query", default=False)
QueryGuard = Callable[[Read, "QuerySpec[..., Any]"], Awaitable[None]]
_query_guards: list[QueryGuard] = []


def query_guard(check: QueryGuard) -> QueryGuard:
    """Register a check on every query that somebody asks (not on those a query asks in turn). It refuses by raising a
    Refusal."""
    _query_guards.append(check)
    return check


class QuerySpec(Generic[P, R]):
    """A registered query: checks its permission, then reads."""

    def __init__(
        self, body: Callable[Concatenate[Read, P], Awaitable[R]], *, needs: Permission | None, name: str
    ) -> None:
        self.body = body
        self.needs = needs
        self.name = name
        self.__doc__ = body.__doc__
        self.__module__ = body.__module__

    async def __call__(self, read: Read, *args: P.args, **kwargs: P.kwargs) -> R:
        await read.prove()
        if self.needs is not None:
            read.actor.need(self.needs.name)
            if read.actor.witness is not None:
                await read.actor.witness(read.actor, self.name)
        if _within_query.get():
            return await self.body(read, *args, **kwargs)
        for check in _query_guards:
            await check(read, self)
        mark = _within_query.set(True)
        try:
            return await self.body(read, *args, **kwargs)
        finally:
            _within_query.reset(mark)


QueryBody = Callable[Concatenate[Read, P], Awaitable[R]]


def query(*, needs: Permission | None) -> Callable[[QueryBody[P, R]], QuerySpec[P, R]]:
    """Register a function as a query. `needs=None` says plainly: any signed-in actor of the tenant."""

    def register(body: Callable[Concatenate[Read, P], Awaitable[R]]) -> QuerySpec[P, R]:
        full = f"{module_of(body.__module__)}.{body.__name__}"
        spec = QuerySpec(body, needs=needs, name=full)
        QUERIES[full] = spec
        return spec

    return register


def find_command(name: str) -> CommandSpec[Any, Any]:
    try:
        return COMMANDS[name]
    except KeyError:
        raise UnknownCommand(command=name) from None


# -- ports for upper modules: they may refuse, never write --------------------------------------------

Guard = Callable[[Work, Command, CommandSpec[Any, Any]], Awaitable[None]]
_guards: list[tuple[str, str, Guard]] = []
_signatures: list[tuple[str, Guard]] = []


def guard(command_name: str) -> Callable[[Guard], Guard]:
    """Register a check on one command ("orders.release_order") or on all ("*"). It refuses by raising a
    Refusal; any other exception refuses too, naming the guard: a broken check fails closed."""

    def register(check: Guard) -> Guard:
        _guards.append((command_name, f"{check.__module__}.{check.__name__}", check))
        return check

    return register


def signature_demand(check: Guard) -> Guard:
    """Register the check that runs for every command declaring `signs`."""
    _signatures.append((f"{check.__module__}.{check.__name__}", check))
    return check


async def _consult(name: str, check: Guard, work: Work, cmd: Command, spec: CommandSpec[Any, Any]) -> None:
    try:
        await check(work, cmd, spec)
    except DomainError:
        raise
    except Exception as error:
        log.exception("guard broken", guard=name, command=spec.name)
        raise GuardBroken(guard=name) from error


async def _chain(work: Work, cmd: Command, spec: CommandSpec[Any, Any]) -> None:
    work.actor.need(spec.needs.name)
    if spec.needs.reason and not (cmd.reason or "").strip():
        raise ReasonMissing()
    if spec.signs is not None:
        for name, check in _signatures:
            await _consult(name, check, work, cmd, spec)
    for target, name, check in _guards:
        if target in (spec.name, "*"):
            await _consult(name, check, work, cmd, spec)


# -- running -------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What a device adds to a command: its order, its own clock, and how far that clock was off.

    `occurred_at` is the device's time corrected by the skew; it stands in the line, not in the payload, so that
    a retried intent is byte for byte the same.
    """

    seq: int | None = None
    occurred_at: datetime | None = None
    device_at: datetime | None = None
    skew: timedelta | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`row` is what the body returned, None on replay; `ids` re-read it in both cases."""

    verdict: str  # applied | duplicate
    ids: tuple[UUID, ...]
    row: Any = None


async def run(
    actor: Actor,
    spec: CommandSpec[C, Any],
    cmd: C,
    *,
    origin: Origin = Origin(),
    first: Callable[[Work], Awaitable[None]] | None = None,
    last: Callable[[Work], Awaitable[None]] | None = None,
) -> Outcome:
    """Run a command once. The same id with the same content gives the first outcome again: `duplicate`, or
    the same refusal. Raises Refusal (journalled), or Unavailable (nothing stored; try again).

    `first` begins the transaction (also the one that journals a refusal), `last` follows the body.
    """
    line = _line(spec, cmd, origin)
    try:
        with (
            metrics.command_timed(spec.name),
            told(tenant=actor.slug or actor.tenant_id, actor=actor.name, command=spec.name),
        ):
            outcome = await _run(actor, spec, cmd, line, first, last)
    except BaseException as error:
        metrics.COMMANDS.labels(spec.name, "refused" if isinstance(error, Refusal) else "failed").inc()
        raise
    metrics.COMMANDS.labels(spec.name, outcome.verdict).inc()
    return outcome


Hook = Callable[[Work], Awaitable[None]] | None


async def _run(actor: Actor, spec: CommandSpec[C, Any], cmd: C, line: Line, first: Hook, last: Hook) -> Outcome:
    row: Any = None
    try:
        async with working(
            actor, command=spec.name, line=line, first=first, result=lambda _work: {"ids": _ids(row)}
        ) as work:
            work.needs_line = True
            await _chain(work, cmd, spec)
            row = await spec.body(work, cmd)
            if last is not None:
                await last(work)
    except Known as known:
        return replay(line, known.stored)
    except (NotItsTurn, Unproven, TenantReadOnly):
        raise  # nothing is added to what a company may only read
    except Refusal as refusal:
        from infra.journal import writer

        log.info("refused", code=refusal.code)
        try:
            written = await writer.refuse(actor, line, refusal, first=first)
        except Known as known:
            return replay(line, known.stored)
        # The same id ran beside this one and was first: what it changed is what this one was refused for.
        if not written and (stored := await writer.stored(actor, line.id)) is not None:
            return replay(line, stored)
        raise
    return Outcome(verdict="applied", ids=tuple(_ids(row)), row=row)


async def run_once(actor: Actor, spec: CommandSpec[C, Any], cmd: C) -> Outcome:
    """For what happens by itself: the id says which deed it is, and a retry may say it in other words, because what it
    read has changed since. The first outcome stands. Raises what `run` raises, but IdReused.
    """
    from infra.journal import writer

    try:
        return await run(actor, spec, cmd)
    except IdReused as reused:
        stored = await writer.stored(actor, cmd.id) if reused.params["id"] == str(cmd.id) else None
        if stored is None or stored["command"] != spec.name:
            raise
        return _first(stored)


class _Rehearsed(Exception):
    """Ends a rehearsal: what it wrote is rolled back."""


async def rehearse(actor: Actor, spec: CommandSpec[C, Any], cmd: C) -> None:
    """Go through everything `run` would do, then roll it back: nothing is written, no refusal is journalled.

    Raises what `run` would raise.
    """
    try:
        async with working(actor, command=spec.name, line=_line(spec, cmd, Origin())) as work:
            await _chain(work, cmd, spec)
            await spec.body(work, cmd)
            raise _Rehearsed
    except _Rehearsed:
        return


def _line(spec: CommandSpec[Any, Any], cmd: Command, origin: Origin) -> Line:
    return Line(
        id=cmd.id,
        command=spec.name,
        version=spec.version,
        payload=payload_of(cmd),
        occurred_at=origin.occurred_at or cmd.occurred_at or clock.now(),
        device_at=origin.device_at,
        skew=origin.skew,
        seq=origin.seq,
        reason=cmd.reason,
        meaning=spec.signs.text if spec.signs else None,
        while_read_only=spec.while_read_only,
    )


_field_names: dict[type[Any], tuple[str, ...]] = {}


def payload_of(cmd: Command) -> str:
    """Canonical JSON of the command without its id; secrets are replaced by a mark."""
    kind = type(cmd)
    names = _field_names.get(kind)
    if names is None:
        names = _field_names[kind] = tuple(f.name for f in fields(kind) if f.name != "id")
    # Not __dict__: a decoded command keeps its untouched defaults on the class.
    values = {name: getattr(cmd, name) for name in names}
    return canonical(
        {name: "•" if name in kind.secret and values[name] is not None else values[name] for name in names}
    )


def _ids(row: Any) -> list[UUID]:
    if row is None:
        return []
    if isinstance(row, list | tuple):
        return [each.id for each in row]
    return [row.id] if hasattr(row, "id") else []


class ForgottenRefusal(Refusal):
    """A refusal read back from the journal whose code this version no longer has."""

    code = "infra.refused_before"
    text = "this was refused before ({code})"


def stored_refusal(code: str, params: dict[str, Any]) -> Refusal:
    kind = DomainError.catalogue.get(code)
    if kind is None or not issubclass(kind, Refusal):
        return ForgottenRefusal(code=code, **params)
    return kind(**params)


def replay(line: Line, stored: Mapping[str, Any]) -> Outcome:
    """The first outcome of an id again: `duplicate`, or the stored refusal. Raises IdReused for other content."""
    from infra.journal.writer import payload_hash

    if stored["command"] != line.command or bytes(stored["payload_hash"]) != payload_hash(line.payload):
        raise IdReused(id=line.id)
    return _first(stored)


def _first(stored: Mapping[str, Any]) -> Outcome:
    result = msgspec.json.decode(stored["result"])
    if stored["outcome"] == "refused":
        raise stored_refusal(stored["code"], result)
    return Outcome(verdict="duplicate", ids=tuple(UUID(each) for each in result["ids"]))


def unwrap_optional(hint: Any) -> tuple[Any, bool]:
    """(type, optional?) of `T | None`."""
    if get_origin(hint) in (Union, UnionType):
        rest = [each for each in get_args(hint) if each is not type(None)]
        if len(rest) == 1:
            return rest[0], True
    return hint, False


__all__ = [
    "COMMANDS", "QUERIES", "Command", "CommandSpec", "Meaning", "Origin", "Outcome", "Permission",
    "QuerySpec", "Read", "Work", "command", "find_command", "guard", "payload_of", "query", "query_guard", "reading",
    "rehearse", "replay", "run", "run_once", "signature_demand", "snake", "unwrap_optional",
]  # fmt: skip
