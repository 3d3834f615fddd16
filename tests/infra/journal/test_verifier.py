"""The verifier stands alone: one readable file, nothing but the standard library, right about Ed25519."""

import ast
import hashlib
import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from infra import clock
from infra.engines.roles import Dsns
from infra.journal import export
from infra.journal.heads import Files, Publisher
from infra.journal.models import regulated
from infra.journal.sealer import Sealer
from infra.keys import Keyring, _opened, keyring
from infra.settings import settings as configured
from tests.infra.journal.ledger import VERIFY, Ledger, another, values

SOURCE = export.VERIFIER.read_text("utf-8")

# RFC 8032 section 7.1: (public key, message, signature)
RFC8032 = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
     "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
     "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
]  # fmt: skip


def test_it_is_one_small_file_without_the_product() -> None:
    assert len(SOURCE.splitlines()) <= 570
    nodes = list(ast.walk(ast.parse(SOURCE)))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


@pytest.mark.parametrize(("public", "message", "signature"), RFC8032)
def test_the_vectors_of_the_rfc(public: str, message: str, signature: str) -> None:
    given_ = (bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature))
    assert VERIFY.signed(*given_)
    assert not VERIFY.signed(given_[0], given_[1] + b"x", given_[2])
    assert not VERIFY.signed(given_[0], given_[1], given_[2][:-1])


