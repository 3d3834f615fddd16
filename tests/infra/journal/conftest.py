from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from infra.engines.roles import Dsns
from tests.infra.journal.ledger import Ledger, open_ledger


@pytest.fixture
def own_database(dsns: Dsns, fresh_database: Callable[[], Dsns]) -> Dsns:
    """A database that may be tampered with; `dsns` gives the process its keys."""
    return fresh_database()


@pytest_asyncio.fixture
async def ledger(own_database: Dsns, tmp_path: Path) -> AsyncIterator[Ledger]:
    opened = await open_ledger(own_database, tmp_path)
    yield opened
    await opened.close()
