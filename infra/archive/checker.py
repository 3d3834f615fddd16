#!/usr/bin/env python3
"""Verifies the archive of one company, off-line. Standard library only; verifier.py beside it checks the trail.

    python3 -I checker.py ARCHIVE.zip --fingerprint FP [--heads DIR] [--json]

FP is the SHA-256 of the signing key as you were given it, by another way than the archive.

    signature    = Ed25519("LA1\\n" SHA256(manifest.json) in hex "\\n")
    member       = SHA256 over its bytes; of a .jsonl also over each thousand lines, so that damage has a place
    table        = SHA256 over its rows in key order, each as canonical JSON without tenant_id, and a line feed

Exit code 0: nothing found. 1: problems, each with its place. 2: this is no archive, or it cannot be opened.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

FORMAT = "lotline-archive/1"
BLOCK = 1000
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)
LATER = ("manifest.json", "signature.json")  # what vouches for the others


def load_verifier() -> ModuleType:
    here = Path(__file__).resolve().parent
    path = next(each for each in (here / "verifier.py", here.parent / "journal" / "verifier.py") if each.exists())
    spec = importlib.util.spec_from_file_location("trail_verifier", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


class Checked:
    """`problems` says what and where: (place, what is wrong there)."""

    def __init__(self, path: Path, fingerprints: list[str], heads: Path | None) -> None:
        self.verifier = load_verifier()
        self.fingerprints = [each.lower().removeprefix("sha256:") for each in fingerprints]
        self.heads = heads
        self.problems: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.rows = self.files = self.lines = 0
        self.archive = zipfile.ZipFile(path)
        self.raw = self.archive.read("manifest.json")
        self.manifest: dict[str, Any] = json.loads(self.raw)
        if self.manifest["format"] != FORMAT:
            raise ValueError(f"format {self.manifest['format']} is not {FORMAT}")

    def found(self, place: str, what: str) -> None:
        self.problems.append((place, what))

    def run(self) -> None:
        self.check_signature()
        self.check_members()
        self.check_tables()
        if not self.problems:
            self.check_trail()
        for each in self.manifest["left_out"]:
            self.notes.append(f"{each['table']} was left out ({each['why']})")

    def check_signature(self) -> None:
        """By a key you named, or one such a key introduced."""
        raw = self.archive.read("signature.json")
        said = json.loads(raw)
        if said.keys() != {"key_fingerprint", "signature"} or raw != json.dumps(said, indent=1).encode():
            self.found("signature.json", "was written anew")
        known: dict[str, bytes] = {}
        for key in self.manifest["keys"]:
            public = self.verifier.unhex(key["public_key"])
            statement = f"LK1\n{key['introduced_by']}\n{key['public_key']}\n{key['since']}\n".encode()
            parent, name = known.get(key["introduced_by"]), hashlib.sha256(public).hexdigest()
            if name in self.fingerprints or (
                parent and self.verifier.signed(parent, statement, self.verifier.unhex(key["signature"]))
            ):
                known[name] = public
        text = f"LA1\n{hashlib.sha256(self.raw).hexdigest()}\n".encode()
        public = known.get(said["key_fingerprint"], b"")
        if not public:
            self.found("signature.json", f"signed by {said['key_fingerprint']}, which nobody vouched for")
        elif not self.verifier.signed(public, text, self.verifier.unhex(said["signature"])):
            self.found("manifest.json", "is not the one that was signed")

    def check_members(self) -> None:
        there = [info.filename for info in self.archive.infolist()]
        for name in sorted({name for name in there if there.count(name) > 1}):
            self.found(name, "stands twice in the archive")
        for name in sorted(set(there) - self.manifest["members"].keys() - set(LATER)):
            self.found(name, "is not named in the manifest")
        for name, told in self.manifest["members"].items():
            if name not in there:
                self.found(name, "is missing")
            else:
                self.check_member(name, told)

    def check_member(self, name: str, told: dict[str, Any]) -> None:
        self.files += name.startswith("files/")
        whole, block = hashlib.sha256(), hashlib.sha256()
        row, place, blocks = 0, "", told.get("blocks")
        try:
            for line in self.read(name, by_line=blocks is not None):
                whole.update(line)
                block.update(line)
                row += 1
                if blocks is not None and row % BLOCK == 0:
                    place = place or self.differing(blocks, row, block)
                    block = hashlib.sha256()
            if blocks is not None and row % BLOCK:
                place = place or self.differing(blocks, row, block)
        except BROKEN as error:
            where = f", after row {row - row % BLOCK}" if blocks is not None else ""
            self.found(name + where, f"cannot be unpacked: {error}")
            return
        if whole.hexdigest() != told["sha256"]:
            self.found(f"{name}, {place}" if place else name, "is not what the manifest says")
        elif blocks is not None and row != told["rows"]:
            self.found(name, f"has {row} rows, not {told['rows']}")

    def differing(self, blocks: list[str], row: int, block: Any) -> str:
        number = (row - 1) // BLOCK
        same = number < len(blocks) and blocks[number] == block.hexdigest()
        return "" if same else f"rows {number * BLOCK + 1} to {row}"

    def read(self, name: str, *, by_line: bool) -> Iterator[bytes]:
        with self.archive.open(name) as member:
            if by_line:
                yield from member
                return
            while piece := member.read(1 << 20):
                yield piece

    def check_tables(self) -> None:
        for each in self.manifest["tables"]:
            told = self.manifest["members"].get(each["member"])
            self.rows += each["rows"]
            if told and (told["rows"], told["sha256"]) != (each["rows"], each["sha256"]):
                self.found(each["member"], f"is not the content of table {each['table']}")

    def check_trail(self) -> None:
        """The bundle is put together on disk, its rows from data/, and given to the trail's own verifier."""
        with tempfile.TemporaryDirectory() as scratch:
            home = Path(scratch)
            for name in self.manifest["members"]:
                if name.startswith("trail/"):
                    with self.archive.open(name) as source, (home / Path(name).name).open("wb") as target:
                        while piece := source.read(1 << 20):
                            target.write(piece)
            digest = self.write_images(home / "images.jsonl")
            path = home / "manifest.json"
            told = json.loads(path.read_text("utf-8"))
            told["files"]["images.jsonl"] = digest
            path.write_text(json.dumps(told), "utf-8")
            done = self.verifier.Verification(self.verifier.Bundle(home), self.fingerprints)
            done.run(self.heads)
        self.lines = done.lines
        self.notes += done.notes
        for problem in done.problems:
            self.found(f"trail, {problem.where}", f"{problem.kind}: {problem.what}")
        self.check_lines(done.lines)

    def check_lines(self, lines: int) -> None:
        counted = next((each["rows"] for each in self.manifest["tables"] if each["table"] == "journal"), lines)
        if counted != lines:
            self.found("trail/lines.jsonl", f"has {lines} lines, not {counted}")

    def write_images(self, path: Path) -> dict[str, Any]:
        """Regulated rows as the journal spells them: with the company's number in its place among the keys."""
        number, count, digest = self.manifest["tenant"]["id"], 0, hashlib.sha256()
        with path.open("wb") as out:
            for table in self.manifest["regulated"]:
                for raw in self.read(f"data/{table}.jsonl", by_line=True):
                    image = with_tenant(raw.decode().rstrip("\n"), number)
                    row = {"table": table, "id": json.loads(raw)["id"], "image": image}
                    line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
                    out.write(line)
                    digest.update(line)
                    count += 1
        return {"rows": count, "sha256": digest.hexdigest()}


