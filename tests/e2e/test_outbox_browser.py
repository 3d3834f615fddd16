"""The outbox in a real browser against the real API; `./lotline prove outbox` is the long form."""

import pytest

from tests.e2e.outbox_proof import PWA, chromium, prove_outbox
from tests.scale.stand import stand

pytestmark = pytest.mark.slow


@pytest.mark.skipif(chromium() is None, reason="NOT TESTED: no Chromium found, set CHROMIUM")
@pytest.mark.skipif(not (PWA / "node_modules").is_dir(), reason="NOT TESTED: the web app's packages are not installed")
async def test_kills_lost_replies_and_two_tabs_lose_and_double_nothing() -> None:
    async with stand() as here:
        result = await prove_outbox(here, commands=1_000, kills=5)
    print(result)
    assert result.acknowledged >= 1_000
    assert result.kills >= 5
    assert result.dropped > 0
    assert result.ok, str(result)
