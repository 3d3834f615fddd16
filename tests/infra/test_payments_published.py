"""Every signature case that lies beside the repository: notifications, requests and webhooks with their verdicts.

The cases carry keys of their own and are not part of the repository; where they are absent this file says so.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from infra.bootstrap.places import PROJECT
from infra.errors import DomainError
from infra.payments import Expected, NoticeRefused, SignatureWrong, alipay, differences, stripe, wechat

DATA = PROJECT.parent / "shared" / "data" / "sign"
WHERE = "NOT TESTED: no signature cases beside the repository"


def cases(name: str, key: str | None = "cases") -> list[Any]:
    path: Path = DATA / f"{name}.json"
    if not path.exists():
        return []
    found = json.loads(path.read_text("utf-8"))
    return list(found[key] if key else found)


def given(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text("utf-8"))


def numbered(rows: list[Any]) -> Any:
    return [pytest.param(row, id=f"{n}-{row.get('mutation', row.get('method', ''))}") for n, row in enumerate(rows)]


def test_the_cases_are_there() -> None:
    if not DATA.exists():
        pytest.skip(WHERE)
    assert (
        len(cases("wechatpay_v3_notify")) + len(cases("alipay_rsa2_notify")) + len(cases("stripe_webhook", None)) > 50
    )


@pytest.mark.parametrize("case", numbered(cases("stripe_webhook", None)))
def test_stripe(case: dict[str, Any]) -> None:
    try:
        stripe.check_signature(case["stripe_signature"], case["body"].encode(), case["secret"], case["now"])
        accepted = True
    except NoticeRefused:
        accepted = False
    assert accepted is case["accept"]


class Ledger:
    """Which transactions were credited, in the order of the file: a duplicate is not credited again."""

    def __init__(self) -> None:
        self.credited: set[str] = set()

    def credits(self, case: dict[str, Any], settings: wechat.Settings) -> bool:
        order = case["order_expected"]
        try:
            notice = wechat.notice(case["headers"], case["body"].encode(), settings, case["now"])
        except DomainError:
            return False
        expected = Expected(
            order_number=order.get("out_trade_no", notice.order_number),
            amount=order["total"],
            currency="CNY",
            merchant=order["mchid"],
            app=order["appid"],
        )
        if differences(notice, expected) or notice.transaction_id in self.credited:
            return False
        self.credited.add(notice.transaction_id)
        return True


def test_wechat_notifications() -> None:
    rows = cases("wechatpay_v3_notify")
    if not rows:
        pytest.skip(WHERE)
    whole, ledger = given("wechatpay_v3_notify"), Ledger()
    keys = {whole["serial"]: whole["platform_public_key_pem"]}
    for n, case in enumerate(rows):
        order = case["order_expected"]
        settings = wechat.Settings(
            mchid=order["mchid"], appid=order["appid"], platform_keys=keys, apiv3_key=whole["apiv3_key"]
        )
        try:
            wechat.check_signature(case["headers"], case["body"].encode(), keys)
            valid = True
        except NoticeRefused:
            valid = False
        verdict = (valid, ledger.credits(case, settings))
        assert verdict == (case["signature_valid"], case["credit_account"]), (n, case["mutation"])


def test_the_published_notification_of_wechat() -> None:
    if not DATA.exists():
        pytest.skip(WHERE)
    case = given("wechatpay_v3_notify")["published"]
    keys = {case["headers"]["Wechatpay-Serial"]: case["platform_cert_pem"]}
    body = case["body"].encode()
    wechat.check_age(wechat.check_signature(case["headers"], body, keys), case["now"])
    assert wechat.decrypted(json.loads(body)["resource"], case["apiv3_key"]).decode() == case["plaintext"]
    with pytest.raises(SignatureWrong):
        wechat.check_signature(case["headers"], body + b" ", keys)


@pytest.mark.parametrize("case", numbered(cases("wechatpay_v3_request_sign")))
def test_wechat_requests(case: dict[str, Any]) -> None:
    key = given("wechatpay_v3_request_sign")["merchant_private_key_pem_TEST_ONLY"]
    settings = wechat.Settings(
        mchid="1900000001", appid="wx1", platform_keys={}, apiv3_key="", merchant_serial="5157F0", merchant_key=key
    )
    asked = (case["method"], case["url"], case["timestamp"], case["nonce"], case["body"])
    assert wechat.request_message(*asked).decode() == case["message"]
    header = wechat.authorization(settings, *asked)
    assert f'signature="{case["signature"]}"' in header
    assert header.startswith('WECHATPAY2-SHA256-RSA2048 mchid="1900000001",nonce_str="')


@pytest.mark.parametrize("case", numbered(cases("alipay_rsa2_notify")))
def test_alipay(case: dict[str, Any]) -> None:
    order, body = case["order_expected"], case["form_urlencoded"].encode()
    settings = alipay.Settings(
        app_id=order["app_id"],
        seller_id=order["seller_id"],
        public_key=given("alipay_rsa2_notify")["alipay_public_key_pem"],
    )
    try:
        alipay.check_signature(alipay.fields_of(body), settings.public_key)
        valid = True
    except NoticeRefused:
        valid = False
    credited = False
    if valid:
        notice = alipay.notice(body, settings)
        amount = alipay.fen(order["total_amount"])
        assert amount is not None
        expected = Expected(
            order_number=order.get("out_trade_no", notice.order_number), amount=amount, currency="CNY",
            merchant=order["seller_id"], app=order["app_id"],
        )  # fmt: skip
        credited = differences(notice, expected) == []
    assert (valid, credited) == (case["signature_valid"], case["credit_account"])
