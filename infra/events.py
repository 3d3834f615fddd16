"""Facts and who listens. Calls go down, events go up: a lower module emits, an upper module registers a handler.

    @dataclass(frozen=True, kw_only=True)
    class OutputReported(Event):
        name = "reporting.output_reported"
        subject = "order_id"                     # the field that names the aggregate the fact is about
        order_id: UUID
        good_quantity: Decimal

    @on(OutputReported, queue="insights")
    async def refresh_oee(work: Work, fact: OutputReported) -> None: ...

    @every("*/5 * * * *")                        # once per tenant and slot, UTC
    async def close_stale_runs(work: Work) -> None: ...

A listener's effects in the database happen exactly once; what leaves the database (mail, web calls) may happen again
when its transaction fails afterwards, so give those calls the outbox id as their key (`work.line.id`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar
from uuid import UUID

import msgspec

from infra.cron import Cron

E = TypeVar("E", bound="Event")
H = TypeVar("H", bound=Callable[..., Awaitable[None]])

_events: dict[str, type[Event]] = {}
_handlers: dict[str, Handler] = {}
_by_event: dict[str, list[Handler]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, in the past tense. Its fields are what a listener may rely on for ever."""

    name: ClassVar[str] = ""
    subject: ClassVar[str | None] = None
    live: ClassVar[bool] = True  # shown to open screens through the live stream

    def __init_subclass__(cls) -> None:
        if "name" not in cls.__dict__:
            raise TypeError(f"{cls.__qualname__} needs a name, e.g. name = 'reporting.output_reported'")
        known = _events.get(cls.name)
        if known and (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"event {cls.name} is declared twice: {known.__module__} and {cls.__module__}")
        _events[cls.name] = cls

    def about(self) -> UUID | None:
        """The id of the aggregate this fact is about."""
        return getattr(self, self.subject) if self.subject else None

    def to_json(self) -> str:
        return msgspec.json.encode(self).decode()


@dataclass(frozen=True, kw_only=True)
class Handler:
    """One actor: a function found again by its dotted name, in this process or another one."""

    name: str
    queue: str
    run: Callable[..., Awaitable[None]]
    event: type[Event] | None = None
    cron: Cron | None = None
    seconds: float = 60.0  # the longest one run may take
    while_read_only: bool = False  # runs for a suspended or expired company too (paying, renewing)


class UnknownName(LookupError):
    """A row names an event or actor this process does not know: older or newer code wrote it."""


def event_from_json(name: str, data: str) -> Event:
    try:
        cls = _events[name]
    except KeyError:
        raise UnknownName(f"no event is called {name}") from None
    return msgspec.json.decode(data, type=cls)


def on(
    event: type[E], *, queue: str = "default", seconds: float = 60.0, while_read_only: bool = False
) -> Callable[[H], H]:
    """Run the function for every such event, at least once, in a transaction of its own under the event's tenant."""

    def register(run: H) -> H:
        handler = Handler(
            name=_dotted(run), queue=queue, run=run, event=event, seconds=seconds, while_read_only=while_read_only
        )
        _add(handler)
        _by_event.setdefault(event.name, []).append(handler)
        return run

    return register


def every(cron: str, *, queue: str = "default", seconds: float = 60.0) -> Callable[[H], H]:
    """Run the function once per tenant and slot of a five-field cron line (UTC)."""

    def register(run: H) -> H:
        _add(Handler(name=_dotted(run), queue=queue, run=run, cron=Cron.parse(cron), seconds=seconds))
        return run

    return register


def handler(name: str) -> Handler:
    try:
        return _handlers[name]
    except KeyError:
        raise UnknownName(f"no actor is called {name}") from None


def runs_while_read_only(name: str) -> bool:
    """An actor this process does not know is not let through, and says so when it is called."""
    return name in _handlers and _handlers[name].while_read_only


def listeners(event: type[Event]) -> tuple[Handler, ...]:
    return tuple(_by_event.get(event.name, ()))


def scheduled() -> tuple[Handler, ...]:
    return tuple(each for each in _handlers.values() if each.cron)


def queues() -> frozenset[str]:
    return frozenset({"default", *(each.queue for each in _handlers.values())})


def catalogue() -> Mapping[str, type[Event]]:
    """Every event by name, for the committed snapshot."""
    return dict(sorted(_events.items()))


def forget(run: Callable[..., Any]) -> None:
    """Unregister a handler (tests declare their own)."""
    gone = _handlers.pop(_dotted(run))
    if gone.event:
        _by_event[gone.event.name].remove(gone)


def _dotted(run: Callable[..., Any]) -> str:
    return f"{run.__module__}.{run.__qualname__}"


def _add(new: Handler) -> None:
    if new.name in _handlers:
        raise TypeError(f"actor {new.name} is registered twice")
    _handlers[new.name] = new
