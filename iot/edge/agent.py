"""Taking prints and sending them, one printer at a time, several printers at once."""

from __future__ import annotations

import base64
import platform
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from iot.edge import devices
from iot.edge.devices import BrokenOff, Unreachable
from iot.edge.memory import Memory
from iot.edge.wire import Away, Bell, Refused, Wire

VERSION = "1"
ANNOUNCE_EVERY = 60.0
RENEW_EVERY = 30.0
FINISH_WITHIN = 20.0  # after the last byte, and 3 s for each label
JOB = "id state labels copies done printer { id code language address active }"
WORK = f"{{ printWork {{ {JOB} }} }}"
DATA = "query D($job: UUID!, $beyond: Int!) { printData(jobId: $job, beyond: $beyond) { position data } }"

Job = dict[str, Any]


def say(*words: object) -> None:
    print(time.strftime("%H:%M:%S"), *words, flush=True)


class Agent:
    def __init__(self, wire: Wire, memory: Memory, name: str, *, every: float = 10.0) -> None:
        self._wire, self._memory, self._name, self._every = wire, memory, name, every
        self._busy: set[str] = set()  # printers, by id
        self._lock = threading.Lock()
        self._announced = 0.0
        self._first = True

    def serve(self) -> None:
        """For ever. Raises Refused when Lotline does not want this agent."""
        bell = Bell(self._wire, "labels.print_job_changed")
        bell.start()
        while True:
            bell.rung.clear()
            try:
                self.look()
            except Away as away:
                say("Lotline is away:", away)
            bell.rung.wait(self._every)

    def look(self) -> None:
        """Announce now and then, settle what an earlier run left, begin what waits."""
        if time.monotonic() - self._announced > ANNOUNCE_EVERY or self._first:
            program = f"{VERSION} · Python {platform.python_version()} · {platform.node()}"
            self._wire.do(
                "announceAgent", "AnnounceAgent", "LabelAgent", "id", {"name": self._name, "program": program}
            )
            self._announced = time.monotonic()
        for id, report in self._memory.untold():
            self._tell(id, report)
        work: list[Job] = self._wire.ask(WORK)["printWork"]
        first, self._first = self._first, False
        for job in work:
            if job["state"] == "printing":
                if first:
                    self._settle(job)
            else:
                self._begin(job, self._take)

    def _settle(self, job: Job) -> None:
        """A print that an earlier run of this agent took and did not end."""
        began = self._memory.began(job["id"])
        if began is None and not self._memory.fresh:
            self._begin(job, lambda job: job)  # taken, and not one byte sent
            return
        answer = f"stopped while label {began} of {job['labels']} was on its way" if began else "memory was lost"
        say(job["id"], "unclear:", answer)
        self._end(job, {"state": "unclear", "done": job["done"], "fault": "agent_gone", "answer": answer})

    def _begin(self, job: Job, take: Callable[[Job], Job | None]) -> None:
        printer = job["printer"]["id"]
        with self._lock:
            if printer in self._busy:
                return
            self._busy.add(printer)
        threading.Thread(target=self._run, args=(job, take), daemon=True).start()

    def _run(self, job: Job, take: Callable[[Job], Job | None]) -> None:
        try:
            if (taken := take(job)) is not None:
                self._end(taken, self._print(taken))
        except (Refused, Away) as error:
            say(job["id"], error)
        finally:
            with self._lock:
                self._busy.discard(job["printer"]["id"])

    def _take(self, job: Job) -> Job | None:
        try:
            taken: Job = self._wire.do("takePrint", "TakePrint", "PrintJob", JOB, {"jobId": job["id"]})
            return taken
        except Refused as refused:  # cancelled meanwhile, or another process has it
            say(job["id"], refused)
            return None

    def _print(self, job: Job) -> dict[str, Any]:
        """What became of it, as reportPrint takes it."""
        printer, done = job["printer"], job["done"]
        say(job["id"], f"{job['labels']} labels to", printer["code"], printer["address"])
        try:
            line = devices.opened(printer["address"])
        except Unreachable as error:
            return {"state": "failed", "done": done, "fault": "unreachable", "answer": str(error)}
        try:
            before = devices.status(line, printer["language"])
            if before is not None and not before.ready:
                return {"state": "failed", "done": done, "fault": "not_ready", "answer": before.text}
        except BrokenOff as error:
            line.close()
            return {"state": "failed", "done": done, "fault": "unreachable", "answer": str(error)}
        try:
            sent = self._send(job, line)
            if before is None:  # it takes all bytes and says nothing
                return {"state": "printed", "done": job["labels"], "confirmed": False}
            return self._finished(job, line, sent)
        except BrokenOff as error:
            began = self._memory.began(job["id"])
            answer = f"label {began} of {job['labels']}: {error}"
            return {"state": "unclear", "done": done, "fault": "broken_off", "answer": answer}
        except Refused as refused:
            began = self._memory.began(job["id"])
            state = "failed" if began is None else "unclear"
            return {"state": state, "done": done, "fault": "refused", "answer": str(refused)}
        finally:
            line.close()

    def _send(self, job: Job, line: devices.Line) -> int:
        at, renewed = job["done"], time.monotonic()
        while at < job["labels"]:
            for each in self._data(job["id"], at):
                at = each["position"]
                self._memory.begin(job["id"], at)
                line.send(base64.b64decode(each["data"]))
                if time.monotonic() - renewed > RENEW_EVERY:
                    self._renew(job)
                    renewed = time.monotonic()
        return int(at)

    def _data(self, job: str, beyond: int) -> list[dict[str, Any]]:
        while True:
            try:
                found: list[dict[str, Any]] = self._wire.ask(DATA, job=job, beyond=beyond)["printData"]
                break
            except Away:
                time.sleep(2)
        if not found:
            raise Refused("labels.job_not_found", "the print has fewer labels than it said")
        return found

    def _finished(self, job: Job, line: devices.Line, sent: int) -> dict[str, Any]:
        """Ask the printer until it is through."""
        labels = (sent - job["done"]) * job["copies"]
        until, renewed = time.monotonic() + FINISH_WITHIN + 3 * labels, time.monotonic()
        said = None
        while time.monotonic() < until:
            said = devices.status(line, job["printer"]["language"])
            if said is None:
                continue
            if not said.ready:
                return {"state": "unclear", "done": job["done"], "fault": "not_ready", "answer": said.text}
            if said.pending == 0:
                return {"state": "printed", "done": job["labels"], "confirmed": True, "answer": said.text}
            if time.monotonic() - renewed > RENEW_EVERY:
                self._renew(job)
                renewed = time.monotonic()
            time.sleep(0.2)
        answer = f"{said.pending} labels still wait in the printer" if said else None
        return {"state": "unclear", "done": job["done"], "fault": "not_ready", "answer": answer}

    def _renew(self, job: Job) -> None:
        report = {"jobId": job["id"], "state": "printing", "done": job["done"]}
        try:
            self._wire.do("reportPrint", "ReportPrint", "PrintJob", "id", report)
        except Refused as refused:
            say(job["id"], refused)

    def _end(self, job: Job, report: dict[str, Any]) -> None:
        say(job["id"], report["state"], report.get("answer") or "")
        self._memory.end(job["id"], report)
        self._tell(job["id"], report)

    def _tell(self, job: str, report: dict[str, Any]) -> None:
        try:
            self._wire.do("reportPrint", "ReportPrint", "PrintJob", "id", {"jobId": job, **report})
        except Refused as refused:  # somebody settled it meanwhile: his word stands
            say(job, refused)
        self._memory.forget(job)


def run(wire: Wire, memory: Memory, name: str, every: float) -> int:
    try:
        Agent(wire, memory, name, every=every).serve()
    except Refused as refused:
        print(f"Lotline does not take this agent: {refused}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0
