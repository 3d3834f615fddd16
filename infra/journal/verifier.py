#!/usr/bin/env python3
"""Verifies an exported audit trail. One file, standard library only: read it before you trust it.

    python3 -I verifier.py BUNDLE --fingerprint FP [--heads DIR]

BUNDLE is a directory or zip: manifest.json, lines.jsonl, pending.jsonl, seals.jsonl, heads.jsonl, images.jsonl,
orphans.jsonl. FP is the SHA-256 of the signing key as you were given it, by another way than the bundle. DIR holds
heads as they were published outside the database; without it you compare a trail only with itself.

    line digest = SHA256("LJ1\\n" canonical-JSON "\\n" key_id "\\n" mac)
    seal hash   = SHA256("LS1\\n" trail "\\n" batch "\\n" sealed_at "\\n" n "\\n" prev[32] digest[32] × n)
    first prev  = SHA256("LG1\\n" trail)
    head        = Ed25519("LH1\\n" trail "\\n" batch "\\n" hash "\\n" signed_at "\\n" published_to "\\n")
    took over   = SHA256("LG2\\n" trail "\\n" former trail "\\n" its last batch "\\n" its last seal "\\n"), if restored
    new key     = Ed25519("LK1\\n" old fingerprint "\\n" new public key "\\n" since "\\n"), by the old key

Exit code 0: nothing found. 1: problems, each with its place. 2: the bundle cannot be read.
"""

from __future__ import annotations

import argparse
import hashlib
import hmac
import json
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

FORMAT = "lotline-trail/1"
FILES = ("lines.jsonl", "pending.jsonl", "seals.jsonl", "heads.jsonl", "images.jsonl", "orphans.jsonl")
PATIENCE = timedelta(minutes=2)  # a line is sealed within seconds
EARLIEST = datetime(1, 1, 2, tzinfo=UTC)


class Problem(NamedTuple):
    kind: str
    where: str
    what: str


# -- Ed25519 verification, RFC 8032 section 5.1 (points in extended coordinates x, y, z, t) -----------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


def _add(a: Point, b: Point) -> Point:
    p, q = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    r, s = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = q - p, s - r, s + r, q + p
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(n: int, point: Point) -> Point:
    total: Point = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = _add(total, point)
        point, n = _add(point, point), n >> 1
    return total


