"""The other ways in: files, exports, the live stream, tokens, phones and the links on paper."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import io
import json
import secrets
import urllib.parse
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from infra.ids import uuid7
from tests.kit.people import PIN
from tests.scale.wire import Answer, Wire
from tests.scale.worlds import EVERYTHING, World

if TYPE_CHECKING:
    from tests.scale.attacks import Arena, Canaries, Tally

SYNC = (
    "mutation Sync($envelopes: [EnvelopeInput!]!) { sync(envelopes: $envelopes)"
    " { serverTime expectedSeq verdicts { id seq verdict code params result } } }"
)
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Doors:
    """One attacker at the doors of one victim."""

    def __init__(self, arena: Arena, w: World, victim: World, canaries: Canaries, tally: Tally) -> None:
        self.arena, self.w, self.victim, self.canaries, self.tally = arena, w, victim, canaries, tally
        self.wire = Wire(arena.here.port)
        self.mine = f"Bearer {w.tokens[EVERYTHING]}"

    def seen(self, label: str, answer: Answer, sent: Sequence[str] = (), text: str | None = None) -> Answer:
        self.tally.attempts += 1
        if found := self.canaries.within(answer.text if text is None else text, (*sent, *self.canaries.said)):
            self.tally.leaks.append(f"{label}: {sorted(found)[:2]}")
        if answer.status >= 500:
            self.tally.bugs.append(f"{label}: {answer.status} {answer.text[:200]}")
        return answer

    def same(self, label: str, foreign: Answer, missing: Answer, *sent: str) -> None:
        self.seen(f"{label} foreign", foreign, sent)
        self.seen(f"{label} missing", missing, sent)
        if _plain(foreign, sent) != _plain(missing, sent):
            self.tally.unequal.append(f"{label}: {_plain(foreign, sent)[:160]} / {_plain(missing, sent)[:160]}")

    def works(self, label: str, answer: Answer, expected: int = 200) -> None:
        self.tally.control[label] = None if answer.status == expected else f"{answer.status} {answer.text[:160]}"

    async def get(self, path: str, **headers: str) -> Answer:
        return await self.wire.get(path, **{"authorization": self.mine} | headers)

    async def post(self, path: str, body: Any, **headers: str) -> Answer:
        return await self.wire.post(path, json.dumps(body).encode(), **headers)

    # -- files --

    async def traveler(self) -> None:
        paths = [f"/api/orders/{id}/traveler.pdf" for id in (self.victim.ids["orderId"], uuid7())]
        foreign, missing = [await self.get(path) for path in paths]
        self.same("traveler", foreign, missing, *paths, str(self.victim.ids["orderId"]))
        self.works("traveler.pdf", await self.get(f"/api/orders/{self.w.ids['orderId']}/traveler.pdf"))

    async def imports(self) -> None:
        paths = [f"/api/imports/{id}/reasons.xlsx" for id in (self.victim.ids["runId"], uuid7())]
        foreign, missing = [await self.get(path) for path in paths]
        self.same("marked sheet", foreign, missing, *paths, str(self.victim.ids["runId"]))
        self.works("marked sheet", await self.get(f"/api/imports/{self.w.ids['runId']}/reasons.xlsx"))

    async def papers(self) -> None:
        for path, name in (("papers", "printId"), ("packages", "packageId")):
            theirs = self.victim.ids[name]
            foreign, missing = [await self.get(f"/api/{path}/{id}") for id in (theirs, uuid7())]
            self.same(path, foreign, missing, f"/api/{path}/{theirs}", str(theirs))
            self.works(path, await self.get(f"/api/{path}/{self.w.ids[name]}"))

    async def archives(self) -> None:
        """Whole companies as files: one's own, and those of the customers one keeps."""
        for path, name, end in (
            ("archives", "archiveId", "archive.zip"), ("custody", "custodyJobId", "archive.zip"),
            ("custody", "erasedJobId", "certificate.json"),
        ):  # fmt: skip
            theirs = self.victim.ids[name]
            foreign, missing = [await self.get(f"/api/{path}/{id}/{end}") for id in (theirs, uuid7())]
            self.same(f"{path} {end}", foreign, missing, f"/api/{path}/{theirs}/{end}", str(theirs))
            self.works(f"{path} {end}", await self.get(f"/api/{path}/{self.w.ids[name]}/{end}"))

    async def blobs(self) -> None:
        name = hashlib.sha256(picture_of(self.victim)).hexdigest()
        nobody = hashlib.sha256(secrets.token_bytes(8)).hexdigest()
        own = hashlib.sha256(picture_of(self.w)).hexdigest()
        self.works("blob get", await self.get(f"/api/blobs/{own}"))
        self.same("blob", await self.get(f"/api/blobs/{name}"), await self.get(f"/api/blobs/{nobody}"), name, nobody)
        for trick in (f"../{self.victim.tenant_id}/blobs/{name[:2]}/{name}", f"{name}/../{name}", f"%2e%2e%2f{name}"):
            answer = self.seen("blob path trick", await self.get(f"/api/blobs/{trick}"))
            if answer.status == 200:
                self.tally.leaks.append(f"blob path trick {trick}")

    async def export(self) -> None:
        for query in ("", "?since=2020-01-01T00:00:00Z&until=2100-01-01T00:00:00Z"):
            answer = await self.get(f"/api/trail/export{query}")
            self.works("trail export", answer)
            if answer.status == 200:
                bundle = zipfile.ZipFile(io.BytesIO(answer.body))
                text = "\n".join(bundle.read(each).decode(errors="replace") for each in bundle.namelist())
                # His own trail holds what he typed himself, also inside documents and cut into fields: words he sent
                # are no leak there, ids he never sent are.
                for word in self.canaries.words:
                    if any(word in each.lower() for each in self.canaries.said):
                        text = text.lower().replace(word, "")
                self.seen("trail export", answer, text=text + " ".join(bundle.namelist()))

    async def live(self) -> None:
        """The whole history from position 0 on."""
        text = await self._stream(f"/api/live?after=0&tenant={self.victim.slug}")
        self.tally.control["live stream"] = None if "event: fact" in text.replace("\r", "") else text[:200]
        self.seen("live stream", Answer(200, {}, b""), text=text)

    async def _stream(self, path: str) -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.wire.port)
        writer.write(f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: {self.mine}\r\n\r\n".encode())
        read = b""
        with suppress(TimeoutError):
            async with asyncio.timeout(1.5):
                while chunk := await reader.read(65536):
                    read += chunk
        writer.close()
        return read.decode(errors="replace")

    # -- who asks --

    async def tokens(self) -> None:
        """A token is one company's: no part of it opens another's door."""
        own, theirs = self.w.tokens[EVERYTHING].split("."), self.victim.tokens[EVERYTHING].split(".")
        nobody = ["t-nobody", str(uuid7()), secrets.token_urlsafe(32)]
        crossed = {
            "their slug, my session": [theirs[0], own[1], own[2]],
            "my slug, their session": [own[0], theirs[1], theirs[2]],
            "their session, my secret": [theirs[0], theirs[1], own[2]],
            "my slug, their id": [own[0], theirs[1], own[2]],
        }
        for scheme in ("Bearer", "Device", "Switch", "cookie"):
            refused = await self._whoami(scheme, ".".join(nobody))
            for label, parts in crossed.items():
                self.same(f"{scheme} {label}", await self._whoami(scheme, ".".join(parts)), refused, *parts, *nobody)
        for scheme, token in (("Device", self.w.device_key), ("Switch", self.w.switch_token)):
            self.works(f"token {scheme}", await self._whoami(scheme, token))
            moved = ".".join([self.victim.slug, *token.split(".")[1:]])
            foreign, missing = [await self._whoami(scheme, each) for each in (moved, ".".join(nobody))]
            self.same(f"{scheme} moved", foreign, missing)

    async def _whoami(self, scheme: str, token: str) -> Answer:
        if scheme == "cookie":
            return await self.wire.get("/api/session", cookie=f"lotline={token}")
        return await self.wire.get("/api/session", authorization=f"{scheme} {token}")

    async def switch(self) -> None:
        """Their people at my phone: the badge, the login and the PIN are right, but of another company."""
        key = f"Device {self.w.device_key}"
        for how, value in (("badge", self.victim.words["badge"]), ("login", self.victim.words["login"])):
            other = value.lower().replace(self.victim.marker, "zq" + secrets.token_hex(5))
            foreign = await self.post("/api/switch", {how: value, "pin": PIN}, authorization=key)
            missing = await self.post("/api/switch", {how: other, "pin": PIN}, authorization=key)
            self.same(f"switch {how}", foreign, missing, value, other)

    async def enroll(self) -> None:
        from tenants.identity import tokens

        (code,) = (await self.victim.staff.rows("identity_enrollment_code"))[:1]
        theirs = tokens.enrollment_code(self.victim.tenant_id, code["id"])
        bodies = [{"company": self.w.slug, "code": each, "name": "x"} for each in (theirs, "0123456789")]
        foreign, missing = [await self.post("/api/devices/enroll", body) for body in bodies]
        self.same("enroll", foreign, missing, theirs)

    async def sign_up(self) -> None:
        """A sign-up is its browser's alone; the first steps show nobody but one's own company."""
        answer = self.seen("first steps", await self.get("/api/join/first"))
        self.works("first steps", answer)
        for slug in (self.victim.slug, self.w.slug):
            key = f"lotline_join={slug}.{self.victim.tenant_id}.{secrets.token_urlsafe(32)}"
            answer = self.seen("sign-up", await self.wire.get("/api/join", cookie=key), (str(self.victim.tenant_id),))
            if answer.status == 200 and json.loads(answer.text)["state"] is not None:
                self.tally.leaks.append(f"sign-up of {slug}: {answer.text[:80]}")

    async def paper(self) -> None:
        """A link says nothing about what exists."""
        for path in ("/T/{}/10017", "/E/{}/ABC123"):
            foreign, missing = [await self.wire.get(path.format(slug)) for slug in (self.victim.slug, "t-nobody")]
            targets = [each.headers.get("location", "").partition("?")[0] for each in (foreign, missing)]
            if foreign.status != missing.status or targets[0] != targets[1]:
                self.tally.unequal.append(f"{path}: {foreign.status} {targets}")
        for path in ("/metrics", "/api/health", "/api/ready", "/"):
            self.seen(path, await self.wire.get(path))

    # -- phones --

    async def phone(self) -> None:
        """A phone's queue that names another company's switch, device, operation, intent or place."""
        v, mine = self.victim.ids, self.w.ids
        nobody = str(uuid7())
        line = str((await self.victim.staff.rows("journal", "command = 'orders.hold_order'"))[0]["id"])
        attempts: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
            "switch": ({"switch": str(v["switch"])}, {"switch": nobody}),
            "device": ({"device": str(v["deviceId"])}, {"device": nobody}),
            "id": ({"id": line, **_report(nobody)}, {"id": str(uuid7()), **_report(nobody)}),
            "operation": (_report(str(v["operationId"])), _report(nobody)),
            "fixes": (
                {"fixes": str(v["intentId"]), **_report(str(mine["operationId"]))},
                {"fixes": nobody, **_report(str(mine["operationId"]))},
            ),
            "workUnit": (
                {"workUnit": str(v["workUnitId"]), **_report(nobody)}, {"workUnit": str(uuid7()), **_report(nobody)}
            ),
        }  # fmt: skip
        for label, pair in attempts.items():
            sent = [value for each in pair for value in each.values() if isinstance(value, str)] + [nobody]
            sent += [str(v["operationId"])]
            self.canaries.said.update(sent)
            foreign, missing = [await self._sync(each) for each in pair]
            self.same(f"sync {label}", foreign, missing, *sent)
        answer = await self._sync(_report(str(mine["operationId"])))
        applied = '"verdict":"applied"' in answer.text
        self.tally.control["sync"] = None if applied else answer.text[:240]

    async def _sync(self, more: dict[str, Any]) -> Answer:
        rows = await self.w.staff.rows("identity_device_progress", "id = $2", self.w.ids["deviceId"])
        envelope = {
            "id": str(uuid7()), "device": str(self.w.ids["deviceId"]), "seq": rows[0]["last_seq"] + 1, "lane": "a",
            "type": "reporting.report_output", "v": 1, "payload": {}, "switch": str(self.w.ids["switch"]),
        } | more  # fmt: skip
        body = {"id": hashlib.sha256(SYNC.encode()).hexdigest(), "variables": {"envelopes": [envelope]}}
        return await self.post("/api/graphql", body, authorization=f"Device {self.w.device_key}")


