"""The phone's outbox against the real API: a real browser that is killed, replies that are lost, two tabs.

What counts is a ledger outside browser and database: the ids the phone was told are saved. Afterwards the server must
hold each of them exactly once, in the order of the phone's numbers.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
from playwright.async_api import Browser, Error, Page, Playwright, async_playwright

from infra.bootstrap.places import PROJECT
from tests.kit.people import PASSWORD
from tests.scale.stand import Stand, crew

LOST_REPLIES = 0.15
STANDSTILL = 120  # seconds without progress after which the drain has failed
PWA = PROJECT / "pwa"
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}


def chromium() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def build_page(target: Path) -> None:
    config = Path(__file__).parent / "outbox_page" / "vite.config.mjs"
    vite = PWA / "node_modules" / ".bin" / "vite"
    argv = [vite, "build", "--config", config, "--outDir", target, "--logLevel", "warn"]
    subprocess.run(argv, cwd=PWA, check=True, timeout=120, capture_output=True)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A killed browser resets its connections; that is what is being tested."""


@dataclass
class Road:
    """The network between phone and plant: serves the page, forwards the API, loses replies after the commit."""

    upstream: int
    page: Path
    lost: float = LOST_REPLIES
    down: bool = False
    passed: int = 0
    dropped: int = 0
    in_flight: int = 0
    largest: int = 0
    server: ThreadingHTTPServer = field(init=False)
    dice: random.Random = field(default_factory=lambda: random.Random(20261120))

    def __post_init__(self) -> None:
        road = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:
                return

            def do_GET(self) -> None:
                road.serve(self) if self.path.startswith("/proof/") else road.forward(self)

            def do_POST(self) -> None:
                road.forward(self)

            do_PUT = do_POST

        self.server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def serve(self, request: BaseHTTPRequestHandler) -> None:
        name = request.path.removeprefix("/proof/").partition("?")[0] or "index.html"
        file = self.page / name
        if not file.is_file() or not file.resolve().is_relative_to(self.page.resolve()):
            request.send_error(404)
            return
        _answer(request, 200, file.read_bytes(), TYPES.get(file.suffix, "application/octet-stream"))

    def forward(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers.get("content-length") or 0))
        if self.down:
            request.close_connection = True
            return
        self.in_flight += 1
        try:
            status, data, kind = self._ask(request, body)
        except (OSError, HTTPException):
            request.close_connection = True
            return
        finally:
            self.in_flight -= 1
        if b'"envelopes"' in body:
            self.passed += 1
            self.largest = max(self.largest, body.count(b'"seq"'))
            if self.dice.random() < self.lost:
                self.dropped += 1
                request.close_connection = True
                return
        with suppress(OSError):
            _answer(request, status, data, kind)

    def _ask(self, request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, bytes, str]:
        connection = HTTPConnection("127.0.0.1", self.upstream, timeout=60)
        kept = ("authorization", "content-type", "accept", "cookie", "origin")
        headers = {name: request.headers[name] for name in kept if request.headers.get(name)}
        headers["host"] = request.headers["host"]
        try:
            connection.request(request.command, request.path, body or None, headers)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.getheader("content-type") or "application/json"
        finally:
            connection.close()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def _answer(request: BaseHTTPRequestHandler, status: int, data: bytes, kind: str) -> None:
    request.send_response(status)
    request.send_header("content-type", kind)
    request.send_header("content-length", str(len(data)))
    request.end_headers()
    request.wfile.write(data)