@settings(max_examples=25, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200), st.integers(0, 511))
def test_it_agrees_with_a_tried_library(seed: bytes, message: bytes, bit: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert VERIFY.signed(public, message, signature)
    broken = bytearray(signature)
    broken[bit // 8] ^= 1 << bit % 8
    assert not VERIFY.signed(public, message, bytes(broken))


def test_a_signature_with_s_beyond_the_order_is_refused() -> None:
    """Else every signature would have a second valid spelling (RFC 8032 section 5.1.7, step 1)."""
    public, message, signature = (bytes.fromhex(part) for part in RFC8032[1])
    s = int.from_bytes(signature[32:], "little") + VERIFY.L
    assert not VERIFY.signed(public, message, signature[:32] + s.to_bytes(32, "little"))


def run_isolated(cwd: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """As an auditor has it: only the file, in another place, with an isolated interpreter."""
    copy = cwd / "verifier.py"
    copy.write_text(SOURCE, "utf-8")
    command = [sys.executable, "-I", "-S", str(copy), *map(str, arguments)]
    environment = {"PATH": os.environ["PATH"]}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=60, check=False)


async def test_an_exported_zip_verifies_elsewhere(ledger: Ledger, tmp_path: Path) -> None:
    await ledger.fill()
    bundle = await ledger.bundle(tmp_path / "bundle")
    packed = export.pack(bundle, "hengzhun", tmp_path / "trail.zip")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    heads = ledger.home / "heads"

    good = run_isolated(elsewhere, packed, "--fingerprint", keyring().fingerprint, "--heads", heads, "--json")
    assert good.returncode == 0, good.stdout + good.stderr
    answer = json.loads(good.stdout)
    assert answer["problems"] == []
    assert answer["lines"] > 20
    assert answer["rows"] > 20

    wrong = run_isolated(elsewhere, packed, "--fingerprint", "0" * 64, "--heads", heads)
    assert wrong.returncode == 1
    assert "head-untrusted" in wrong.stdout

    lines = bundle / "lines.jsonl"
    lines.write_bytes(lines.read_bytes().replace("第一件".encode(), "第二件".encode()))
    changed = run_isolated(elsewhere, bundle, "--fingerprint", keyring().fingerprint)
    assert changed.returncode == 1
    assert "line-altered" in changed.stdout
    assert "file " in changed.stdout

    assert run_isolated(elsewhere, elsewhere, "--fingerprint", "0" * 64).returncode == 2
    with zipfile.ZipFile(packed) as archive:
        assert archive.read("verifier.py") == export.VERIFIER.read_bytes()
        table = archive.read("trail.csv").decode("utf-8-sig")
    assert "Wang Jianguo 王建国" in table


async def test_every_byte_of_a_line_counts(ledger: Ledger, tmp_path: Path) -> None:
    await ledger.fill()
    bundle = await ledger.bundle(tmp_path / "bundle")
    path = bundle / "lines.jsonl"
    content = path.read_bytes()
    start = content.index(b'"test.change"')
    start = content.rindex(b"\n", 0, start) + 1
    end = content.index(b"\n", start)
    missed = []
    for position in random.Random(7).sample(range(start, end), 120):
        broken = bytearray(content)
        broken[position] ^= 1 << random.Random(position).randrange(8)
        path.write_bytes(broken)
        seal(bundle)
        found = problems(bundle)
        if not any(each.kind.startswith("line-") for each in found):
            missed.append((position, found))
    assert missed == []


def seal(bundle: Path) -> None:
    """Make the manifest fit again: it only tells transport damage."""
    manifest = json.loads((bundle / "manifest.json").read_text())
    content = (bundle / "lines.jsonl").read_bytes()
    manifest["files"]["lines.jsonl"]["sha256"] = hashlib.sha256(content).hexdigest()
    (bundle / "manifest.json").write_text(json.dumps(manifest))


def problems(bundle: Path, heads: Path | None = None) -> list[Any]:
    done: list[Any] = VERIFY.verify(bundle, [keyring().fingerprint], heads).problems
    return done


async def test_a_part_of_the_trail(ledger: Ledger, tmp_path: Path) -> None:
    await ledger.fill()
    model = next(iter(regulated().values()))
    with clock.frozen(clock.now() - timedelta(minutes=30)):
        since = clock.now()
        async with ledger.command("test.later") as work:
            row = await work.insert(model(**values(model, 9)))
        await ledger.seal()
    for _ in range(3):
        async with ledger.command("test.change_again") as work:
            await work.change(row, **another(row))
        await ledger.seal()
    await ledger.publish()

    bundle = tmp_path / "part"
    manifest = await export.export_bundle(
        ledger.app, ledger.tenant_id, "test", bundle, since=since, until=since + timedelta(minutes=5)
    )
    assert manifest["scope"]["first_batch"] > 1
    assert manifest["files"]["lines.jsonl"]["rows"] == 4, "whole batches up to the next signed head"
    assert problems(bundle, ledger.home / "heads") == []


async def test_a_rotated_key_is_trusted_through_the_old_one(ledger: Ledger, tmp_path: Path) -> None:
    ring = Keyring.open(tmp_path / "keys")
    first = ring.fingerprint
    second = ring.rotate("sign")
    assert second.fingerprint != first
    assert second.mac_key_id == ring.mac_key_id
    bundle = await ledger.bundle(tmp_path / "bundle")
    manifest = json.loads((bundle / "manifest.json").read_text())
    manifest["keys"] = second.public()
    (bundle / "manifest.json").write_text(json.dumps(manifest))

    assert VERIFY.Verification(VERIFY.Bundle(bundle), [first]).keys.keys() == {first, second.fingerprint}
    assert VERIFY.Verification(VERIFY.Bundle(bundle), [second.fingerprint]).keys.keys() == {second.fingerprint}
    manifest["keys"][1]["signature"] = "00" * 64
    (bundle / "manifest.json").write_text(json.dumps(manifest))
    assert VERIFY.Verification(VERIFY.Bundle(bundle), [first]).keys.keys() == {first}


@pytest.fixture
def own_keys(dsns: Dsns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys that may be replaced: whoever vouches only for the new one would no longer trust what this process's
    earlier tests had signed."""
    with monkeypatch.context() as patch:
        patch.setenv("LOTLINE_KEYS", str(tmp_path / "keys"))
        configured.cache_clear()
        yield
    configured.cache_clear()


async def test_a_trail_goes_on_under_a_new_key(own_keys: None, ledger: Ledger) -> None:
    await ledger.fill()
    first = keyring().fingerprint
    keyring().rotate("sign")
    keyring().rotate("mac")
    _opened.cache_clear()
    assert keyring().fingerprint != first
    with clock.frozen(clock.now() - timedelta(minutes=30)):
        async with ledger.command("test.later") as work:
            work.needs_line = True
        await Sealer(ledger.seals, keyring()).seal_all()
        await Publisher(ledger.seals, keyring(), [Files(ledger.home / "heads")]).publish_due(everything=True)
    marks = await ledger.root.fetch("SELECT DISTINCT key_id FROM journal")
    assert len(marks) == 2
    assert await ledger.problems(fingerprint=first) == []
    assert {each.kind for each in await ledger.problems()} == {"head-untrusted"}


async def test_the_operator_also_checks_the_marks(ledger: Ledger, tmp_path: Path) -> None:
    await ledger.fill()
    bundle = await ledger.bundle(tmp_path / "bundle")
    keys = keyring().directory
    assert VERIFY.verify(bundle, [keyring().fingerprint], None, keys).problems == []
    foreign = Keyring.open(tmp_path / "other")
    (tmp_path / "other" / f"mac-{keyring().mac_key_id}.key").write_text("00" * 32)
    found = VERIFY.verify(bundle, [keyring().fingerprint], None, foreign.directory).problems
    assert {each.kind for each in found} == {"line-forged"}
