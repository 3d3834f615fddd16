"""The embedded cluster: Chinese text, roles without power, data across kills, death with the parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from infra.bootstrap.places import PROJECT
from infra.bootstrap.processes import alive, until
from infra.engines import roles
from infra.engines.postgres import Cluster
from infra.engines.roles import Dsns


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="lotline-pg-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o711)
        yield Path(name)


async def test_chinese_text_has_trigrams(cluster: Dsns, template: str) -> None:
    connection = await asyncpg.connect(roles.with_database(cluster.admin, template))
    assert await connection.fetchval("SELECT similarity('注塑件外壳', '注塑件')") > 0.3
    await connection.close()


@pytest.mark.parametrize(("role", "bypasses"), [("app", False), ("owner", False), ("relay", True), ("sealer", True)])
async def test_application_roles_are_no_superusers(cluster: Dsns, template: str, role: str, bypasses: bool) -> None:
    connection = await asyncpg.connect(roles.with_database(getattr(cluster, role), template))
    row = await connection.fetchrow(
        "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
    )
    await connection.close()
    assert tuple(row) == (False, bypasses, False)


async def test_a_killed_cluster_comes_back_with_what_it_acknowledged(home: Path) -> None:
    cluster = Cluster(home)
    cluster.start()
    connection = await asyncpg.connect(cluster.dsn(database="postgres"))
    await connection.execute("CREATE TABLE kept (n int)")
    for n in range(50):
        await connection.execute("INSERT INTO kept VALUES ($1)", n)
    assert cluster.process is not None
    cluster.process.kill()
    cluster.process.wait()
    again = Cluster(home)
    try:
        assert again.start() < 10
        connection = await asyncpg.connect(again.dsn(database="postgres"))
        assert await connection.fetchval("SELECT count(*) FROM kept") == 50
        await connection.close()
    finally:
        again.stop()
    assert again.running() is None


def test_the_cluster_dies_with_its_parent(home: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-m", "infra.engines.postgres", "--dir", str(home)], cwd=PROJECT, stdout=subprocess.PIPE
    )
    assert parent.stdout is not None
    assert parent.stdout.readline()
    postmaster = Cluster(home).running()
    assert postmaster is not None
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert until(lambda: not alive(postmaster), seconds=15)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the cluster to another account")
def test_root_hands_the_cluster_to_an_ordinary_account_and_opens_no_foreign_directory(home: Path) -> None:
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(Exception, match="cannot enter"):
        Cluster(closed / "state").start()
    assert closed.stat().st_mode & 0o777 == 0o700
