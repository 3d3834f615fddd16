"""Channels against servers that check what they get: signatures, ciphers, refusals, forbidden addresses."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from infra.ids import uuid7
from infra.notify import (
    AddressForbidden,
    ChannelBusy,
    ChannelDown,
    ChannelRefused,
    DingTalkRobot,
    Mail,
    Notice,
    SmsGateway,
    Subscription,
    WebPush,
    WeComRobot,
    check_address,
    dingtalk,
    outward,
    push,
)
from infra.notify.push import SubscriptionInvalid
from infra.notify.stubs import Gateway, PostOffice
from infra.notify.wecom import CallbackForged, Callbacks
from infra.sealed import BoxClosed, seal, unseal
from infra.settings import settings

SIGN = Path(__file__).parents[3] / "shared" / "data" / "sign"
NOTICE = Notice(
    id=UUID(int=7), title="审批报工：MO-1012", body="王建国报了 45 件", link="http://127.0.0.1/c/#/x", urgent=True
)


def cases(name: str) -> Any:
    path = SIGN / name
    if not path.exists():
        pytest.skip(f"the reference data {name} is not on this machine")
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(autouse=True)
def in_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    at = replace(settings(), env="test")
    monkeypatch.setattr(outward, "settings", lambda: at)


def test_dingtalk_signatures_equal_the_reference():
    for case in cases("dingtalk_robot_sign.json"):
        assert dingtalk.sign(case["secret"], case["timestamp_ms"]) == case["sign_urlencoded"]


def test_wecom_callbacks_get_the_reference_verdicts():
    told = cases("wecom_callback.json")
    sample = told["published_url_verification"]
    ours = Callbacks(sample["token"], sample["encoding_aes_key"], sample["corp_id"])
    echoed = ours.open(sample["msg_signature"], sample["timestamp"], sample["nonce"], sample["echostr"])
    assert echoed == sample["reply"]
    for case in told["cases"]:
        callbacks = Callbacks(case["token"], case["encoding_aes_key"], case["receive_id"])
        try:
            plain = callbacks.open(case["msg_signature"], case["timestamp"], case["nonce"], case["encrypt"])
        except CallbackForged:
            assert not case["accept"], case["mutation"]
        else:
            assert case["accept"], case["mutation"]
            assert plain == case["plaintext"]
            again = callbacks.seal(plain)
            assert callbacks.open(callbacks.signature("1", "n", again), "1", "n", again) == plain


def test_push_encryption_equals_rfc_8291_appendix_a():
    def private(text: str) -> ec.EllipticCurvePrivateKey:
        return ec.derive_private_key(int.from_bytes(push.unpack(text), "big"), ec.SECP256R1())

    subscription = Subscription(
        "https://push.example",
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "BTBZMqHH6r4Tts7J_aSIgg",
    )
    made = push.encrypt(
        b"When I grow up, I want to be a watermelon",
        subscription,
        key=private("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
        salt=push.unpack("DGv6ra1nlYgDCS1FRnbzlw"),
    )
    assert push.pack(made) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
        "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


async def test_a_push_is_signed_for_its_service_and_read_by_its_browser_alone():
    with Gateway() as there, Gateway() as other:
        await WebPush("mailto:ops@example.com").send(there.subscription.to_text(), NOTICE)
        (got,) = there.got
        assert got.content == {"title": NOTICE.title, "body": NOTICE.body, "link": NOTICE.link, "tag": str(NOTICE.id)}
        assert (got.headers["TTL"], got.headers["Urgency"]) == ("86400", "high")
        assert json.loads(got.headers["claims"])["sub"] == "mailto:ops@example.com"
        wrong = replace(there.subscription, p256dh=other.subscription.p256dh)
        with pytest.raises(ChannelRefused):
            await WebPush("mailto:ops@example.com").send(wrong.to_text(), NOTICE)
        assert (len(there.got), there.refused) == (1, ["push"])
        there.fail_with(410)
        with pytest.raises(ChannelRefused, match="410"):
            await WebPush("mailto:ops@example.com").send(there.subscription.to_text(), NOTICE)


@pytest.mark.parametrize("key", ["", "abc", "BAAA", base64.urlsafe_b64encode(b"\x04" + b"\x01" * 64).decode()])
def test_no_subscription_of_a_browser(key: str):
    with pytest.raises(SubscriptionInvalid):
        Subscription("https://fcm.googleapis.com/x", key, "BTBZMqHH6r4Tts7J_aSIgg").keys()


async def test_robots_and_the_gateway_take_what_is_signed_and_refuse_the_rest():
    with Gateway() as there:
        await DingTalkRobot(there.secret).send(there.dingtalk, NOTICE)
        await WeComRobot().send(there.wecom, NOTICE)
        await SmsGateway(there.sms, there.sms_key, there.sms_secret).send("13900000001", NOTICE)
        ding, wecom, sms = there.got
        assert ding.content["markdown"]["title"] == NOTICE.title
        assert NOTICE.link in wecom.content["markdown"]["content"]
        assert sms.content == {
            "id": str(NOTICE.id), "to": "13900000001", "text": f"{NOTICE.title} {NOTICE.body}",
        }  # fmt: skip
        for forged in (
            DingTalkRobot("SECother").send(there.dingtalk, NOTICE),
            DingTalkRobot(None).send(there.dingtalk, NOTICE),
            WeComRobot().send(there.wecom + "x", NOTICE),
            SmsGateway(there.sms, there.sms_key, "other").send("1", NOTICE),
            SmsGateway(there.sms, "other", there.sms_secret).send("1", NOTICE),
        ):
            with pytest.raises(ChannelRefused):
                await forged
        assert len(there.got) == 3


async def test_what_may_pass_later_is_told_from_what_never_will():
    robot = DingTalkRobot("SECtest")
    with Gateway() as there:
        for status, body, wanted in (
            (500, {}, ChannelDown), (408, {}, ChannelDown), (429, {}, ChannelBusy), (302, {}, ChannelRefused),
            (404, {}, ChannelRefused), (200, {"errcode": 130101, "errmsg": "too fast"}, ChannelBusy),
            (200, {"errcode": 310000}, ChannelRefused), (200, {}, ChannelRefused),
        ):  # fmt: skip
            there.fail_with(status, body)
            with pytest.raises(wanted) as caught:
                await robot.send(there.dingtalk, NOTICE)
            assert type(caught.value) is wanted
        address = there.dingtalk
    with pytest.raises(ChannelDown):
        await robot.send(address, NOTICE)


async def test_wecom_cuts_at_its_limit_and_never_within_a_character():
    with Gateway() as there:
        await WeComRobot().send(there.wecom, replace(NOTICE, body="件" * 3000))
        content = there.got[0].content["markdown"]["content"].encode()
        assert 4090 < len(content) <= 4096


async def test_mail_arrives_with_its_words_and_bad_recipients_are_refused():
    with PostOffice() as office:
        mail = Mail("127.0.0.1", office.port, "mes@example.com", office.login, office.password)
        await mail.send("zhou@example.com", NOTICE)
        (got,) = office.got
        assert (got["Subject"], got["To"]) == (NOTICE.title, "zhou@example.com")
        assert NOTICE.body in got.get_content()
        assert NOTICE.link in got.get_content()
        with pytest.raises(ChannelRefused, match="no such mailbox"):
            await mail.send(office.unknown, NOTICE)
        wrong = Mail("127.0.0.1", office.port, "mes@example.com", office.login, "x")
        with pytest.raises(ChannelRefused, match="535"):
            await wrong.send("zhou@example.com", NOTICE)
        with pytest.raises(ValueError, match="address"):
            await mail.send("a@example.com\r\nBcc: b@example.com", NOTICE)
        assert len(office.got) == 1
    with pytest.raises(ChannelDown):
        await mail.send("zhou@example.com", NOTICE)


FORBIDDEN = (
    "http://oapi.dingtalk.com/robot/send", "https://oapi.dingtalk.com.evil.example/x", "https://evil.example/",
    "https://oapi.dingtalk.com@evil.example/", "https://oapi.dingtalk.com:8443/x", "https://169.254.169.254/latest",
    "https://user:pw@oapi.dingtalk.com/x", "http://127.0.0.1/x", "https://localhost/x", "https://[::1]/x",
    "file:///etc/passwd", "gopher://oapi.dingtalk.com/", "//oapi.dingtalk.com/x", "", "https://oapi.dingtalk.com:x/",
    "https://notoapi.dingtalk.com.cn/x", "https://evildingtalk.com/", "https://qyapi.weixin.qq.com/x",
)  # fmt: skip


def test_only_the_hosts_of_a_channel_are_called(monkeypatch: pytest.MonkeyPatch):
    for env in ("production", "development"):
        at = replace(settings(), env=env, notify_hosts=("sms.example.cn",))
        monkeypatch.setattr(outward, "settings", lambda at=at: at)
        for url in FORBIDDEN:
            with pytest.raises(AddressForbidden):
                check_address("dingtalk", url)
        assert check_address("dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=1").path == "/robot/send"
        assert check_address("sms", "https://sms.example.cn/send")
        with pytest.raises(AddressForbidden):
            check_address("dingtalk", "https://sms.example.cn/send")
        with pytest.raises(AddressForbidden):
            check_address("sms", "https://oapi.dingtalk.com/robot/send")


def test_a_box_opens_only_for_its_row():
    tenant, row = uuid7(), uuid7()
    box = seal("https://oapi.dingtalk.com/?access_token=1", tenant, row)
    assert b"access_token" not in box
    assert unseal(box, tenant, row) == "https://oapi.dingtalk.com/?access_token=1"
    for other in ((uuid7(), row), (tenant, uuid7())):
        with pytest.raises(BoxClosed):
            unseal(box, *other)
    with pytest.raises(BoxClosed):
        unseal(b"0" * 16 + b" " + box.partition(b" ")[2], tenant, row)
