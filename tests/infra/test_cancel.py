"""500 cancelled requests here; `./lotline prove cancel` does 5,000."""

from tests.scale.cancelling import cancel_many


async def test_cancelled_requests_leave_clean_connections(dsns):
    tally = await cancel_many(dsns, 500)

    assert tally.cancelled >= 150, "most requests must be cut in flight"
    assert len(tally.acknowledged) >= 100
    assert tally.foreign_rows == []
    assert tally.lost == []
    assert tally.open_transactions == []
