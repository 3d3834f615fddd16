"""The edge agent as a program of its own against a printer on TCP: every label once, whatever is killed."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

import httpx
import pytest_asyncio
from litestar import Litestar

from api import errors as api_errors
from api.fair import fair
from api.graphql import graphql
from infra.bootstrap.places import PROJECT
from infra.engines.roles import Dsns
from infra.work import Actor
from iot.edge.devices import tspl_status, zpl_status
from tenants.labels import commands as do
from tenants.labels.models import LabelPrinter, PrintJob
from tests.kit.plant import Person, Plant
from tests.kit.printers import Printer, printer
from tests.tenants.labels.shop import Shop, built, edge


@dataclass
class Site:
    """A customer's site: the door to Lotline, the agent and what is known of its prints."""

    shop: Shop
    actor: Actor
    url: str
    token: str
    home: Path
    refuse: list[str] = field(default_factory=list)  # words in a request that gets 503 now
    agent: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        argv = [sys.executable, "-m", "iot.edge", "--url", self.url, "--name", "一厂", "--every", "0.1"]
        argv += ["--memory", str(self.home / "memory.jsonl")]
        log = (self.home / "agent.log").open("ab")
        env = os.environ | {"LOTLINE_EDGE_TOKEN": self.token}
        self.agent = subprocess.Popen(argv, cwd=PROJECT, env=env, stdout=log, stderr=subprocess.STDOUT)

    def kill(self) -> None:
        assert self.agent
        self.agent.send_signal(signal.SIGKILL)
        self.agent.wait(10)

    async def until(self, job: PrintJob, *states: str) -> PrintJob:
        for _ in range(200):
            now = await self.shop.job(job)
            if now.state in states:
                return now
            await asyncio.sleep(0.05)
        raise AssertionError(f"{now.state}, wanted {states}: {(self.home / 'agent.log').read_text()[-2000:]}")

    async def reached(self, holds: Callable[[], bool]) -> None:
        for _ in range(200):
            if holds():
                return
            await asyncio.sleep(0.05)
        raise AssertionError((self.home / "agent.log").read_text()[-2000:])

    async def printing_on(self, made: Printer, labels: int) -> PrintJob:
        (known,) = await self.shop.plant.rows(LabelPrinter.__table__.select().where(
            LabelPrinter.tenant_id == self.shop.plant.tenant_id
        ))  # fmt: skip
        if known["address"] != made.address:
            cmd = do.ChangePrinter(
                printer_id=known["id"], name_zh="x", name_en="x", language="zpl", agent_id=known["agent_id"],
                address=made.address,
            )  # fmt: skip
            await self.shop.quality.does(do.change_printer, cmd)
        lots = [await self.shop.lot() for _ in range(labels)]
        return await self.shop.prints(self.shop.lot_label, *lots, printer_id=known["id"])