def with_tenant(row: str, number: str) -> str:
    """`tenant_id` put back into canonical JSON, where the order of the keys has it. Nothing else is spelled anew."""
    decode = json.JSONDecoder().raw_decode
    at, mine = 1, f'"tenant_id":"{number}"'
    while row[at] != "}":
        key, end = decode(row, at)
        if key > "tenant_id":
            return f"{row[:at]}{mine},{row[at:]}"
        _, at = decode(row, end + 1)
        at += row[at] == ","
    return f"{row[:at]}{mine}}}" if at == 1 else f"{row[:at]},{mine}}}"


def check(path: Path, fingerprints: list[str], heads: Path | None = None) -> Checked:
    """Raises ValueError, KeyError or BadZipFile for what is no archive at all."""
    done = Checked(path, fingerprints, heads)
    try:
        done.run()
    finally:
        done.archive.close()
    return done


def is_archive(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return bool(json.loads(archive.read("manifest.json"))["format"] == FORMAT)
    except (*BROKEN, KeyError, ValueError, TypeError):
        return False


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Verify a company's Lotline archive.")
    parser.add_argument("archive", type=Path)
    parser.add_argument("--fingerprint", action="append", required=True, help="SHA-256 of a signing key you trust")
    parser.add_argument("--heads", type=Path, help="directory with the published heads")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args(arguments)
    began = time.monotonic()
    try:
        done = check(given.archive, given.fingerprint, given.heads)
    except (*BROKEN, ValueError, KeyError, TypeError, AttributeError, StopIteration) as error:
        print(f"unreadable: {given.archive}: {error!r}", file=sys.stderr)
        return 2
    report(done, time.monotonic() - began, as_json=given.json)
    return 1 if done.problems else 0


def report(done: Checked, seconds: float, *, as_json: bool) -> None:
    told = done.manifest
    figures = {"company": told["tenant"]["slug"], "made_at": told["made_at"], "tables": len(told["tables"]),
               "rows": done.rows, "files": done.files, "lines": done.lines, "seconds": round(seconds, 3)}  # fmt: skip
    if as_json:
        problems = [{"place": place, "what": what} for place, what in done.problems]
        print(json.dumps({**figures, "notes": done.notes, "problems": problems}, ensure_ascii=False))
        return
    for place, what in done.problems:
        print(f"DAMAGED         {place}: {what}")
    for note in done.notes:
        print(f"note            {note}")
    verdict = f"PROBLEMS FOUND: {len(done.problems)}" if done.problems else "verified, nothing found"
    print(f"{verdict}: {figures['company']} as of {figures['made_at']}, {figures['rows']} rows in {figures['tables']} "
          f"tables, {figures['lines']} journal lines, {figures['files']} files, {seconds:.1f} s")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