def _report(operation: str) -> dict[str, Any]:
    return {"payload": {"operationId": operation, "goodQuantity": "1"}}


def _plain(answer: Answer, sent: Sequence[str]) -> str:
    import re

    from tests.scale.attacks import TIMES, UUIDS

    text = answer.text
    for each in sent:
        text = text.replace(each, "§").replace(urllib.parse.quote(each), "§")
    text = TIMES.sub("…", UUIDS.sub("§", text))
    return f"{answer.status} " + re.sub(r'"(seq|expectedSeq)":\d+|/blobs/../', "#", text)


def picture_of(w: World) -> bytes:
    return DOT + w.marker.encode()


async def upload(arena: Arena, w: World) -> None:
    """A picture of each company, before anybody looks what its rows are."""
    wire, picture = Wire(arena.here.port), picture_of(w)
    headers = {"authorization": f"Bearer {w.tokens[EVERYTHING]}", "content-type": "image/png"}
    answer = await wire.send("PUT", f"/api/blobs/{hashlib.sha256(picture).hexdigest()}", picture, headers)
    wire.close()
    if answer.status != 204:
        raise AssertionError(answer.text)


async def knock(arena: Arena, w: World, victim: World, canaries: Canaries, tally: Tally) -> None:
    doors = Doors(arena, w, victim, canaries, tally)
    for door in (
        doors.traveler, doors.papers, doors.archives, doors.imports, doors.blobs, doors.export, doors.live,
        doors.tokens, doors.switch, doors.enroll, doors.sign_up, doors.paper, doors.phone,
    ):  # fmt: skip
        await door()
    doors.wire.close()
