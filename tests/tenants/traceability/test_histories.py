"""Every trace equals a walk over the movements. The sample here; `./lotline prove genealogy` the whole."""

from tests.kit.plant import Plant
from tests.tenants.traceability.histories import Verdict, found, live_one

SAMPLE = 12


async def test_a_trace_is_what_the_movements_say(plant: Plant) -> None:
    works, verdict = await found(plant), Verdict()
    for seed in range(SAMPLE):
        await live_one(works, seed, verdict)
    assert verdict.differences == [], verdict.text()
    assert verdict.histories == SAMPLE
    assert verdict.nodes > verdict.questions  # they reach something
