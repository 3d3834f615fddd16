"""The wall between companies, attacked over HTTP: a stated sample of `./lotline prove attacks`.

The sample, drawn by the arena's seed: one attacker, a third of the generated cases (of every operation at least one)
against one of two victims as somebody with every role, a sixtieth of them as each other role; every door. The whole set
is three attackers, both victims, every role.
"""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.scale.attacks import Arena, Effort, Tally, arena, attack
from tests.scale.walls import WITHOUT_PREDICATES, blobs, caught, probe, tenant_tables, wall_down

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def product() -> AsyncIterator[Arena]:
    async with arena() as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def predicates_alone(product: Arena) -> Tally:
    """Asked before the attacks: with row-level security off on every table the predicates must hold by themselves."""
    async with wall_down(product.here, await tenant_tables(product.here)):
        return await probe(product, "query", share=0.4)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tally(product: Arena, predicates_alone: Tally) -> Tally:
    done = await attack(product, Effort(full=False))
    print(done.told())
    return done


async def test_nothing_of_another_company_is_ever_shown(tally: Tally) -> None:
    assert tally.attempts > 1000
    assert not tally.leaks, tally.told()


async def test_foreign_and_missing_are_the_same_answer(tally: Tally) -> None:
    assert not tally.unequal, tally.told()


async def test_no_attack_breaks_anything(tally: Tally) -> None:
    assert not tally.bugs, tally.told()


async def test_no_row_of_a_victim_changed(tally: Tally) -> None:
    assert not tally.changed, tally.told()


async def test_the_same_operations_succeed_with_the_own_ids(tally: Tally) -> None:
    assert tally.ratio >= 0.95, tally.told()


async def test_the_predicates_hold_without_row_level_security(predicates_alone: Tally) -> None:
    assert predicates_alone.clean, predicates_alone.told()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def mutant() -> AsyncIterator[Arena]:
    async with arena(api=WITHOUT_PREDICATES, LOTLINE_MUTANT="predicates,blobs") as made:
        yield made


@pytest.mark.slow
class TestMutants:
    """The control: a product without tenant predicates, and then without policies too."""

    async def test_row_level_security_holds_without_the_predicates(self, mutant: Arena) -> None:
        alone = await probe(mutant, "query", share=0.4)
        assert alone.clean, alone.told()

    async def test_both_walls_gone_is_noticed(self, mutant: Arena) -> None:
        async with wall_down(mutant.here, await tenant_tables(mutant.here)):
            assert (await probe(mutant, "query", until_caught=True)).leaks

    async def test_both_walls_gone_for_one_table_is_noticed(self, mutant: Arena) -> None:
        tables = ["orders_production_order", "identity_user", "journal", "masterdata_site", "telemetry_quarantine"]
        assert set(await caught(mutant, tables, "query")) == set(tables)

    async def test_pictures_kept_by_their_hash_alone_are_noticed(self, mutant: Arena) -> None:
        assert (await blobs(mutant)).leaks
