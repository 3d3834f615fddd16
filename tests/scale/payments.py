"""Payment notifications at the real door of real processes: every way of being wrong, and a door that is killed between
its commit and its answer.

Each case has an order of its own. A notification whose answer did not come is sent again, as providers do.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import random
import secrets
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from infra.actions import run
from infra.clock import now
from infra.db import mine
from infra.ids import uuid7
from infra.payments import wechat
from infra.work import Actor, reading, system
from tenants.listeners import load_actors
from tenants.plans.ledger import access, orders, providers, simulator, terms
from tenants.plans.models import Order, Payment
from tenants.vendor.company import ensure_vendor
from tests.scale.stand import Stand

KINDS = (
    "genuine", "doubled", "at_once", "killed", "tampered", "late", "stranger", "wrong_amount",
    "wrong_currency", "wrong_merchant", "wrong_order", "retold", "empty", "probe",
)  # fmt: skip
CREDITED = frozenset({"genuine", "doubled", "at_once", "killed", "retold"})
REFUSED = frozenset({"tampered", "late", "stranger", "empty", "probe"})
KEPT = frozenset({"wrong_amount", "wrong_currency", "wrong_merchant", "wrong_order"})


@dataclass
class Verdicts:
    cases: int = 0
    right: int = 0
    kills: int = 0
    unanswered: int = 0
    doubled: int = 0
    lost: int = 0
    wrong: list[str] = field(default_factory=list)
    by_kind: Counter[str] = field(default_factory=Counter)

    @property
    def ok(self) -> bool:
        return self.right == self.cases and not (self.doubled or self.lost or self.wrong)

    def __str__(self) -> str:
        return (
            f"{self.cases} notifications of {len(self.by_kind)} kinds, {self.right} verdicts right;"
            f" {self.kills} kills of the door, {self.unanswered} answers lost;"
            f" credited twice {self.doubled}, lost {self.lost}; wrong: {self.wrong[:5]}"
        )


@dataclass
class Books:
    """The vendor's side of the proof."""

    here: Stand
    actor: Actor
    customer: UUID
    provider: providers.Opened

    async def order(self) -> Order:
        cmd = orders.RecordOrder(
            order_id=uuid7(), customer_id=self.customer, number=f"LT{secrets.token_hex(10).upper()}", plan="starter",
            period="month", placed_at=now(), placed_by="proof",
        )  # fmt: skip
        row: Order = (await run(self.actor, orders.record_order, cmd)).row
        return row

    async def found(self, order: Order) -> tuple[str, list[Payment]]:
        async with reading(self.actor) as read:
            state = (await read.get(Order, order.id)).state  # type: ignore[union-attr]
            rows = await read.all(mine(Payment).where(Payment.order_number == order.number))
            other = await read.all(
                mine(Payment).where(Payment.order_number == f"{order.number[:-1]}X", Payment.order_id.is_(None))
            )
        return state, [*rows, *other]

    def letter(self, order: Order, kind: str, **more: Any) -> tuple[dict[str, str], bytes]:
        known = {"tampered", "late", "stranger", "wrong_amount", "wrong_currency", "wrong_merchant", "wrong_order"}
        headers, body = simulator.notification(self.provider, order, kind if kind in known else "paid")
        if kind == "empty":
            return headers | {"Wechatpay-Signature": ""}, body
        if kind == "probe":
            return headers | {"Wechatpay-Signature": f"WECHATPAY/SIGNTEST/{headers['Wechatpay-Signature']}"}, body
        return headers, body

    def retold(self, order: Order) -> tuple[dict[str, str], bytes]:
        kept = self.provider.kept
        plain = {
            "mchid": kept["mchid"], "appid": kept["appid"], "out_trade_no": order.number, "trade_state": "SUCCESS",
            "transaction_id": simulator.transaction_id(order, "paid"),
            "amount": {"total": order.amount * 2, "currency": order.currency},
        }  # fmt: skip
        return wechat.sealed_notice(
            plain, private_key=kept["private_key"], serial=kept["serial"], apiv3_key=kept["apiv3_key"],
            event_id=uuid4().hex, timestamp=int(now().timestamp()), nonce=uuid4().hex,
        )  # fmt: skip