@pytest_asyncio.fixture
async def site(plant: Plant, dsns: Dsns, tmp_path: Path) -> AsyncIterator[Site]:
    actor, token = await edge(plant, dsns.admin)
    shop = await built(plant)
    known = await Person(actor).does(do.announce_agent, do.AnnounceAgent(name="一厂"))
    cmd = do.AddPrinter(
        code="P", name_zh="x", name_en="x", language="zpl", agent_id=known.id, address="tcp://127.0.0.1:1"
    )
    await shop.quality.does(do.add_printer, cmd)
    app = Litestar(
        [graphql], exception_handlers=api_errors.HANDLERS, middleware=[fair], openapi_config=None, logging_config=None
    )
    transport = httpx.ASGITransport(cast(Any, app), client=("10.1.2.3", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test", timeout=60) as client:
        made = Site(shop, actor, "", token, tmp_path)
        with_door = door(client, made)
        made.url = f"http://127.0.0.1:{with_door.server_port}"
        yield made
        if made.agent is not None and made.agent.poll() is None:
            made.kill()
        with_door.shutdown()
        with_door.server_close()


def door(client: httpx.AsyncClient, site: Site) -> ThreadingHTTPServer:
    """A socket before the app of this test."""
    loop = asyncio.get_running_loop()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            if any(word.encode() in body for word in site.refuse):
                self.send_error(503)
                return
            headers = {name: self.headers[name] for name in ("authorization", "content-type")}
            asked = client.post(self.path, content=body, headers=headers)
            answer = asyncio.run_coroutine_threadsafe(asked, loop).result(30)
            self.send_response(answer.status_code)
            self.send_header("content-length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        def do_GET(self) -> None:
            self.send_error(404)  # no bell here: the agent looks by itself

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server


def each_once(made: Printer, job: PrintJob) -> bool:
    return len(made.labels) == len(set(made.labels)) == job.labels


async def test_labels_go_out_and_what_became_of_them_comes_back(site: Site) -> None:
    site.start()
    with printer() as good:
        job = await site.until(await site.printing_on(good, 3), "printed")
        assert (job.confirmed, job.done, job.answer) == (True, 3, "ready")
        assert each_once(good, job)
    with printer(paper=False) as empty:
        job = await site.until(await site.printing_on(empty, 2), "failed")
        assert (job.fault, job.answer, job.done, empty.labels) == ("not_ready", "paper out", 0, [])
        empty.paper = True
        await site.shop.operator.does(do.retry_print, do.RetryPrint(job_id=job.id))
        assert each_once(empty, await site.until(job, "printed"))
    job = await site.until(await site.printing_on(empty, 1), "failed")  # nobody listens there any more
    assert job.fault == "unreachable"
    with printer(cut_after=1) as torn:
        job = await site.until(await site.printing_on(torn, 3), "unclear")
        assert (job.fault, job.done) == ("broken_off", 0)
        assert len(torn.labels) == 1


async def test_a_killed_agent_prints_nothing_twice(site: Site) -> None:
    site.start()
    with printer(stuck_after=1) as slow:
        job = await site.printing_on(slow, 4)
        await site.reached(lambda: len(slow.labels) == 4)  # all on their way, one on paper
        site.kill()
        site.start()
        job = await site.until(job, "unclear")
        assert (job.fault, job.answer) == ("agent_gone", "stopped while label 4 of 4 was on its way")
        slow.stuck_after = None
        await asyncio.sleep(0.4)
        assert each_once(slow, job)
        await site.shop.operator.does(do.settle_print, do.SettlePrint(job_id=job.id, came_out=3))
        await site.until(job, "printed")
        assert len(slow.labels) == 5
        assert slow.labels[4] == slow.labels[3]  # the one that somebody said had not come out


async def test_what_was_taken_and_not_begun_is_printed_and_what_was_printed_is_told(site: Site) -> None:
    site.start()
    with printer() as good:
        await site.until(await site.printing_on(good, 1), "printed")
        site.kill()
        job = await site.printing_on(good, 2)
        await Person(site.actor).does(do.take_print, do.TakePrint(job_id=job.id))  # and then the box lost its power
        site.refuse.append("reportPrint")
        site.start()
        await site.reached(lambda: len(good.labels) == 3)
        await site.reached(lambda: "printed" in (site.home / "memory.jsonl").read_text())
        site.kill()
        site.refuse.clear()
        site.start()
        assert (await site.until(job, "printed")).confirmed
        assert len(set(good.labels)) == len(good.labels) == 3

        site.kill()
        lost = await site.printing_on(good, 1)
        await Person(site.actor).does(do.take_print, do.TakePrint(job_id=lost.id))
        (site.home / "memory.jsonl").unlink()
        site.start()
        assert (await site.until(lost, "unclear")).answer == "memory was lost"
        assert len(good.labels) == 3


async def test_a_printer_that_says_nothing_is_printed_but_not_confirmed(site: Site, monkeypatch: Any) -> None:
    site.start()
    with printer(silent=True) as mute:
        job = await site.printing_on(mute, 1)
        began = time.monotonic()
        job = await site.until(job, "printed")
        assert (job.confirmed, job.answer) == (False, None)
        assert time.monotonic() - began < 15
    second = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "iot.edge", "--url", site.url, "--name", "x", "--memory",
         str(site.home / "memory.jsonl")],
        cwd=PROJECT, env=os.environ | {"LOTLINE_EDGE_TOKEN": "x"}, capture_output=True, text=True, timeout=30,
    )  # fmt: skip
    assert (second.returncode, "runs already" in second.stderr) == (1, True)


def said(out: int, pause: int, formats: int, head: int, ribbon: int, left: int) -> bytes:
    first = f"030,{out},{pause},0400,{formats:03},0,0,0,000,0,0,0"
    return f"\x02{first}\x03\r\n\x02000,0,{head},{ribbon},1,2,4,0,{left:08},1,000\x03\r\n\x020000,0\x03".encode()


def test_what_printers_say_of_themselves() -> None:
    ready, bad = zpl_status(said(0, 0, 0, 0, 0, 0)), zpl_status(said(1, 1, 2, 1, 1, 3))
    assert ready
    assert (ready.ready, ready.text, ready.pending) == (True, "ready", 0)
    assert bad
    assert (bad.ready, bad.text, bad.pending) == (False, "paper out, paused, head open, ribbon out", 5)
    assert zpl_status(b"hello") is None
    assert [tspl_status(bytes([each])).text for each in (0, 0x04, 0x20, 0x05)] == [
        "ready", "paper out", "ready", "head open, paper out",
    ]  # fmt: skip
    assert tspl_status(b"\x20").pending == 1
