from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.errors import BadInput
from tenants.identity import rules
from tenants.identity.errors import WeakPassword, WeakPin
from tenants.identity.security.rules import DEFAULT, lock_until, password_expired

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "123456789",
        "a" * 129,
        "aaaaaaaaaaaaaaa",
        "ababababababab",
        "1234567890",
        "0987654321",
        "Password-1234",
        "p@ss-w0rd-123",
        "WoAiNi1314520",
        "Wang.Jianguo-99",
        "abcdefghijkl",
    ],
)
def test_weak_passwords(password):
    with pytest.raises(WeakPassword):
        rules.check_password(password, login="wang.jianguo")


@pytest.mark.parametrize(
    "password", ["lotline-demo", "correct horse battery", "车间-加工-二组-早班-好", "x7#kQ!mm02pd"]
)
def test_good_passwords(password):
    rules.check_password(password, login="wang")


@pytest.mark.parametrize("pin", ["", "123", "1234", "4321", "0000", "777777", "123456789", "12a4", "１３５７", "13 57"])
def test_weak_pins(pin):
    with pytest.raises(WeakPin):
        rules.check_pin(pin)


@pytest.mark.parametrize("pin", ["1357", "2468", "90210", "13572468"])
def test_good_pins(pin):
    rules.check_pin(pin)


@pytest.mark.parametrize(
    ("failures", "minutes"), [(0, None), (4, None), (5, 1), (6, 2), (7, 4), (8, 8), (9, 15), (10, 15), (10_000, 15)]
)
def test_lock_out_starts_at_five_and_doubles_to_a_quarter_of_an_hour(failures, minutes):
    expected = None if minutes is None else NOW + timedelta(minutes=minutes)
    assert lock_until(DEFAULT, failures, NOW) == expected


@given(st.integers(1, 10_000))
def test_minutes_are_rounded_up(seconds):
    shown = rules.minutes_until(NOW + timedelta(seconds=seconds), NOW)
    assert (shown - 1) * 60 < seconds <= shown * 60


def test_a_password_ages():
    assert password_expired(DEFAULT, None, NOW)
    assert not password_expired(DEFAULT, NOW - timedelta(days=365), NOW)
    assert password_expired(DEFAULT, NOW - timedelta(days=365, seconds=1), NOW)


def test_what_is_typed_is_tidied():
    assert rules.clean_login(" Wang.JG ") == "wang.jg"
    assert rules.clean_badge(" b1001 ") == "B1001"
    assert rules.clean_code("cnc-1") == "CNC-1"
    assert rules.clean_name("  王   建国 ") == "王 建国"


@pytest.mark.parametrize("login", ["", "a", "-wang", "wang jg", "王建国", "w" * 65, "wang'; --"])
def test_bad_logins(login):
    with pytest.raises(BadInput):
        rules.clean_login(login)
