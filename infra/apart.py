"""What takes seconds of computing is done in a process of its own.

A thread would share the interpreter with every request: while one company's 10,000 rows become a workbook, each report
of another one would wait for its turns (0.01 s became 1.6 s, `bench neighbour`). The other process is started at the
first need, does one thing at a time, gives way to everybody else, and ends with ours or when it was idle for minutes.
"""

from __future__ import annotations

import asyncio
import os
import pickle
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from anyio import CapacityLimiter, to_process

from infra.actor import Actor
from infra.db import Database
from infra.polite import carry_out
from infra.settings import settings
from infra.work import reading, use_database

T = TypeVar("T")

CORES = os.cpu_count() or 1
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
    async with _line("long"):
        return await _sent(function, *given)  # type: ignore[no-any-return]


async def asked(ask: Callable[..., Awaitable[T]], actor: Actor, *given: Any, line: str = "long") -> T:
    """`await ask(read, *given)` elsewhere, with a database connection of its own. `ask` is a module's function; one at
    a time of each `line`.

    Who asks is proved here when it is his turn (whoever lost his right while he waited is refused), and once more in
    the transaction that looks, as far as his door gave him a proof; a visitor's look is written down here."""
    if not settings().apart:
        async with reading(actor) as read:
            return await ask(read, *given)
    async with _line(line):
        async with reading(actor) as read:
            await read.prove()
        body = getattr(ask, "body", ask)
        name = f"{body.__module__}:{body.__qualname__}"
        if read.actor.witness is not None:
            await read.actor.witness(read.actor, name.replace(":", "."))
        proved = replace(read.actor, permissions=dict(read.actor.permissions), proof=actor.proof, witness=None)
        return await _sent(_ask, tuple(_prepare), name, proved, given)  # type: ignore[no-any-return]


async def _sent(function: Callable[..., Any], *given: Any) -> Any:
    """Whoever sends has his turn in a line already. All lines together leave one core to the requests: where every core
    computes, giving way still means waiting for a slice of time at each of a report's fifty turns."""
    return await to_process.run_sync(carry_out, pickle.dumps((function, given)), limiter=_line("all", CORES - 1))


def _line(name: str, places: int = 1) -> CapacityLimiter:
    lines = _lines.setdefault(asyncio.get_running_loop(), {})
    return lines.setdefault(name, CapacityLimiter(max(1, places)))


# -- in the other process -------------------------------------------------------------------------------------------


def _ask(prepare: tuple[str, ...], ask: str, actor: Actor, given: tuple[Any, ...]) -> Any:
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
        await read.prove()
        return await ask(read, *given)


def _found(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