def post(port: int, headers: dict[str, str], body: bytes) -> int | None:
    """The status; None when the door went away before it answered."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
    try:
        connection.request("POST", "/api/pay/wechat/notify", body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


async def insist(here: Stand, headers: dict[str, str], body: bytes, verdicts: Verdicts) -> int:
    """Again until the door answers for good, as every provider does."""
    for _ in range(60):
        status = await asyncio.to_thread(post, here.port, headers, body)
        if status is not None and status < 500:
            return status
        verdicts.unanswered += 1
        await asyncio.sleep(0.5)
    raise AssertionError("the door never came back")


async def killed(books: Books, order: Order, verdicts: Verdicts, rng: random.Random) -> int:
    """The door dies somewhere between taking the notification and answering it."""
    headers, body = books.letter(order, "killed")
    sending = asyncio.create_task(asyncio.to_thread(post, books.here.port, headers, body))
    await asyncio.sleep(rng.uniform(0.002, 0.03))
    books.here.processes["api"].kill()
    verdicts.kills += 1
    if await sending is None:
        verdicts.unanswered += 1
    books.here.api()
    await books.here.ready(120)
    return await insist(books.here, headers, body, verdicts)


async def one(books: Books, kind: str, verdicts: Verdicts, rng: random.Random) -> None:
    order = await books.order()
    if kind == "killed":
        statuses = [await killed(books, order, verdicts, rng)]
    elif kind == "at_once":
        letter = books.letter(order, kind)
        statuses = list(await asyncio.gather(*(insist(books.here, *letter, verdicts) for _ in range(8))))
    else:
        statuses = [await insist(books.here, *books.letter(order, kind), verdicts)]
    if kind == "doubled":
        statuses += [await insist(books.here, *books.letter(order, kind), verdicts) for _ in range(3)]
    if kind == "retold":
        statuses += [await insist(books.here, *books.retold(order), verdicts)]
    _judge(verdicts, kind, statuses, *await books.found(order))


def _judge(verdicts: Verdicts, kind: str, statuses: list[int], state: str, rows: list[Payment]) -> None:
    credited = sum(row.state == "credited" for row in rows)
    kept = sum(row.state == "exception" for row in rows)
    expected = (int(kind in CREDITED), int(kind in KEPT or kind == "retold"))
    accepted = all(status == 204 for status in statuses)
    verdicts.cases += 1
    verdicts.by_kind[kind] += 1
    verdicts.doubled += max(0, credited - 1)
    verdicts.lost += int(credited + kept < sum(expected))
    right = (credited, kept) == expected and (state == "paid") == (kind in CREDITED)
    right = right and accepted == (kind not in REFUSED)
    if right:
        verdicts.right += 1
    else:
        verdicts.wrong.append(f"{kind}: {statuses} {state} credited {credited} kept {kept}")


async def open_books(here: Stand) -> Books:
    load_actors()
    actor = system(await ensure_vendor(), "proof")
    assert (await access.vendor_id()) == actor.tenant_id
    kept = providers.simulator_keys()  # in production the simulator is off: its letters go to WeChat Pay's own door
    setting = providers.SetProvider(
        code="wechat",
        enabled=True,
        settings={"mchid": kept["mchid"], "appid": kept["appid"]},
        keys={name: kept[name] for name in ("apiv3_key", "platform_keys")},
    )
    await run(actor, providers.set_provider, setting)
    opening = terms.OpenSubscription(
        customer_id=uuid7(), slug=f"p{secrets.token_hex(5)}", name_zh="证明", name_en="Proof", plan="starter",
        until=None, since=now(),
    )  # fmt: skip
    customer = (await run(actor, terms.open_subscription, opening)).row.id
    async with reading(actor) as read:
        provider = providers.Opened((await providers.opened(read, "wechat")).row, kept)
    return Books(here, actor, customer, provider)


async def prove_payments(here: Stand, *, rounds: int, kills: int, seed: int = 4) -> Verdicts:
    """Each kind so many times, in a drawn order; `kills` of the notifications meet a door that dies."""
    rng, verdicts = random.Random(seed), Verdicts()
    here.api()
    await here.ready(120)
    books = await open_books(here)
    kinds = [kind for kind in KINDS if kind != "killed"] * rounds
    kinds += ["killed"] * kills
    rng.shuffle(kinds)
    for kind in kinds:
        await one(books, kind, verdicts, rng)
    return verdicts


def report(verdicts: Verdicts) -> str:
    return json.dumps({"prove": "payments", **vars(verdicts), "by_kind": dict(verdicts.by_kind), "ok": verdicts.ok})


__all__ = ["Verdicts", "prove_payments", "report"]