def _point(encoded: bytes) -> Point | None:
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = _point(bytes.fromhex("58" + "66" * 31))


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """RFC 8032 section 5.1.7."""
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r, s = _point(public), _point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or BASE is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = _times(s, BASE), _add(r, _times(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# -- what is hashed and signed


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def seal_hash(seal: dict[str, Any], digests: bytes) -> str:
    top = f"LS1\n{seal['trail_id']}\n{seal['batch']}\n{seal['sealed_at']}\n{len(seal['journal_ids'])}\n"
    return sha256(top.encode(), unhex(seal["prev"]), digests).hex()


def head_message(head: dict[str, Any], trail: str) -> bytes:
    place = head["published_to"] or ""
    return f"LH1\n{trail}\n{head['batch']}\n{head['hash']}\n{head['signed_at']}\n{place}\n".encode()


def unhex(text: str) -> bytes:
    """Bytes of a lower-case hex text; of anything else bytes that match nothing."""
    try:
        return bytes.fromhex(text) if bytes.fromhex(text).hex() == text else b""
    except (ValueError, TypeError):
        return b""


def image_digest(image: str | None) -> bytes:
    """Of a row that is not there: nothing."""
    return b"" if image is None else hashlib.sha256(image.encode()).digest()


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# -- the bundle


class Bundle:
    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.manifest = json.loads((directory / "manifest.json").read_text("utf-8"))
        if self.manifest["format"] != FORMAT:
            raise ValueError(f"format {self.manifest['format']} is not {FORMAT}")
        self.trail: str = self.manifest["trail_id"]
        self.trails: list[str] = self.manifest.get("trails", [self.trail])  # restored ones first, its own last
        self.made_at = datetime.fromisoformat(self.manifest["exported_at"])
        self.partial: bool = self.manifest["scope"] is not None
        self.first_batch: int = self.manifest["scope"]["first_batch"] if self.partial else 1

    def raw(self, name: str) -> Iterator[tuple[int, bytes]]:
        """(offset, line) of one file."""
        offset = 0
        with (self.directory / name).open("rb") as file:
            for line in file:
                yield offset, line
                offset += len(line)

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        for _, line in self.raw(name):
            yield json.loads(line.decode())


class Last(NamedTuple):
    """The last journalled image of a record: revision, its digest (b"" when removed), where its line stands."""

    revision: int
    digest: bytes
    offset: int
    n: int


class Verification:
    """One pass over each file; `problems` says what and where, `notes` what a reader should know."""

    def __init__(self, bundle: Bundle, fingerprints: list[str], mac_keys: dict[str, bytes] | None = None) -> None:
        self.bundle = bundle
        self.trail = bundle.trail
        self.trails = bundle.trails
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.keys = self._trusted([f.lower().removeprefix("sha256:") for f in fingerprints])
        self.mac_keys = mac_keys or {}
        self.seals: dict[int, dict[str, Any]] = {}
        self.broken: dict[int, dict[int, bytes]] = {}  # batch: the digests its lines really have
        self.place: dict[str, tuple[int, int]] = {}
        self.pending: set[str] = set()
        self.records: dict[tuple[str, str], Last] = {}
        self.strays: dict[tuple[str, str], dict[int, tuple[dict[str, Any], int]]] = {}
        self.starts: dict[str, dict[str, Any]] = bundle.manifest.get("starts", {})
        self.younger: set[str] = set()  # columns younger than some of their rows
        self.lines = self.images = 0
        self.source = (bundle.directory / "lines.jsonl").open("rb")

    def run(self, published: Path | None) -> None:
        self.check_files()
        self.read_seals()
        self.check_lines()
        self.check_orphans()
        self.check_images()
        self.check_heads(published)
        self.source.close()
        if self.bundle.partial:
            self.notes.append(f"a part of the trail only, from batch {self.bundle.first_batch}")
        if self.younger:
            names = ", ".join(sorted(self.younger))
            self.notes.append(f"columns younger than some of their rows, which hold what they began with: {names}")
        self.notes.append(f"not compared, by declaration: {', '.join(self.bundle.manifest['unregulated']) or 'none'}")

    def found(self, *problem: str) -> None:
        self.problems.append(Problem(*problem))

    def _trusted(self, fingerprints: list[str]) -> dict[str, bytes]:
        """Public keys by fingerprint: the given ones, and those they introduced by a signed statement."""
        known: dict[str, bytes] = {}
        for key in self.bundle.manifest.get("keys", []):
            public, fingerprint = unhex(key["public_key"]), hashlib.sha256(unhex(key["public_key"])).hexdigest()
            statement = f"LK1\n{key['introduced_by']}\n{key['public_key']}\n{key['since']}\n".encode()
            parent = known.get(key["introduced_by"])
            if fingerprint in fingerprints or (parent and signed(parent, statement, unhex(key["signature"]))):
                known[fingerprint] = public
        self.notes += [f"no key with the fingerprint {f} came with the bundle" for f in {*fingerprints} - known.keys()]
        return known

    def check_files(self) -> None:
        for name in FILES:
            with (self.bundle.directory / name).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if digest != self.bundle.manifest["files"].get(name, {}).get("sha256"):
                self.found("file", name, "does not match the manifest")

    def read_seals(self) -> None:
        self.pending = {row["id"] for row in self.bundle.rows("pending.jsonl")}
        before = None
        for seal in self.bundle.rows("seals.jsonl"):
            batch = seal["batch"]
            if batch in self.seals:
                self.found("seal-duplicate", f"batch {batch}", "stands twice in the trail")
                continue
            self._check_link(seal, before)
            self.seals[batch] = before = seal
            for position, line_id in enumerate(seal["journal_ids"]):
                if line_id in self.place:
                    self.found("line-duplicate", self.at(line_id), f"was sealed again in batch {batch}")
                self.place[line_id] = (batch, position)
                self.pending.discard(line_id)

    def _check_link(self, seal: dict[str, Any], before: dict[str, Any] | None) -> None:
        batch, where = seal["batch"], f"batch {seal['batch']}"
        expected = before["batch"] + 1 if before else self.bundle.first_batch
        if batch != expected:
            gap = f"batch {expected}" + (f" to {batch - 1}" if batch - 1 > expected else "")
            self.found("seal-missing", gap, f"the chain goes on with batch {batch}")
        if before is None:
            self.running = seal["trail_id"] if seal["trail_id"] in self.trails else self.trail
        prev = before["hash"] if before else sha256(f"LG1\n{self.running}".encode()).hex()
        if before and seal["trail_id"] in self.trails[self.trails.index(self.running) + 1 :]:
            taken = f"LG2\n{seal['trail_id']}\n{self.running}\n{before['batch']}\n{before['hash']}\n"
            if seal["prev"] == sha256(taken.encode()).hex():
                self.running, prev = seal["trail_id"], seal["prev"]
        if batch == expected and seal["prev"] != prev and not (before is None and self.bundle.partial):
            self.found("seal-link", where, f"does not follow batch {batch - 1}")
        if seal["trail_id"] != self.running:
            self.found("seal-foreign", where, f"belongs to trail {seal['trail_id']}")
        if seal_hash(seal, unhex(seal["digests"])) != seal["hash"]:
            self.broken[batch] = {}

    def check_lines(self) -> None:
        self.missing, self.waiting = dict(self.place), set(self.pending)
        times = [datetime.fromisoformat(seal["sealed_at"]) for seal in self.seals.values()]
        self.last_seal = max(times, default=EARLIEST)
        for offset, raw in self.bundle.raw("lines.jsonl"):
            self.lines += 1
            try:
                self._check_line(offset, raw)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                self.found("line-unreadable", f"row {self.lines} of lines.jsonl", repr(error))
        for line_id in [*self.missing, *sorted(self.waiting)]:
            self.found("line-missing", self.at(line_id), "is gone")
        for batch, actual in sorted(self.broken.items()):
            self._locate(batch, actual)
        for key in self.strays:
            self.found("history", f"{key[0]} {key[1]}", f"revisions {sorted(self.strays[key])} do not connect")

    def _check_line(self, offset: int, raw: bytes) -> None:
        line, digest = self._read_line(raw)
        line_id, place = line["id"], self.place.get(line["id"])
        if place and self.missing.pop(line_id, None) is None:
            self.found("line-duplicate", self.at(line_id), "stands twice in the trail")
        elif place and place[0] in self.broken:
            self.broken[place[0]][place[1]] = digest
        elif place and self.seals[place[0]]["digests"][64 * place[1] : 64 * place[1] + 64] != digest.hex():
            self.found("line-altered", self.at(line_id), f"{line['command']} is not what was sealed")
        elif not place and line_id not in self.waiting:
            self.found("line-inserted", self.at(line_id), f"{line['command']} is neither sealed nor waiting")
            return
        elif not place:
            self.waiting.discard(line_id)
            if datetime.fromisoformat(line["recorded_at"]) < self.last_seal - PATIENCE:
                self.found("line-unsealed", self.at(line_id), "was left out while later lines were sealed")
        if line["trail_id"] not in self.known_at(place):
            self.found("line-foreign", self.at(line_id), f"belongs to trail {line['trail_id']}")
        if hashlib.sha256(line["payload"].encode()).hexdigest() != line["payload_hash"]:
            self.found("line-altered", self.at(line_id), "its payload does not match its payload hash")
        for change in line["changes"]:
            self._history(change, offset)

    def _read_line(self, raw: bytes) -> tuple[dict[str, Any], bytes]:
        row = json.loads(raw.decode())
        line, key_id, mac = row["line"], row["key_id"], unhex(row["mac"])
        tail = f',"key_id":"{key_id}","mac":"{row["mac"]}"}}\n'.encode()
        if not (raw.startswith(b'{"line":') and raw.endswith(tail)):
            raise ValueError(f"line {line['id']} is not in the form that is hashed")
        content, key = b"LJ1\n" + raw[8 : -len(tail)], self.mac_keys.get(key_id)
        if key and not hmac.compare_digest(hmac.digest(key, content, "sha256"), mac):
            self.found("line-forged", self.at(line["id"]), f"{line['command']} does not carry the product's mark")
        return line, hashlib.sha256(b"%b\n%b\n%b" % (content, key_id.encode(), mac)).digest()

    def _locate(self, batch: int, actual: dict[int, bytes]) -> None:
        """A seal does not match its hash: was it the seal or its lines?"""
        seal, where = self.seals[batch], f"batch {batch}"
        stored, count = unhex(seal["digests"]), len(seal["journal_ids"])
        lines = b"".join(actual.get(position, b"") for position in range(count))
        if lines != stored and seal_hash(seal, lines) == seal["hash"]:
            self.found("seal-altered", where, "its digests were changed, its lines are as sealed")
            return
        following = self.seals.get(batch + 1)
        if following and following["prev"] == seal_hash(seal, stored):
            self.found("seal-altered", where, "its hash was changed")
        else:
            self.found("seal-altered", where, "its hash does not match its content")
        for position, line_id in enumerate(seal["journal_ids"]):
            if position in actual and actual[position] != stored[32 * position : 32 * position + 32]:
                self.found("line-altered", self.at(line_id), "differs from the digest in its seal")

    def known_at(self, place: tuple[int, int] | None) -> list[str]:
        """The trails a line in this batch may belong to: that of its seal, and those it took over."""
        sealed_in = self.seals[place[0]]["trail_id"] if place else self.trail
        return self.trails[: self.trails.index(sealed_in) + 1] if sealed_in in self.trails else [self.trail]

    def at(self, line_id: str) -> str:
        place = self.place.get(line_id)
        return f"line {line_id} (batch {place[0]}, position {place[1] + 1})" if place else f"line {line_id}"

    def _history(self, change: dict[str, Any], offset: int) -> None:
        """Each image must start where the one before ended; lines of one batch may come in any order."""
        key, revision = (change["table_name"], change["record_id"]), change["revision"]
        last = self.records.get(key)
        if last is None and (change["before"] is None or self.bundle.partial):
            self.records[key] = Last(revision, image_digest(change["after"]), offset, change["n"])
        elif last is None or revision > last.revision + 1:
            self.strays.setdefault(key, {})[revision] = (change, offset)
            return
        elif revision <= last.revision:
            self.found("history", f"{key[0]} {key[1]}", f"revision {revision} was written twice")
            return
        else:
            if not self._same(last, change["before"]) and not self._grown(key[0], last, change["before"]):
                self.found("history", f"{key[0]} {key[1]}", f"revision {revision} does not start from the one before")
            self.records[key] = Last(revision, image_digest(change["after"]), offset, change["n"])
        waiting = self.strays.get(key, {}).pop(self.records[key].revision + 1, None)
        if waiting:
            self._history(*waiting)
        if key in self.strays and not self.strays[key]:
            del self.strays[key]

    def _same(self, last: Last, image: str | None) -> bool:
        """The journalled image; also as it was spelled before a restore, under the former company's number."""
        if last.digest == image_digest(image):
            return True
        spelled = [f'"tenant_id":"{trail}"' for trail in self.trails]
        pairs = [(now, then) for number, now in enumerate(spelled) for then in spelled[:number]]
        return image is not None and any(last.digest == image_digest(image.replace(*pair)) for pair in pairs)

    def _journalled(self, last: Last) -> dict[str, Any]:
        self.source.seek(last.offset)
        changes = json.loads(self.source.readline())["line"]["changes"]
        image: dict[str, Any] = json.loads(next(change["after"] for change in changes if change["n"] == last.n))
        return image

    def _grown(self, table: str, last: Last, image: str | None) -> bool:
        """The same row, but for columns that came with a later version and hold what they began with."""
        try:
            old, new = self._journalled(last), json.loads(image or "null")
            fresh = {name: new[name] for name in new.keys() - old.keys()}
        except (ValueError, AttributeError, StopIteration):
            return False
        starts = self.starts.get(table, {})
        same = all(name in new and dump(new[name]) == dump(value) for name, value in old.items())
        if not (fresh and same and all(name in starts and starts[name] == value for name, value in fresh.items())):
            return False
        self.younger.update(f"{table}.{name}" for name in fresh)
        return True

    def _differences(self, last: Last, image: str) -> list[str]:
        try:
            journalled, row = self._journalled(last), json.loads(image)
            names = sorted(journalled.keys() | row.keys())
        except (ValueError, AttributeError, StopIteration):
            return ["its journalled image cannot be read"]
        pairs = [(name, dump(journalled.get(name, "-")), dump(row.get(name, "-"))) for name in names]
        return [f"{name}: journalled {old}, found {new}" for name, old, new in pairs if old != new] or ["spelling"]

    def check_images(self) -> None:
        skipped = set(self.bundle.manifest.get("unregulated", []))
        for row in self.bundle.rows("images.jsonl"):
            self.images += 1
            where, last = f"{row['table']} {row['id']}", self.records.pop((row["table"], row["id"]), None)
            if last is None or not last.digest:
                self.found("row-inserted", where, "was removed" if last else "exists and was never journalled")
            elif not self._same(last, row["image"]):
                if self.bundle.partial and json.loads(row["image"]).get("revision", 0) > last.revision:
                    continue
                if self._grown(row["table"], last, row["image"]):
                    continue
                for difference in self._differences(last, row["image"]):
                    self.found("row-altered", where, difference)
        for (table, record), last in self.records.items():
            if last.digest and table not in skipped:
                self.found("row-missing", f"{table} {record}", f"journalled at revision {last.revision}, and gone")

    def check_orphans(self) -> None:
        for row in self.bundle.rows("orphans.jsonl"):
            where = f"{row['table_name']} {row['record_id']}"
            self.found("change-orphan", where, f"is an image of line {row['journal_id']}, which is gone")

    def check_heads(self, directory: Path | None) -> None:
        own = list(self.bundle.rows("heads.jsonl"))
        valid = {head["batch"] for head in own if self._check_head(head, f"head of batch {head['batch']}")}
        if directory is None:
            self.notes.append("no published heads were given: a trail rewritten together with its heads would pass")
        else:
            valid |= self._compare_published(directory, {head["batch"]: head for head in own})
        newest = max(self.seals, default=0)
        if newest and not valid:
            self.found("head-missing", "the whole trail", "no head signed with a trusted key vouches for it")
        elif newest > max(valid, default=0):
            self.notes.append(f"batches {max(valid) + 1} to {newest} are younger than the last signed head")

    def _compare_published(self, directory: Path, own: dict[int, dict[str, Any]]) -> set[int]:
        published: dict[int, dict[str, Any]] = {}
        for path in sorted(directory.rglob("*.json")):
            try:
                head = json.loads(path.read_text("utf-8"))
                if self._ours(head["trail_id"], head["batch"]):
                    published[head["batch"]] = head
            except (OSError, ValueError, KeyError, TypeError):
                self.found("head-file", str(path), "cannot be read")
        last = max(self.seals, default=0) if self.bundle.partial else max(published, default=0)
        inside = {b: head for b, head in sorted(published.items()) if self.bundle.first_batch <= b <= last}
        valid = {b for b, head in inside.items() if self._check_head(head, f"published head of batch {b}")}
        for batch, head in inside.items():
            if batch not in own and not self._younger(head):
                self.found("head-missing", f"head of batch {batch}", "was published and is gone from the trail")
            elif batch not in own:
                continue
            elif any(own[batch].get(k) != head.get(k) for k in ("hash", "signed_at", "key_fingerprint", "signature")):
                self.found("head-altered", f"head of batch {batch}", "is not the one that was published")
        for batch in own.keys() - published.keys():
            if batch < max(published, default=0):
                self.found("head-file", f"published head of batch {batch}", "is gone from the place of publication")
        if self.seals and not published:
            self.found("head-missing", str(directory), f"holds no head of trail {self.trail}")
        return valid

    def _ours(self, trail: str, batch: int) -> bool:
        """Of this trail, or of one it took over as far as it did: the company it was restored from may live on."""
        if trail in self.trails[:-1]:
            return batch in self.seals and self.seals[batch]["trail_id"] == trail
        return trail == self.trail and isinstance(batch, int)

    def _younger(self, head: dict[str, Any]) -> bool:
        """Published while or after the bundle was made: it cannot be expected inside."""
        return bool(datetime.fromisoformat(head["signed_at"]) > self.bundle.made_at - timedelta(seconds=10))

    def _check_head(self, head: dict[str, Any], where: str) -> bool:
        """Trusted and equal to the seal it names?"""
        seal, key = self.seals.get(head["batch"]), self.keys.get(head["key_fingerprint"])
        if key is None:
            self.found("head-untrusted", where, f"signed by {head['key_fingerprint']}, which nobody vouched for")
        elif not signed(key, head_message(head, seal["trail_id"] if seal else self.trail), unhex(head["signature"])):
            self.found("head-signature", where, "its signature does not hold")
        elif seal is None and self._younger(head):
            return False
        elif seal is None:
            self.found("head-beyond", where, f"the trail ends at batch {max(self.seals, default=0)}: its tail was cut")
        elif seal["hash"] != head["hash"]:
            self.found("head-differs", where, f"the trail was rewritten at or before batch {head['batch']}")
        else:
            return True
        return False


# -- command line


def read_mac_keys(directory: Path | None) -> dict[str, bytes]:
    """For the operator of the installation only: an auditor never needs a shared secret."""
    paths = directory.glob("mac-*.key") if directory else []
    return {path.stem.removeprefix("mac-"): bytes.fromhex(path.read_text().strip()) for path in paths}


def verify(bundle: Path, fingerprints: list[str], published: Path | None, mac_keys: Path | None = None) -> Verification:
    with tempfile.TemporaryDirectory() as scratch:
        if bundle.is_file():
            with zipfile.ZipFile(bundle) as archive:
                for name in ("manifest.json", *FILES):
                    archive.extract(name, scratch)
            bundle = Path(scratch)
        verification = Verification(Bundle(bundle), fingerprints, read_mac_keys(mac_keys))
        verification.run(published)
        return verification


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Verify an exported Lotline audit trail.")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--fingerprint", action="append", required=True, help="SHA-256 of a signing key you trust")
    parser.add_argument("--heads", type=Path, help="directory with the published heads")
    parser.add_argument("--trail", help="the trail id you expect")
    parser.add_argument("--mac-keys", type=Path, help="key directory of the installation (in-house check)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args(arguments)
    began = time.monotonic()
    try:
        done = verify(given.bundle, given.fingerprint, given.heads, given.mac_keys)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        print(f"unreadable: {error!r}", file=sys.stderr)
        return 2
    if given.trail and given.trail.lower() != done.trail:
        done.found("trail", done.trail, f"is not the expected trail {given.trail}")
    seconds = time.monotonic() - began
    report(done, seconds, as_json=given.json)
    return 1 if done.problems else 0


def report(done: Verification, seconds: float, *, as_json: bool) -> None:
    if as_json:
        figures = {"trail": done.trail, "lines": done.lines, "batches": len(done.seals), "rows": done.images}
        found = [problem._asdict() for problem in done.problems]
        print(dump({**figures, "seconds": round(seconds, 3), "notes": done.notes, "problems": found}))
        return
    for problem in done.problems:
        print(f"{problem.kind:15} {problem.where}: {problem.what}")
    for note in done.notes:
        print(f"note            {note}")
    verdict = f"PROBLEMS FOUND: {len(done.problems)}" if done.problems else "verified, nothing found"
    print(f"{verdict}: trail {done.trail} as of {done.bundle.made_at:%Y-%m-%d %H:%M:%S} UTC, {done.lines} lines "
          f"in {len(done.seals)} batches, {done.images} rows, {seconds:.1f} s")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
