"""What takes seconds of computing is done in a process of its own.

A thread would share the interpreter with every request: while one company's 10,000 rows become a workbook, each report
of another one would wait for its turns (0.01 s became 1.6 s, `bench neighbour`). The other process is started at the
first need, does one thing at a time, gives way to everybody else, and ends with ours or when it was idle for minutes.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from anyio import CapacityLimiter, to_process

from infra.actor import Actor
from infra.db import Database
from infra.settings import settings
from infra.work import reading, use_database

T = TypeVar("T")
GIVES_WAY: Final = 10

_lines: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, CapacityLimiter]] = WeakKeyDictionary()
_prepare: list[str] = []


def prepare_with(name: str) -> None:
    """`module:function` that the other process calls before its first question: what registers guards and listeners."""
    if name not in _prepare:
        _prepare.append(name)


async def computed(function: Callable[..., T], *given: Any) -> T:
    """`function(*given)` elsewhere: a module's function, arguments and result that can be pickled, both small enough
    that copying them is nothing beside computing. Domain errors come back as they are."""
    if not settings().apart:
        return await asyncio.to_thread(function, *given)
    return await to_process.run_sync(_compute, function, given, limiter=_line("long"))


async def asked(ask: Callable[..., Awaitable[T]], actor: Actor, *given: Any, line: str = "long") -> T:
    """`await ask(read, *given)` elsewhere, with a database connection of its own. `ask` is a module's function; one at
    a time of each `line`.

    Who asks is proved here and now; a visitor's look is written down here."""
    async with reading(actor) as read:
        if not settings().apart:
            return await ask(read, *given)
        await read.prove()
        actor = read.actor
    body = getattr(ask, "body", ask)
    name = f"{body.__module__}:{body.__qualname__}"
    if actor.witness is not None:
        await actor.witness(actor, name.replace(":", "."))
    sent = replace(actor, permissions=dict(actor.permissions), proof=None, witness=None)
    answer: T = await to_process.run_sync(_ask, tuple(_prepare), name, sent, given, limiter=_line(line))
    return answer


def _line(name: str) -> CapacityLimiter:
    lines = _lines.setdefault(asyncio.get_running_loop(), {})
    return lines.setdefault(name, CapacityLimiter(1))


# -- in the other process -------------------------------------------------------------------------------------------


def _compute(function: Callable[..., T], given: tuple[Any, ...]) -> T:
    _give_way()
    return function(*given)


def _ask(prepare: tuple[str, ...], ask: str, actor: Actor, given: tuple[Any, ...]) -> Any:
    _give_way()
    return _here(prepare).run(_answered(_found(ask), actor, given))


@cache
def _here(prepare: tuple[str, ...]) -> asyncio.Runner:
    """One loop and one pool for as long as this process lives."""
    for name in prepare:
        _found(name)()
    use_database(Database(settings().app_database_url, size=2))
    return asyncio.Runner()


async def _answered(ask: Callable[..., Awaitable[Any]], actor: Actor, given: tuple[Any, ...]) -> Any:
    async with reading(actor) as read:
        return await ask(read, *given)


@cache
def _give_way() -> None:
    os.nice(GIVES_WAY)


def _found(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
