"""The demo company as an archive and back: every table's count and content hash equal, trail and files too."""

import asyncio
import json
import subprocess
import sys
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio

from infra import archive, directory
from infra.archive import ArchiveDamaged, ArchiveForeign, checker, tables
from infra.db import Database
from infra.engines.roles import Dsns
from infra.journal.export import VERIFIER, export_bundle
from infra.journal.heads import Publisher, places
from infra.journal.sealer import Sealer
from infra.keys import keyring
from infra.settings import settings
from infra.storage import storage
from infra.work import use_database
from tenants import seed
from tenants.plans.models import Tenant

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tenant(dsns: Dsns) -> AsyncIterator[UUID]:
    app = Database(dsns.app, size=4)
    use_database(app)
    tenant_id = await seed.seed_hengzhun()
    await _sealed(dsns)
    yield tenant_id
    use_database(None)
    await app.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def made(tenant: UUID, dsns: Dsns, tmp_path_factory: pytest.TempPathFactory) -> archive.Made:
    app = Database(dsns.app, size=1)
    try:
        return await archive.export(app, tenant, tmp_path_factory.mktemp("archive") / "hengzhun.zip")
    finally:
        await app.close()


async def _sealed(dsns: Dsns) -> None:
    seals = Database(dsns.sealer, size=2)
    await Sealer(seals, keyring()).seal_all()
    await Publisher(seals, keyring(), places()).publish_due(everything=True)
    await seals.close()


async def _sums(tenant_id: UUID) -> dict[str, archive.Sum]:
    async with directory.custodian(tenant_id) as connection:
        await tables.prepare(connection)
        return await archive.contents(connection, tenant_id)


async def _verified(dsns: Dsns, tenant_id: UUID, slug: str, scratch: Path) -> dict[str, Any]:
    """The restored trail through the auditor's program, against the heads this installation published."""
    app = Database(dsns.app, size=1)
    await export_bundle(app, tenant_id, slug, scratch)
    await app.close()
    argv = [sys.executable, "-I", str(VERIFIER), str(scratch), "--json", "--heads", str(settings().state / "heads")]
    argv += ["--fingerprint", keyring().fingerprint]
    done = await asyncio.to_thread(subprocess.run, argv, capture_output=True, text=True, check=False)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


async def test_the_archive_verifies_offline_by_its_own_programs(made: archive.Made, tmp_path: Path) -> None:
    with zipfile.ZipFile(made.path) as packed:
        for name in ("verify/checker.py", "verify/verifier.py"):
            packed.extract(name, tmp_path)
    argv = [sys.executable, "-I", str(tmp_path / "verify/checker.py"), str(made.path), "--json"]
    argv += ["--fingerprint", keyring().fingerprint]
    done = await asyncio.to_thread(subprocess.run, argv, capture_output=True, text=True, check=False, env={})
    answer = json.loads(done.stdout)
    assert answer["problems"] == []
    assert done.returncode == 0
    assert answer["lines"] > 100
    assert answer["tables"] == len(tables.tables())


async def test_everything_is_equal_after_a_restore(
    tenant: UUID, made: archive.Made, dsns: Dsns, tmp_path: Path
) -> None:
    restored = await archive.restore(made.path, "hengzhun-2")

    told = {each["table"]: (each["rows"], each["sha256"]) for each in made.manifest["tables"]}
    assert {name: (each.rows, each.sha256) for name, each in restored.sums.items()} == told
    assert restored.rows == made.rows > 1000
    files = {each.key.partition("/")[2]: each.size for each in await storage().list(f"{tenant}/")}
    assert {e.key.partition("/")[2]: e.size for e in await storage().list(f"{restored.tenant_id}/")} == files
    # What stands now differs only by the company's own row and the line that says so.
    before, now = await _sums(tenant), await _sums(restored.tenant_id)
    changed = {name for name in before if before[name] != now[name]}
    assert changed == {"plans_tenant", "journal", "journal_change", "audit_pending"}
    # Its trail goes on under its own number and takes the old one over, provably.
    await _sealed(dsns)
    answer = await _verified(dsns, restored.tenant_id, "hengzhun-2", tmp_path)
    assert answer["problems"] == []
    assert answer["trail"] == str(restored.tenant_id)


async def test_a_restored_company_can_be_archived_and_restored_again(
    made: archive.Made, dsns: Dsns, tmp_path: Path
) -> None:
    first = await archive.restore(made.path, "hengzhun-3")
    await _sealed(dsns)
    app = Database(dsns.app, size=1)
    again = await archive.export(app, first.tenant_id, tmp_path / "again.zip")
    await app.close()

    second = await archive.restore(again.path, "hengzhun-4", training=True)

    await _sealed(dsns)
    answer = await _verified(dsns, second.tenant_id, "hengzhun-4", tmp_path / "bundle")
    assert answer["problems"] == []
    async with directory.custodian(second.tenant_id) as connection:
        own = await connection.fetchrow("SELECT * FROM plans_tenant WHERE id = $1", second.tenant_id)
        due = await connection.fetchval("SELECT count(*) FROM outbox WHERE tenant_id = $1 AND state = 'due'", own["id"])
    assert (own["kind"], own["copy_of"], own["slug"]) == ("training", first.tenant_id, "hengzhun-4")
    assert due == 0


