"""The demo plant's own trail: nothing to complain about, and every change behind its back is found and named."""

import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio

from infra import clock
from infra.db import Base, Database, _prepare_connection
from infra.engines.roles import Dsns
from infra.journal import verify_cli
from infra.journal.export import VERIFIER, export_bundle
from infra.journal.heads import Publisher, places
from infra.journal.models import regulated
from infra.journal.sealer import Sealer
from infra.keys import keyring
from infra.settings import settings
from infra.work import use_database
from tenants import seed
from tests.infra.journal.ledger import differing

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tenant(dsns: Dsns) -> AsyncIterator[UUID]:
    app, seals = Database(dsns.app, size=4), Database(dsns.sealer, size=2)
    use_database(app)
    tenant_id = await seed.seed_hengzhun()
    with clock.frozen(clock.now() - timedelta(minutes=10)):
        await Sealer(seals, keyring()).seal_all()
        await Publisher(seals, keyring(), places()).publish_due(everything=True)
    yield tenant_id
    use_database(None)
    await app.close()
    await seals.close()


async def verify(dsns: Dsns, tenant_id: UUID) -> dict[str, Any]:
    app = Database(dsns.app, size=1)
    with tempfile.TemporaryDirectory() as scratch:
        await export_bundle(app, tenant_id, "hengzhun", Path(scratch))
        await app.close()
        command = [sys.executable, "-I", VERIFIER, scratch, "--json", "--heads", settings().state / "heads"]
        command += ["--fingerprint", keyring().fingerprint]
        done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


async def test_the_seeded_plant_verifies(dsns: Dsns, tenant: UUID) -> None:
    answer = await verify(dsns, tenant)
    assert answer["problems"] == []
    assert answer["lines"] > 200
    assert answer["rows"] > 500


@pytest_asyncio.fixture(loop_scope="module")
async def root(dsns: Dsns) -> AsyncIterator[Any]:
    """The database's superuser: foreign keys do not stop him."""
    connection = await asyncpg.connect(dsns.admin)
    await _prepare_connection(connection)
    await connection.execute("SET session_replication_role = replica")
    yield connection
    await connection.close()


async def test_every_regulated_column_of_the_plant(dsns: Dsns, tenant: UUID, root: Any) -> None:
    rows = {}
    for table in regulated():
        rows[table] = await root.fetchrow(f'SELECT * FROM "{table}" WHERE tenant_id = $1 ORDER BY id LIMIT 1', tenant)
    used = [table for table, row in rows.items() if row is not None]
    assert len(used) >= 25
    tried, refused = 0, []
    for position in range(max(len(Base.metadata.tables[table].columns) for table in used)):
        changed: dict[str, Any] = {}
        for table in used:
            columns = list(Base.metadata.tables[table].columns)
            if position >= len(columns) or columns[position].name in ("tenant_id", "id"):
                continue
            column = columns[position]
            old = rows[table][column.name]
            try:
                await write(root, table, column.name, differing(column, old), rows[table]["id"])
                changed[table] = column.name
            except asyncpg.IntegrityConstraintViolationError:
                refused.append((table, column.name))
        if not changed:
            continue
        answer = await verify(dsns, tenant)
        for table, name in changed.items():
            await write(root, table, name, rows[table][name], rows[table]["id"])
        found = {(each["kind"], each["where"], each["what"].partition(": ")[0]) for each in answer["problems"]}
        assert found == {("row-altered", f"{table} {rows[table]['id']}", name) for table, name in changed.items()}
        tried += len(changed)
    assert tried > 200
    assert len(refused) < 10, refused
    assert (await verify(dsns, tenant))["problems"] == []


async def write(root: Any, table: str, column: str, value: Any, id: UUID) -> None:
    await root.execute(f'UPDATE "{table}" SET "{column}" = $1 WHERE id = $2', value, id)


async def test_the_command_line(
    dsns: Dsns, tenant: UUID, root: Any, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    del dsns
    assert await cli("hengzhun") == 0
    assert "verified, nothing found" in capfd.readouterr().out
    assert await cli("--tenant", "HENGZHUN", "--fingerprint", keyring().fingerprint, "--mac-keys", settings().keys) == 0
    assert await cli("nobody") == 2
    assert "no company is called nobody" in capfd.readouterr().err
    assert await cli("--tenant", "hengzhun", "--fingerprint", "0" * 64) == 1
    capfd.readouterr()

    name = await root.fetchrow("SELECT id, name FROM identity_user WHERE tenant_id = $1 AND login = 'wang'", tenant)
    await write(root, "identity_user", "name", "王健国", name["id"])
    assert await cli("hengzhun") == 1
    said = capfd.readouterr().out
    assert f'row-altered     identity_user {name["id"]}: name: journalled "王建国", found "王健国"' in said
    await write(root, "identity_user", "name", name["name"], name["id"])
    assert await cli("hengzhun") == 0


async def cli(*arguments: str | Path) -> int:
    return await asyncio.to_thread(verify_cli.main, [str(each) for each in arguments])
