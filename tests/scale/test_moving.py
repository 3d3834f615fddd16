"""Once there and back here, with the mover killed; `./lotline prove move` does it ten times."""

import pytest

from tests.scale.moving import prove_move
from tests.scale.stand import stand

pytestmark = pytest.mark.slow


async def test_nothing_acknowledged_is_lost_by_a_move_and_the_old_place_refuses() -> None:
    async with stand() as here:
        result = await prove_move(here, rounds=1)
    print(result.figures())
    assert result.ok, str(result.figures())
    assert (result.moves, result.kills) == (2, 1)