async def test_a_taken_code_leaves_nothing(made: archive.Made, dsns: Dsns) -> None:
    before = await _count(dsns)
    with pytest.raises(directory.SlugTaken):
        await archive.restore(made.path, "hengzhun")
    assert await _count(dsns) == before


async def _count(dsns: Dsns) -> tuple[int, int, int]:
    connection = await asyncpg.connect(dsns.admin)
    try:
        companies = await connection.fetchval("SELECT count(*) FROM directory")
        rows = await connection.fetchval(f"SELECT count(*) FROM {Tenant.__tablename__}")
    finally:
        await connection.close()
    return companies, rows, len(await storage().list(""))


def _rewritten(source: Path, target: Path, member: str, change: Any) -> Path:
    """The archive with one member changed, packed again as a zip in which every CRC is right."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == member:
                data = change(data)
                if data is None:
                    continue
            new.writestr(info.filename, data)
    return target


def _largest(made: archive.Made) -> str:
    named = [each for each in made.manifest["tables"] if each["member"].startswith("data/")]
    return str(max(named, key=lambda each: each["rows"])["member"])


async def test_a_changed_row_is_refused_with_its_place(made: archive.Made, dsns: Dsns, tmp_path: Path) -> None:
    member = _largest(made)
    damaged = _rewritten(made.path, tmp_path / "d.zip", member, lambda data: data.replace(b":1", b":7", 1))
    before = await _count(dsns)
    with pytest.raises(ArchiveDamaged) as refused:
        await archive.restore(damaged, "damaged")
    assert refused.value.params["place"].startswith(f"{member}, rows ")
    assert await _count(dsns) == before


@pytest.mark.parametrize(
    ("member", "change", "place"),
    [
        ("trail/lines.jsonl", lambda data: data.replace(b"hengzhun", b"hengzhum", 1), "trail/lines.jsonl, rows"),
        ("trail/seals.jsonl", lambda data: data[: len(data) // 2], "trail/seals.jsonl, rows"),
        ("manifest.json", lambda data: data.replace(b'"secrets": true', b'"secrets": false'), "manifest.json"),
        ("signature.json", lambda data: data.replace(b'"signature": "', b'"signature": "00'), "manifest.json"),
        ("data/orders_production_order.jsonl", lambda data: None, "data/orders_production_order.jsonl"),
        ("schema.json", lambda data: data + b" ", "schema.json"),
        ("verify/checker.py", lambda data: data + b"#", "verify/checker.py"),
    ],
)
async def test_damage_names_its_place(made: archive.Made, tmp_path: Path, member: str, change: Any, place: str) -> None:
    damaged = _rewritten(made.path, tmp_path / "d.zip", member, change)
    with pytest.raises(ArchiveDamaged) as refused:
        await asyncio.to_thread(archive.checked, damaged)
    assert refused.value.params["place"].startswith(place)


async def test_every_file_inside_is_watched(made: archive.Made, tmp_path: Path) -> None:
    """A flipped byte in any member, wherever, is found and named."""
    with zipfile.ZipFile(made.path) as packed:
        members = [info.filename for info in packed.infolist() if info.file_size > 2]
    chosen = [*members[::9], *[name for name in members if name.startswith("files/")][:3]]
    for name in dict.fromkeys(chosen):

        def flipped(data: bytes) -> bytes:
            at = len(data) // 2
            return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]

        damaged = _rewritten(made.path, tmp_path / "d.zip", name, flipped)
        done: Any = None
        try:
            done = await asyncio.to_thread(checker.check, damaged, [keyring().fingerprint])
        except (ValueError, KeyError):
            assert name in ("manifest.json", "signature.json")
            continue
        assert any(name in place for place, _ in done.problems) or name == "signature.json", (name, done.problems)
        assert done.problems


async def test_a_torn_file_is_refused(made: archive.Made, tmp_path: Path) -> None:
    raw = made.path.read_bytes()
    for n, broken in enumerate((raw[: len(raw) // 2], raw[:1000] + b"\xff" * 64 + raw[1064:], b"not a zip at all")):
        path = tmp_path / f"torn-{n}.zip"
        path.write_bytes(broken)
        with pytest.raises((ArchiveDamaged, ArchiveForeign)):
            await asyncio.to_thread(archive.checked, path)


async def test_somebody_elses_signature_is_not_enough(made: archive.Made) -> None:
    with pytest.raises(ArchiveDamaged) as refused:
        await asyncio.to_thread(archive.checked, made.path, ["0" * 64])
    assert refused.value.params["place"] == "signature.json"


async def test_a_download_holds_no_secrets(tenant: UUID, dsns: Dsns, tmp_path: Path) -> None:
    app = Database(dsns.app, size=1)
    made = await archive.export(app, tenant, tmp_path / "own.zip", secrets=False)
    await app.close()

    left = {each["table"] for each in made.manifest["left_out"]}
    assert {"identity_secret", "identity_session", "identity_switch"} <= left
    with zipfile.ZipFile(made.path) as packed:
        for name in packed.namelist():
            assert b"$argon2" not in packed.read(name), name
    assert (await asyncio.to_thread(checker.check, made.path, [keyring().fingerprint])).problems == []
    restored = await archive.restore(made.path, "hengzhun-5")
    assert any("left out" in note for note in restored.notes)
