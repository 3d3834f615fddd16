"""A sample; `./lotline prove payments` does 430 notifications with 40 kills."""

import pytest

from tests.scale.payments import KINDS, prove_payments
from tests.scale.stand import stand

pytestmark = pytest.mark.slow


async def test_every_verdict_at_the_door_is_right_also_when_it_dies() -> None:
    async with stand() as here:
        verdicts = await prove_payments(here, rounds=1, kills=1)
    assert verdicts.ok, str(verdicts)
    assert (verdicts.cases, verdicts.kills) == (len(KINDS) - 1 + 1, 1)
