"""What is wrong with a customer and how badly, where it stands, and what its code might be."""

from datetime import UTC, datetime

import pytest

from tenants.vendor import rules


def measured(**more) -> rules.Measured:
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    given = {"now": now, "state": "active", "founded_by": "staff", "live_since": now, "days": [5] * 14,
             "last_report_at": now}  # fmt: skip
    return rules.Measured(**given | more)


@pytest.mark.parametrize(
    ("more", "first"),
    [
        ({}, None),
        ({"dead": 1, "dead_actor": "x"}, ("dead_letters", "high")),
        ({"errors": 5}, ("errors", "high")),
        ({"errors": 4}, None),
        ({"pending": 10}, ("intents_pending", "middle")),
        ({"rejected": 9}, None),
        ({"seats_used": 38, "seats_limit": 40}, ("limit_near", "middle")),
        ({"seats_used": 40, "seats_limit": 40}, ("limit_near", "high")),
        ({"state": "grace", "renews_at": datetime(2026, 11, 11, 9, tzinfo=UTC)}, ("payment_overdue", "high")),
        ({"state": "suspended"}, ("suspended", "high")),
        ({"renews_at": datetime(2026, 11, 24, 9, tzinfo=UTC)}, ("renewal_due", "low")),
        ({"state": "trial", "renews_at": datetime(2026, 11, 24, 9, tzinfo=UTC)}, ("trial_ending", "low")),
        ({"silent_devices": 2, "silent_since": datetime(2026, 11, 19, 7, tzinfo=UTC), "pending": 12},
         ("devices_silent", "high")),
        ({"silent_devices": 2, "silent_since": datetime(2026, 11, 19, 7, tzinfo=UTC)}, ("devices_silent", "low")),
        ({"live_since": None, "days": [0] * 14, "readiness": 78, "stuck_at": "routings"}, ("readiness", "low")),
    ],
)  # fmt: skip
def test_what_is_wrong_and_how_badly(more, first):
    found = rules.problems(measured(**more))
    assert (found[0].code, found[0].severity) == first if first else found == []


@pytest.mark.parametrize(
    ("state", "by", "days", "phase"),
    [
        ("trial", "sign_up", [5] * 14, "trial"),
        ("trial", "staff", [0] * 14, "onboarding"),
        ("trial", "staff", [1] * 14, "live"),
        ("active", "sign_up", [0] * 14, "onboarding"),
        ("active", "staff", [1, 1, 1], "live"),
        ("grace", "staff", [5] * 14, "grace"),
        ("suspended", "staff", [5] * 14, "grace"),
        ("closed", "staff", [], "closed"),
    ],
)
def test_where_a_customer_stands(state, by, days, phase):
    assert rules.phase_of(state, by, None, days) == phase


@pytest.mark.parametrize(
    ("zh", "en", "code"),
    [
        ("苏州恒准精密", "", "szhzjm"),
        ("昆山博远精密有限公司", "", "ksbyjm"),
        ("", "Ruixing Plastics Co., Ltd.", "ruixingplastics"),
        ("永", "", ""),
        ("3D打印科技", "Print Lab", "printlab"),
    ],
)
def test_a_code_from_the_name(zh, en, code):
    assert rules.suggested_code(zh, en) == code
