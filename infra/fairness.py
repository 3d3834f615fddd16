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
from math import exp
from time import monotonic
from uuid import UUID

from infra.errors import Unavailable
from infra.log import log

IDLE = 600.0  # seconds after which a company's counters are forgotten; its bucket is full again long before
SWEEP = 1000
ABOUT = 2.0  # seconds a company counts as present after it asked something
FEW = 3  # at work at once of a company while another one is about
BESIDE = 1  # and of one that asks for more than that again and again
STANDS = 1.0  # seconds after which a line is no hiccup: it is expected back as long as it stood
RETURNS = 10.0  # and so many at most
MEMORY = 10.0  # seconds over which it is weighed who wants how much


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
    wanted: float = 0.0  # seconds its requests spent here lately, at work and in line
    weighed: float = 0.0
    stood_from: float = 0.0
    expected_until: float = 0.0
    queue: deque[asyncio.Future[None]] = field(default_factory=deque)

    def weigh(self, now: float) -> float:
        """What it wanted until now; what is long ago fades. Called before anything comes or goes."""
        passed, self.weighed = now - self.weighed, now
        self.wanted = self.wanted * exp(-passed / MEMORY) + (self.running + len(self.queue)) * passed
        return self.wanted


class Turnstile:
    """Requests of each company, one after the other where they are too many."""

    def __init__(self, allowance: Callable[[UUID], Allowance], *, clock: Callable[[], float] = monotonic) -> None:
        self._allowance = allowance
        self._clock = clock
        self._accounts: dict[UUID, _Account] = {}
        self._here: dict[UUID, _Account] = {}  # those with something at work or in line, and whoever stormed once
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
        self._here[tenant] = account
        if account.running < self._room(tenant, account) and not account.queue:
            account.running += 1
            return
        if len(account.queue) >= allowed.queue:
            raise TooManyRequests(seconds=2)
        await self._turn(tenant, account, allowed)

    async def _turn(self, tenant: UUID, account: _Account, allowed: Allowance) -> None:
        """Wait in line. Who lets one in has counted him as running."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if not account.queue:
            account.stood_from = account.seen
        account.queue.append(turn)
        try:
            async with asyncio.timeout(allowed.patience):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled():  # the place came in the same moment: pass it on
                self.leave(tenant)
            elif turn in account.queue:
                account.weigh(self._clock())
                account.queue.remove(turn)
                self._shortened(account)
            if isinstance(error, TimeoutError):
                raise TooManyRequests(seconds=2) from error
            raise

    def leave(self, tenant: UUID) -> None:
        """A place is free again: for those in line, as far as there is room now."""
        account = self._accounts[tenant]
        account.weigh(self._clock())
        account.running -= 1
        if not account.running and not account.queue and not account.expected_until:
            self._here.pop(tenant, None)
        room = self._room(tenant, account)
        while account.queue and account.running < room:
            turn = account.queue.popleft()
            if not turn.done():
                account.running += 1
                turn.set_result(None)
                self._shortened(account)

    def _shortened(self, account: _Account) -> None:
        """Who gave up comes back at once: without its line for a moment, a storm would have all its places again."""
        if not account.queue:
            now = self._clock()
            stood = now - account.stood_from
            if stood >= STANDS:
                account.expected_until = max(account.expected_until, now + min(RETURNS, stood))

    def crowded(self, tenant: UUID) -> bool:
        """It has a line while another company is about: what it asks is better answered elsewhere."""
        account = self._accounts.get(tenant)
        return account is not None and self._beside(tenant) and self._storms(account)

    def _note(self, tenant: UUID, now: float) -> None:
        if self._newest[0] != tenant:
            self._other = self._newest
        self._newest = (tenant, now)

    def _room(self, tenant: UUID, account: _Account) -> int:
        """How many of a company may be at work. All requests of a process take turns in one loop: each one of another
        company waits for every one of his. So there are fewer places while others are about, and a storm has one."""
        most = self._allowance(tenant).at_once
        if not self._beside(tenant):
            return most
        return min(BESIDE if self._storms(account) else FEW, most)

    def _beside(self, tenant: UUID) -> bool:
        who, when = self._other if self._newest[0] == tenant else self._newest
        return who is not None and self._clock() - when < ABOUT

    def _storms(self, account: _Account) -> bool:
        """A line alone is no proof: who waits for somebody else's storm has one as well, and a single place would keep
        it standing. So it is the line of whoever wanted at least half as much as the one who wanted most."""
        now = self._clock()
        if len(account.queue) <= BESIDE and now >= account.expected_until:
            return False
        return 2 * account.weigh(now) >= max((each.weigh(now) for each in self._here.values()), default=0.0)

    def _account(self, tenant: UUID, allowed: Allowance) -> _Account:
        now = self._clock()
        account = self._accounts.get(tenant)
        if account is None:
            if len(self._accounts) >= SWEEP:
                self._sweep(now)
            account = self._accounts[tenant] = _Account(tokens=allowed.burst, seen=now, weighed=now)
            return account
        account.weigh(now)
        gained = (now - account.seen) * allowed.per_minute / 60
        account.tokens = min(float(allowed.burst), account.tokens + gained)
        account.seen = now
        return account

    def _sweep(self, now: float) -> None:
        for tenant, account in list(self._accounts.items()):
            if not account.running and not account.queue and now - account.seen > IDLE:
                del self._accounts[tenant]
                self._here.pop(tenant, None)


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
