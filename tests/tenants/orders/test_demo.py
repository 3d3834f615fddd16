"""The demo's calendar: whatever the hour it is seeded at, the past is past and the story is in order."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.masterdata.demo import PRODUCTS
from tenants.orders.demo import BACKORDERED, LEADING, ORDERS, ZONE, Calendar, DemoOrder, shares

STEPS = {code: len(steps) for code, _, _, _, _, steps, _ in PRODUCTS}
hours = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))


@given(hours)
def test_reports_lie_in_the_past_in_working_time_and_in_order(now: datetime) -> None:
    calendar = Calendar(now)
    for order in ORDERS:
        if order.start is None or order.name == LEADING:
            continue
        windows = calendar.windows(order, STEPS[order.item])
        assert len(windows) == STEPS[order.item]
        moments = []
        for window, made in zip(windows, order.made, strict=False):
            parts = shares(made.good, 1 + min(3, made.good // 50))
            moments += [calendar.moment(window, n, len(parts)) for n in range(1, len(parts) + 1)]
        assert all(moment < now for moment in moments)
        assert all(a <= b for a, b in pairwise(moments))
        for moment in moments:
            local = moment.astimezone(ZONE)
            assert 7 * 60 + 50 <= local.hour * 60 + local.minute <= 17 * 60 + 1


@given(hours)
def test_plans_run_forward(now: datetime) -> None:
    calendar = Calendar(now)
    for order in ORDERS:
        if order.start is not None:
            slots = calendar.plan(order, STEPS[order.item])
            assert len(slots) == STEPS[order.item]
            assert all(slot.start < slot.end for slot in slots)
            if order.name != LEADING:
                assert all(a.end <= b.end for a, b in pairwise(slots))


@given(hours)
def test_three_orders_are_late_and_no_other(now: datetime) -> None:
    calendar = Calendar(now)
    open_orders = [order for order in ORDERS if order.end is None]
    late = [order.name for order in open_orders if calendar.due(order) < now]
    assert late == ["MO-1003", "MO-1005", "MO-1009"]
    assert now + timedelta(minutes=59) < calendar.near(0, "16:00") < now + timedelta(days=2)


@given(st.integers(0, 5000), st.integers(1, 4))
def test_shares_add_up(total: int, parts: int) -> None:
    assert sum(shares(total, parts)) == total
    assert all(share > 0 for share in shares(total, parts))


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.name)
def test_nobody_made_more_than_there_was(order: DemoOrder) -> None:
    there = order.quantity
    for made in order.made:
        assert made.good + made.process_scrap + made.material_scrap <= there
        there = made.good
    assert len(order.made) <= STEPS[order.item]
    at_its_last = ("MO-1018", BACKORDERED)  # some pieces are through, not all
    assert (order.end is not None) == (len(order.made) == STEPS[order.item] and order.name not in at_its_last)
