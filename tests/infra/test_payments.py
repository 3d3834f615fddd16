"""Each way a payment notification can be wrong, with keys made here: the verdicts, case by case."""

import json
import random
from dataclasses import replace

import pytest

from infra.payments import (
    NoticeProbe,
    ProviderSettingsWrong,
    SerialUnknown,
    SignatureWrong,
    alipay,
    rsa,
    stripe,
    wechat,
)
from tests.infra import paycases

NAMED = [(provider, name) for provider, (_, names) in paycases.MAKERS.items() for name in names]


@pytest.mark.parametrize(("provider", "mutation"), NAMED)
def test_the_verdict_is_right(provider: str, mutation: str) -> None:
    make, _ = paycases.MAKERS[provider]
    for seed in range(3):
        case = make(random.Random(f"{mutation} {seed}"), mutation)
        assert (case.believed(), case.credits()) == (case.signed, case.credited)


def test_every_byte_of_a_notification_counts() -> None:
    case = paycases.wechat_case(random.Random(1), "ok")
    for at in range(0, len(case.body), 7):
        spoilt = case.body[:at] + bytes([case.body[at] ^ 1]) + case.body[at + 1 :]
        assert not replace(case, body=spoilt).believed()


def test_probes_and_strangers_are_told_apart() -> None:
    probe = paycases.wechat_case(random.Random(2), "signature_probe")
    with pytest.raises(NoticeProbe):
        probe.notice()
    unknown = paycases.wechat_case(random.Random(2), "unknown_serial")
    with pytest.raises(SerialUnknown):
        unknown.notice()
    with pytest.raises(SignatureWrong):
        paycases.wechat_case(random.Random(2), "wrong_key").notice()


def test_settings_that_cannot_work_are_refused_by_name() -> None:
    good = paycases.wechat_settings()
    good.check()
    for field, wrong in (("apiv3_key", "short"), ("mchid", ""), ("platform_keys", {}), ("platform_keys", {"1": "no"})):
        with pytest.raises(ProviderSettingsWrong):
            replace(good, **{field: wrong}).check()
    paycases.alipay_settings().check()
    with pytest.raises(ProviderSettingsWrong):
        replace(paycases.alipay_settings(), app_id="wx1").check()
    with pytest.raises(ProviderSettingsWrong):
        replace(paycases.stripe_settings(), webhook_secret="sk_1").check()


def test_alipay_pages_are_signed_over_what_they_say() -> None:
    from urllib.parse import parse_qsl, urlsplit

    private, public = rsa.new_pair()
    settings = alipay.Settings(app_id="1", seller_id="2", public_key=public, private_key=private)
    url = alipay.page_pay(
        settings, number="LT1", amount=299_05, text="年费 & 1", notify_url="https://x/n", return_url="https://x/c",
        at="2026-11-20 10:35:00",
    )  # fmt: skip
    fields = dict(parse_qsl(urlsplit(url).query))
    assert json.loads(fields["biz_content"])["total_amount"] == "299.05"
    text = alipay.signed_text(fields, without=frozenset({"sign"}))
    assert rsa.verified(public, fields["sign"], text)


def test_alipays_answer_is_believed_over_its_own_bytes() -> None:
    private, public = rsa.new_pair()
    settings = alipay.Settings(app_id="1", seller_id="2", public_key=public, private_key=private)
    inner = '{"code":"10000", "trade_no":"9","out_trade_no":"LT1","total_amount":"1.00","trade_status":"TRADE_SUCCESS"}'
    sign = rsa.sign(private, inner.encode())
    body = f'{{"alipay_trade_query_response":{inner},"sign":"{sign}"}}'.encode()
    assert alipay.answer(settings, body)["trade_no"] == "9"
    with pytest.raises(SignatureWrong):
        alipay.answer(settings, body.replace(b"1.00", b"2.00"))


def test_a_checkout_is_asked_for_once() -> None:
    settings = stripe.Settings(account="", live=False, webhook_secret="whsec_1", api_key="sk_test_1")
    call = stripe.checkout(
        settings,
        number="LT1",
        amount=4_900,
        currency="USD",
        text="Lotline",
        success_url="https://x",
        cancel_url="https://x",
    )
    assert call.headers["Idempotency-Key"] == "lotline-LT1"
    assert b"unit_amount%5D=4900" in call.body


def test_wechat_answers_are_signed_as_notifications_are() -> None:
    body = b'{"code_url":"weixin://wxpay/bizpayurl?pr=1"}'
    stamp, nonce = str(paycases.NOW), "n1"
    signature = rsa.sign(paycases.keys()["provider"][0], f"{stamp}\n{nonce}\n".encode() + body + b"\n")
    headers = {
        "Wechatpay-Timestamp": stamp, "Wechatpay-Nonce": nonce, "Wechatpay-Serial": paycases.SERIAL,
        "Wechatpay-Signature": signature,
    }  # fmt: skip
    found = wechat.answer(paycases.wechat_settings(), headers, body, paycases.NOW)
    assert found["code_url"].startswith("weixin://")