def _start(argv: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


class Phone:
    """One browser profile that survives its browser."""

    def __init__(self, playwright: Playwright, program: str, home: Path, url: str) -> None:
        self.playwright, self.program, self.home, self.url = playwright, program, home, url
        self.process: subprocess.Popen[bytes] | None = None
        self.browser: Browser | None = None
        self.acknowledged: list[str] = []
        self.kills = 0

    async def open(self) -> Browser:
        for stale in ("DevToolsActivePort", "SingletonLock", "SingletonCookie", "SingletonSocket"):
            (self.home / stale).unlink(missing_ok=True)
        argv = [
            self.program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-dev-shm-usage", "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding", "--disable-background-timer-throttling",
            f"--user-data-dir={self.home}", "--remote-debugging-port=0", "about:blank",
        ]  # fmt: skip
        self.process = await asyncio.to_thread(_start, argv)
        port = await self._port()
        self.browser = await self.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        return self.browser

    async def _port(self) -> int:
        file = self.home / "DevToolsActivePort"
        for _ in range(300):
            if file.exists() and (text := file.read_text().splitlines()):
                return int(text[0])
            await asyncio.sleep(0.05)
        raise TimeoutError("the browser did not start")

    async def tab(self, company: str, login: str) -> Page:
        assert self.browser is not None
        page = await self.browser.contexts[0].new_page()
        await page.expose_binding("acknowledge", lambda _source, id: self.acknowledged.append(id))
        await page.goto(f"{self.url}/proof/index.html")
        phase = await page.evaluate("([c, l, p]) => window.proof.start(c, l, p)", [company, login, PASSWORD])
        assert phase == "in", phase
        return page

    async def kill(self) -> None:
        """As a phone whose battery falls out: no warning, no unload."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.kills += 1
        with suppress(Error):
            assert self.browser is not None
            await self.browser.close()

    async def close(self) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        with suppress(Error):
            if self.browser is not None:
                await self.browser.close()


@dataclass(frozen=True)
class Result:
    acknowledged: int
    applied: int
    lost: int
    doubled: int
    disordered: int
    left: int
    kills: int
    kills_in_flight: int
    posts: int
    dropped: int
    largest_batch: int
    drain_seconds: float

    @property
    def ok(self) -> bool:
        return self.lost == self.doubled == self.disordered == self.left == 0 and self.largest_batch <= 50

    def __str__(self) -> str:
        return (
            f"acknowledged {self.acknowledged}, applied {self.applied}, lost {self.lost}, doubled {self.doubled}, "
            f"out of order {self.disordered}, left in the queue {self.left}; browser kills {self.kills} "
            f"({self.kills_in_flight} with a request in flight), {self.posts} posts of at most {self.largest_batch}, "
            f"{self.dropped} replies lost after the commit, last drain {self.drain_seconds:.1f} s"
        )


async def prove_outbox(here: Stand, *, commands: int, kills: int, seed: int = 7) -> Result:
    """Save `commands` reports in two tabs while the browser is killed `kills` times, then drain and compare."""
    program = chromium()
    assert program is not None
    dice = random.Random(seed)
    company = await crew(here, 1)
    await company.staff.hire("phone", "OPERATOR", secrets=True)
    here.api()
    await here.ready()
    with tempfile.TemporaryDirectory(prefix="lotline-outbox-") as folder:
        page_files, profile = Path(folder) / "page", Path(folder) / "profile"
        profile.mkdir()
        await asyncio.to_thread(build_page, page_files)
        road = Road(here.port, page_files)
        async with async_playwright() as playwright:
            phone = Phone(playwright, program, profile, road.url)
            try:
                return await _proof(here, phone, road, company, commands, kills, dice)
            finally:
                await phone.close()
                road.close()


async def _proof(
    here: Stand, phone: Phone, road: Road, company: Any, commands: int, kills: int, dice: random.Random
) -> Result:
    operation, slug = str(company.operations[0]), company.staff.slug
    in_flight = 0
    await phone.open()
    await phone.tab(slug, "phone")
    await phone.close()
    saving_kills = kills - kills // 3
    share = -(-commands // (saving_kills + 1))
    for _ in range(saving_kills):
        road.down = dice.random() < 0.4  # some stretches without network, so that the queue grows long
        wanted = len(phone.acknowledged) + share
        await _save(phone, slug, operation, wanted)
        in_flight += await _kill(phone, road, dice)
    road.down = True
    await _save(phone, slug, operation, commands)
    await phone.kill()
    road.down = False
    for _ in range(kills - saving_kills - 1):
        await phone.open()
        await phone.tab(slug, "phone")
        in_flight += await _kill(phone, road, dice)
    began = time.monotonic()
    left = await _drain(phone, slug)
    return await _compare(here, phone, road, company, left, in_flight, time.monotonic() - began)


async def _save(phone: Phone, slug: str, operation: str, wanted: int) -> None:
    """Two tabs save until the ledger holds enough; both race for the same numbers."""
    await phone.open()
    pages = [await phone.tab(slug, "phone") for _ in range(2)]
    for page in pages:
        await page.evaluate("([o, n]) => { void window.proof.work(o, n); }", [operation, 1_000_000])
    while len(phone.acknowledged) < wanted:  # noqa: ASYNC110 (told by the browser's binding)
        await asyncio.sleep(0.02)


async def _kill(phone: Phone, road: Road, dice: random.Random) -> int:
    """Preferably in the middle of a request; returns whether one was."""
    end = time.monotonic() + 2 * dice.random()
    while time.monotonic() < end and not road.in_flight:  # noqa: ASYNC110 (counted in the road's threads)
        await asyncio.sleep(0.002)
    flying = 1 if road.in_flight else 0
    await phone.kill()
    return flying


async def _drain(phone: Phone, slug: str) -> int:
    await phone.open()
    page = await phone.tab(slug, "phone")
    fewest, moved = 1 << 30, time.monotonic()
    while time.monotonic() - moved < STANDSTILL:
        left = await page.evaluate("window.proof.left()")
        if left["queued"] == 0:
            return int(left["refused"])
        if left["queued"] < fewest:
            fewest, moved = left["queued"], time.monotonic()
        await asyncio.sleep(0.3)
    return int(left["queued"]) + int(left["refused"])


async def _compare(
    here: Stand, phone: Phone, road: Road, company: Any, left: int, in_flight: int, seconds: float
) -> Result:
    connection = await asyncpg.connect(here.dsns.admin)
    tenant = company.staff.tenant_id
    try:
        lines = await connection.fetch(
            "SELECT id, seq, recorded_at FROM journal"
            " WHERE tenant_id = $1 AND seq IS NOT NULL AND outcome = 'applied' ORDER BY seq",
            tenant,
        )
        reports = await connection.fetch(
            "SELECT id, good_quantity FROM reporting_output_report WHERE tenant_id = $1", tenant
        )
        booked = await connection.fetchval(
            "SELECT good_quantity FROM orders_operation WHERE tenant_id = $1 AND id = $2",
            tenant, company.operations[0],
        )  # fmt: skip
    finally:
        await connection.close()
    applied = {row["id"] for row in reports}
    numbers = [row["seq"] for row in lines]
    times = [row["recorded_at"] for row in lines]
    doubled = len(reports) - len(applied) + abs(int(booked) - len(applied)) + len(lines) - len({r["id"] for r in lines})
    disordered = sum(1 for n, seq in enumerate(numbers, start=1) if seq != n)
    disordered += sum(1 for before, after in pairwise(times) if after < before)
    return Result(
        acknowledged=len(phone.acknowledged),
        applied=len(applied),
        lost=len({UUID(id) for id in phone.acknowledged} - applied),
        doubled=doubled,
        disordered=disordered,
        left=left,
        kills=phone.kills,
        kills_in_flight=in_flight,
        posts=road.passed,
        dropped=road.dropped,
        largest_batch=road.largest,
        drain_seconds=seconds,
    )
