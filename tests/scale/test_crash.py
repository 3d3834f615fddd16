"""12 kills here; `./lotline prove crash` does 200."""

import pytest

from tests.scale.crash import prove_crash
from tests.scale.stand import stand

pytestmark = pytest.mark.slow
POINTS = 12


async def test_nothing_acknowledged_is_lost_or_doubled() -> None:
    async with stand() as here:
        result = await prove_crash(here, points=POINTS)
    print(result)
    assert result.points == POINTS
    assert result.in_flight >= 0.8 * POINTS, "kills that interrupt nothing prove nothing"
    assert result.acknowledged >= 5 * POINTS
    assert (result.lost, result.doubled, result.disordered, result.unasked, result.left) == (0, 0, 0, 0, 0), str(result)
    assert (result.unheard, result.unsealed, dict(result.odd)) == (0, 0, {}), str(result)
    assert result.slowest <= 30, str(result)
