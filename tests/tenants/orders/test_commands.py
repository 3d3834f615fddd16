"""Commands on orders, as the application role on a real database."""

from tests.kit.plant import Plant

PICTURE_5 = ((10, ()), (20, (10,)), (30, (20,)), (40, (20,)), (50, (30, 40)), (60, (50,)))


async def test_release_copies_the_graph_and_deals_cards(plant: Plant) -> None:
    order, operations = await plant.released(120, steps=PICTURE_5)
    assert order.state == "released"
    assert [each.sequence for each in operations] == [10, 20, 30, 40, 50, 60]
