"""Shares: what one company may take of a process, so that its neighbours do not wait for it.

Three mechanisms, all in memory and per process: a token bucket of requests, a cap on requests at work with a short
queue behind it, and a cap on outbox rows at work. What an installation allows a company in all is divided by the
number of its API processes (`settings().workers`).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from uuid import UUID

from infra.errors import Unavailable
from infra.log import log

IDLE = 600.0  # seconds after which a company's counters are forgotten; its bucket is full again long before
SWEEP = 1000
ABOUT = 2.0  # seconds a company counts as present after it asked something
BESIDE = 1  # at work at once of a company that asks for more than its places while another one is about


class TooManyRequests(Unavailable):
    """Nothing was looked at: the sender waits and sends the same again."""

    status = 429
    code = "infra.too_many_requests"
    text = "too many requests at once for this company; again in {seconds} s"


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one company may take of this process."""

    per_minute: int = 600_000  # a company without a plan is only held back where others would wait for it
    burst: int = 100_000
    at_once: int = 6
    queue: int = 200
    patience: float = 10.0  # seconds in the queue


@dataclass(slots=True)
class _Account:
    tokens: float
    seen: float
    running: int = 0
    queue: deque[asyncio.Future[None]] = field(default_factory=deque)


class Turnstile:
    """Requests of each company, one after the other where they are too many."""

    def __init__(self, allowance: Callable[[UUID], Allowance], *, clock: Callable[[], float] = monotonic) -> None:
        self._allowance = allowance
        self._clock = clock
        self._accounts: dict[UUID, _Account] = {}
        self._newest: tuple[UUID | None, float] = (None, 0.0)  # who asked last, and when
        self._other: tuple[UUID | None, float] = (None, 0.0)  # and the last one who was somebody else

    @asynccontextmanager
    async def passing(self, tenant: UUID) -> AsyncIterator[None]:
        """The body runs when it is the request's turn. Raises TooManyRequests before it begins."""
        await self.enter(tenant)
        try:
            yield
        finally:
            self.leave(tenant)

    async def enter(self, tenant: UUID) -> None:
        allowed = self._allowance(tenant)
        account = self._account(tenant, allowed)
        if account.tokens < 1:
            raise TooManyRequests(seconds=max(1, round(60 / allowed.per_minute)))
        account.tokens -= 1
        self._note(tenant, account.seen)
        if account.running < allowed.at_once and not account.queue:
            account.running += 1
            return
        if len(account.queue) >= allowed.queue:
            raise TooManyRequests(seconds=2)
        await self._turn(tenant, account, allowed)

    async def _turn(self, tenant: UUID, account: _Account, allowed: Allowance) -> None:
        """Wait in line. Who lets one in has counted him as running."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        account.queue.append(turn)
        try:
            async with asyncio.timeout(allowed.patience):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled():  # the place came in the same moment: pass it on
                self.leave(tenant)
            elif turn in account.queue:
                account.queue.remove(turn)
            if isinstance(error, TimeoutError):
                raise TooManyRequests(seconds=2) from error
            raise

    def leave(self, tenant: UUID) -> None:
        """A place is free again: for those in line, as far as there is room now."""
        account = self._accounts[tenant]
        account.running -= 1
        room = self._room(tenant, account)
        while account.queue and account.running < room:
            turn = account.queue.popleft()
            if not turn.done():
                account.running += 1
                turn.set_result(None)

    def crowded(self, tenant: UUID) -> bool:
        """It has a line while another company is about: what it asks is better answered elsewhere."""
        account = self._accounts.get(tenant)
        return account is not None and len(account.queue) > BESIDE and self._room(tenant, account) == BESIDE

    def _note(self, tenant: UUID, now: float) -> None:
        if self._newest[0] != tenant:
            self._other = self._newest
        self._newest = (tenant, now)

    def _room(self, tenant: UUID, account: _Account) -> int:
        """How many of a company may be at work. Whoever has a line takes a single place while another company is about:
        all requests of a process take turns in one loop, and each of the others would wait for every one of his."""
        most = self._allowance(tenant).at_once
        who, when = self._other if self._newest[0] == tenant else self._newest
        beside = who is not None and self._clock() - when < ABOUT
        return min(BESIDE, most) if beside and len(account.queue) > BESIDE else most

    def _account(self, tenant: UUID, allowed: Allowance) -> _Account:
        now = self._clock()
        account = self._accounts.get(tenant)
        if account is None:
            if len(self._accounts) >= SWEEP:
                self._sweep(now)
            account = self._accounts[tenant] = _Account(tokens=allowed.burst, seen=now)
            return account
        gained = (now - account.seen) * allowed.per_minute / 60
        account.tokens = min(float(allowed.burst), account.tokens + gained)
        account.seen = now
        return account

    def _sweep(self, now: float) -> None:
        for tenant, account in list(self._accounts.items()):
            if not account.running and not account.queue and now - account.seen > IDLE:
                del self._accounts[tenant]


Act = Callable[[UUID, UUID], Awaitable[object]]


class Shares:
    """Outbox rows of each company at work in this process: at most `most` at once, the rest wait here.

    Whoever finishes a row takes the company's next one, so a flood holds `most` threads and the others stay free. What
    waits here when the process dies is overdue in the database and rung again, like every bell that was lost.
    """

    def __init__(self, act: Act, *, most: int) -> None:
        self._act = act
        self._most = most
        self._running: dict[UUID, int] = {}
        self._waiting: dict[UUID, deque[UUID]] = {}
        self.closing = False

    async def run(self, tenant: UUID, row: UUID) -> None:
        if self._running.get(tenant, 0) >= self._most:
            self._waiting.setdefault(tenant, deque()).append(row)
            return
        self._running[tenant] = self._running.get(tenant, 0) + 1
        try:
            await self._chain(tenant, row)
        finally:
            self._running[tenant] -= 1
            if not self._running[tenant]:
                del self._running[tenant]

    async def _chain(self, tenant: UUID, row: UUID | None) -> None:
        while row is not None:
            try:
                await self._act(tenant, row)
            except Exception as error:  # a door: the row is rung again, the ones behind it must not wait for that
                log.warning("shares.failed", tenant=str(tenant), row=str(row), error=str(error))
            row = None if self.closing else self._next(tenant)

    def _next(self, tenant: UUID) -> UUID | None:
        waiting = self._waiting.get(tenant)
        if not waiting:
            self._waiting.pop(tenant, None)
            return None
        return waiting.popleft()


__all__ = ["Allowance", "Shares", "TooManyRequests", "Turnstile"]
