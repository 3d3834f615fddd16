"""Back-ups that come back, and what a container of the image is told."""

import asyncio
import json
from pathlib import Path

import asyncpg
import pytest

from infra.deploy import __main__ as deploy
from infra.deploy import backup
from infra.deploy.backup import BackupRefused
from infra.engines import roles
from infra.storage.files import LocalFiles
from tests.scale.moving import OWN, mover_of, own_database
from tests.scale.stand import Crew, Stand, crew, stand

DSNS = {
    "OWNER_DATABASE_URL": "postgresql://lotline_owner:a@db/lotline",
    "APP_DATABASE_URL": "postgresql://lotline_app:b%2Fc@db/lotline",
    "RELAY_DATABASE_URL": "postgresql://lotline_relay:d@db/lotline",
    "SEALER_DATABASE_URL": "postgresql://lotline_sealer:e@db/lotline",
}


def test_each_role_has_its_own_password() -> None:
    assert deploy.passwords(DSNS)["lotline_app"] == "b/c"


@pytest.mark.parametrize(
    ("name", "dsn", "said"),
    [
        ("APP_DATABASE_URL", "postgresql://postgres:x@db/lotline", "must connect as lotline_app"),
        ("RELAY_DATABASE_URL", "postgresql://lotline_relay@db/lotline", "no password"),
    ],
)
def test_a_wrong_role_is_named(name: str, dsn: str, said: str) -> None:
    with pytest.raises(deploy.CannotDeploy, match=said):
        deploy.passwords(DSNS | {name: dsn})


@pytest.mark.parametrize("job", ["prepare", "api", "worker", "relay", "bridge"])
def test_what_is_missing_is_said(job: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in deploy.NEEDED[job]:
        monkeypatch.delenv(name, raising=False)
    assert deploy.main([job]) == 1
    said = capsys.readouterr().err
    assert [name for name in deploy.NEEDED[job] if name not in said] == []


async def _sealed(here: Stand) -> None:
    connection = await asyncpg.connect(here.dsns.admin)
    try:
        for _ in range(200):
            if not await connection.fetchval("SELECT count(*) FROM audit_pending"):
                return
            await asyncio.sleep(0.1)
    finally:
        await connection.close()
    raise AssertionError("the trail was not sealed in 20 s")


async def _plant(here: Stand) -> Crew:
    people = await crew(here, 1)
    here.workers()
    await _sealed(here)
    return people


async def test_a_backup_comes_back_and_a_damaged_one_does_not(tmp_path: Path) -> None:
    """Given a company at work with a file and one in a database of its own; when they are backed up and drilled; then
    nothing differs and their trails verify in the copy, the scratch is gone, a second back-up never mixes with the
    first, and one damaged byte or a missing file is refused by its name before anything is restored."""
    async with stand() as here:
        people = await _plant(here)
        storage = LocalFiles(tmp_path / "objects", secret=b"k", public_url="http://lotline.test")
        await storage.put(f"{people.plant.tenant_id}/orders/a/drawing.pdf", b"%PDF-1.7 drawing")
        keys, heads = Path(here.env["LOTLINE_KEYS"]), Path(here.env["LOTLINE_STATE"]) / "heads"
        apart = await crew(here, 1)
        await asyncio.to_thread(own_database, here)
        mover = mover_of(here, apart.plant.slug, OWN)
        assert mover.popen is not None
        assert await asyncio.to_thread(mover.popen.wait, 60) == 0, mover.log.read_text()
        report = await asyncio.to_thread(backup.drill, here.dsns.admin, storage, heads, keys)
        assert (report.unequal, set(report.trails.values()), report.objects) == ([], {True}, 1)
        assert report.trails.keys() >= {people.plant.slug, apart.plant.slug}
        assert report.rows > 100

        made = tmp_path / "made"
        await asyncio.to_thread(backup.create, here.dsns.admin, storage, heads, made)
        with pytest.raises(BackupRefused, match="not empty"):
            await asyncio.to_thread(backup.create, here.dsns.admin, storage, heads, made)
        with pytest.raises(BackupRefused, match="in use"):
            await asyncio.to_thread(backup.restore, made, here.dsns.admin, roles.database_of(here.dsns.admin))
        assert await _databases(here) == 1
        assert (made / f"database-{OWN}.dump").exists()

    other = LocalFiles(tmp_path / "others", secret=b"k", public_url="http://lotline.test")
    assert await backup.bring_objects(made, other) == 1
    assert [each.key for each in await other.list("")] == [each.key for each in await storage.list("")]
    _damage(made)


def _damage(made: Path) -> None:
    assert backup.check(made)["format"] == 1
    dump = made / backup.DUMP
    content = bytearray(dump.read_bytes())
    content[len(content) // 2] ^= 1
    dump.write_bytes(bytes(content))
    with pytest.raises(BackupRefused, match=r"database\.dump is damaged"):
        backup.check(made)
    dump.unlink()
    with pytest.raises(BackupRefused, match=r"database\.dump is missing"):
        backup.check(made)
    (made / backup.MANIFEST).write_text(json.dumps([]))
    with pytest.raises(BackupRefused, match="no back-up"):
        backup.check(made)


async def _databases(here: Stand) -> int:
    connection = await asyncpg.connect(here.dsns.admin)
    try:
        return int(
            await connection.fetchval("SELECT count(*) FROM pg_database WHERE datname ~ '^(stand|lotline_drill)_'")
        )
    finally:
        await connection.close()
