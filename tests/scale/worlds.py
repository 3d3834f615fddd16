"""Three companies with rows in every table of the product, each marked: whatever text a company holds carries its own
unguessable marker, and its order quantities are a number of its own, so a foreign value betrays itself anywhere.

Everything comes about through real commands, but for three things nobody can command: running numbers that start
apart (no two companies have a card in common), a gate of a routing, and dead letters.
"""

from __future__ import annotations

import importlib
import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg

from infra import directory
from infra.actions import Command, CommandSpec, Origin, run
from infra.clock import now
from infra.errors import Refusal
from infra.ids import uuid7
from infra.permissions import default_permissions
from infra.work import Actor, system, working
from tenants import identity, roles
from tenants.equipment import commands as equipment
from tenants.identity import tokens
from tenants.identity.commands import roles as role_commands
from tenants.identity.commands import teams
from tenants.identity.seeds import seed_roles
from tenants.masterdata import commands as m
from tenants.masterdata.models import RoutingGate
from tenants.modules import MODULES
from tenants.orders import commands as orders
from tenants.plans.commands import CreateTenant, provision
from tenants.records import commands as records
from tenants.reporting import commands as reporting
from tenants.telemetry import commands as telemetry
from tests.kit.people import PASSWORD, PIN, Staff
from tests.scale.stand import Stand

ROLES = tuple(role.code for role in roles.BUILT_IN)
SERVING = tuple(role.code for role in roles.STAFF)
"""Of those who serve others: the room `vendor` gives them to each world."""
EVERYTHING, NOBODY = "everything", "nobody"
REASON_KINDS = ("process_scrap", "material_scrap", "rework", "hold", "downtime", "correction")


@dataclass
class World:
    """One company: what an argument of a given name may hold (`ids`, `words`), and who can ask (`tokens`)."""

    staff: Staff
    marker: str
    number: int
    tokens: dict[str, str] = field(default_factory=dict)
    ids: dict[str, UUID] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    operations: list[Any] = field(default_factory=list)
    device_key: str = ""
    switch_token: str = ""
    made: int = 0

    @property
    def tenant_id(self) -> UUID:
        return self.staff.tenant_id

    @property
    def slug(self) -> str:
        return self.staff.slug

    @property
    def lead(self) -> Actor:
        """Somebody with every role, as the commands' author."""
        codes = (*ROLES, *SERVING, roles.EVERYONE)
        names = frozenset().union(*(default_permissions(code, "vendor") for code in codes))
        return Actor(
            tenant_id=self.tenant_id, kind="user", id=self.ids["author"], name=self.text("lead"),
            permissions=dict.fromkeys(names), slug=self.slug,
        )  # fmt: skip

    async def signed_in(self) -> Actor:
        """The same, come in by a session just now: for what wants a fresh proof."""
        actor = (await identity.open_session_for(self.slug, self.ids["author"], by="password")).actor
        return replace(self.lead, epoch=actor.epoch, session_id=actor.session_id)

    async def does(self, spec: CommandSpec[Any, Any], cmd: Command, by: Actor | None = None) -> Any:
        return (await run(by or system(self.tenant_id, self.text("system")), spec, cmd)).row

    def text(self, word: str = "text") -> str:
        return f"{word} {self.marker}"

    def code(self) -> str:
        self.made += 1
        return f"{self.marker.upper()}-{self.made}"

    def named(self) -> dict[str, str]:
        return {"code": self.code(), "name_zh": self.text("名"), "name_en": self.text("name")}

    # -- fresh things, each in the state a command wants it in ----------------------------------------------

    async def user(self, *codes: str, **more: Any) -> Any:
        self.made += 1
        login = f"{self.marker}.{self.made}"
        phone = f"{self.number}{self.made:04}"
        return await self.staff.hire(login, *codes, name=self.text("person"), phone=phone, **more)

    async def grant(self) -> UUID:
        user = await self.user()
        role = self.ids["roleId"]
        await self.does(role_commands.grant_role, role_commands.GrantRole(user_id=user.id, role_id=role))
        return UUID(str((await self.staff.rows("identity_grant", "user_id = $2", user.id))[0]["id"]))

    async def item(self, **more: Any) -> Any:
        cmd = m.CreateItem(**self.named(), unit_id=self.ids["unitId"], drawing=self.text("D")[:20], **more)
        return await self.does(m.create_item, cmd)

    async def bom(self, item: UUID) -> Any:
        line = m.NewBomLine(item_id=self.ids["component"], quantity=Decimal(2), position=10)
        return await self.does(m.create_bom, m.CreateBom(item_id=item, lines=[line], effective_from=date(2020, 1, 1)))

    async def routing(self, item: UUID) -> Any:
        definition = self.ids["operationDefinitionId"]
        steps = [m.NewRoutingStep(sequence=n, operation_definition_id=definition) for n in (10,)]
        return await self.does(
            m.create_routing, m.CreateRouting(item_id=item, steps=steps, effective_from=date(2020, 1, 1))
        )

    async def order(self) -> Any:
        cmd = orders.CreateOrder(
            item_id=self.ids["itemId"], quantity=Decimal(self.number), due_at=datetime.now(UTC) + timedelta(days=9),
            customer_id=self.ids["customerId"], customer_po=self.text("PO")[:60], number=self.code(),
        )  # fmt: skip
        return await self.does(orders.create_order, cmd, self.lead)

    async def released(self) -> tuple[UUID, UUID]:
        """(order, its operation)"""
        order = await self.order()
        await self.does(orders.release_order, orders.ReleaseOrder(order_id=order.id), self.lead)
        (row,) = await self.staff.rows("orders_operation", "order_id = $2", order.id)
        self.operations.append(row)
        return order.id, row["id"]

    async def gate(self) -> UUID:
        _, operation = await self.released()
        (gate,) = await self.staff.rows("orders_gate", "operation_id = $2", operation)
        return UUID(str(gate["id"]))

    async def report(self, operation: UUID, good: int = 3) -> Any:
        cmd = reporting.ReportOutput(operation_id=operation, good_quantity=Decimal(good))
        return await self.does(reporting.report_output, cmd, self.lead)

    async def running(self) -> UUID:
        _, operation = await self.released()
        await self.report(operation)
        return operation

    async def paused(self) -> UUID:
        operation = await self.running()
        await self.does(orders.pause_operation, orders.PauseOperation(operation_id=operation), self.lead)
        return operation

    async def held(self) -> tuple[UUID, UUID, UUID]:
        """(order, operation, hold)"""
        order, operation = await self.released()
        cmd = orders.HoldOrder(order_id=order, reason_code=self.words["hold"], note=self.text("note"))
        await self.does(orders.hold_order, cmd, self.lead)
        (hold,) = await self.staff.rows("orders_hold", "order_id = $2", order)
        return order, operation, hold["id"]

    async def intent(self) -> UUID:
        """A phone's refused entry that could be booked today: its operation was on hold then."""
        _, operation, hold = await self.held()
        self.made += 1
        cmd = reporting.ReportOutput(operation_id=operation, good_quantity=Decimal(1), reason=self.text("why"))
        actor = replace(self.lead, device_id=self.ids["deviceId"])
        try:
            await run(actor, reporting.report_output, cmd, origin=Origin(seq=1000 + self.made))
        except Refusal:
            await self.does(orders.lift_hold, orders.LiftHold(hold_id=hold, reason="passed"), self.lead)
            return cmd.id
        raise AssertionError("a held operation took a report")

    async def device(self) -> tuple[tokens.Token, Actor]:
        return await self.staff.phone(self.text("phone"))

    async def signal(self, mapped: UUID | None = None) -> tuple[UUID, Actor]:
        from tenants.identity.commands import devices

        device = await self.does(devices.register_device, devices.RegisterDevice(name=self.text("plc")))
        cmd = telemetry.DefineSignal(
            **self.named() | {"code": self.code().lower()}, device_id=device.id, work_center_id=self.ids["workCenterId"]
        )
        signal = await self.does(telemetry.define_signal, cmd, self.lead)
        if mapped is not None:
            await self.does(
                telemetry.map_signal, telemetry.MapSignal(signal_id=signal.id, operation_id=mapped), self.lead
            )
        machine = Actor(
            tenant_id=self.tenant_id, kind="device", id=device.id, name=device.name, device_id=device.id,
            permissions=dict.fromkeys(default_permissions(roles.DEVICE)), slug=self.slug,
        )  # fmt: skip
        return signal.id, machine

    async def bookable(self) -> UUID:
        """A quarantined entry that holds pieces: of a counter that feeds no operation."""
        signal, machine = await self.signal()
        for seq, count in ((1, 5), (2, 9)):
            cmd = telemetry.RecordReading(signal_id=signal, boot="boot", seq=seq, count=Decimal(count), at=now())
            await self.does(telemetry.record_reading, cmd, machine)
        (entry,) = await self.staff.rows("telemetry_quarantine", "signal_id = $2 AND quantity IS NOT NULL", signal)
        return UUID(str(entry["id"]))

    async def quarantined(self) -> UUID:
        cmd = telemetry.QuarantineInput(
            source=self.text("source"), payload=self.text("payload"), code="telemetry.unmapped",
            params={"signal": self.marker}, signal_id=self.ids["signalId"],
        )  # fmt: skip
        entry = await self.does(telemetry.quarantine_input, cmd)
        return UUID(str(entry.id))


async def world(here: Stand, numbers_from: int) -> World:
    """A company with rows everywhere, and somebody of each role signed in."""
    marker = f"zq{secrets.token_hex(5)}"
    slug = f"t-{marker}"
    tenant_id = await provision(CreateTenant(slug=slug, name_zh=f"公司 {marker}", name_en=f"Company {marker}"))
    await seed_roles(tenant_id)
    made = World(Staff(tenant_id, slug, here.dsns.admin), marker, number=1_000_003 + secrets.randbelow(8_000_000))
    await _numbers_apart(here, tenant_id, numbers_from)
    await _plant(made)
    await _people(made)
    await _work(made)
    await _machine(made)
    importlib.import_module("tests.scale.staging")  # rooms take their recipes' tools from it: it comes first
    for room in rooms():
        await room.furnish(made)
    return made


def rooms() -> list[Any]:
    """What each module brings to a world: `tests/scale/rooms/<module>.py` with `furnish`, `RECIPES` and `CASES`."""
    here = Path(__file__).parent / "rooms"
    return [importlib.import_module(f"tests.scale.rooms.{name}") for name in MODULES if (here / f"{name}.py").exists()]


async def _numbers_apart(here: Stand, tenant_id: UUID, start: int) -> None:
    connection = await asyncpg.connect(here.dsns.admin)
    for kind in ("order", "card"):
        await connection.execute(
            "INSERT INTO orders_counter (tenant_id, kind, last) VALUES ($1, $2, $3)", tenant_id, kind, start
        )
    await connection.close()


async def _plant(w: World) -> None:
    add, ids = w.does, w.ids
    ids["unitId"] = (await add(m.create_unit, m.CreateUnit(**w.named()))).id
    ids["siteId"] = (await add(m.create_site, m.CreateSite(**w.named(), time_zone="Asia/Shanghai"))).id
    ids["areaId"] = (await add(m.create_area, m.CreateArea(**w.named(), site_id=ids["siteId"]))).id
    center = m.CreateWorkCenter(**w.named(), area_id=ids["areaId"])
    ids["workCenterId"] = (await add(m.create_work_center, center)).id
    unit = m.CreateWorkUnit(**w.named(), work_center_id=ids["workCenterId"])
    ids["workUnitId"] = (await add(m.create_work_unit, unit)).id
    partner = await add(m.create_partner, m.CreatePartner(**w.named(), customer=True, supplier=True))
    ids["customerId"] = ids["partnerId"] = partner.id
    for kind in REASON_KINDS:
        reason = await add(m.create_reason_code, m.CreateReasonCode(**w.named(), kind=kind))
        w.words[kind], ids["reasonCodeId"] = reason.code, reason.id
    definition = m.CreateOperationDefinition(**w.named(), work_center_id=ids["workCenterId"])
    ids["operationDefinitionId"] = (await add(m.create_operation_definition, definition)).id
    from datetime import time

    # All around the clock, and the rest of it belongs to nobody.
    await add(m.create_shift, m.CreateShift(**w.named(), site_id=ids["siteId"], starts_at=time(8), ends_at=time(20)))
    calendar = await add(m.set_work_calendar, m.SetWorkCalendar(site_id=ids["siteId"]))
    ids["workCalendarId"] = calendar.id
    day = m.SetCalendarDay(
        work_calendar_id=calendar.id, day=date(2026, 10, 1), working=False, name_zh=w.text("节"), name_en=w.text("day")
    )
    await add(m.set_calendar_day, day)
    ids["component"] = (await w.item(kind="component")).id
    item = await w.item()
    ids["itemId"] = item.id
    await add(m.approve_bom, m.ApproveBom(bom_id=(await w.bom(item.id)).id))
    ids["bomId"] = (await w.bom(item.id)).id
    routing = await w.routing(item.id)
    await _gate(w, routing.id)
    await add(m.approve_routing, m.ApproveRouting(routing_id=routing.id))
    ids["routingId"] = (await w.routing(item.id)).id
    asset = equipment.RegisterAsset(**w.named(), work_unit_id=ids["workUnitId"], model=w.text("M"), serial=w.text("S"))
    ids["assetId"] = (await add(equipment.register_asset, asset)).id
    down = equipment.ChangeEquipmentState(asset_id=ids["assetId"], state="down", reason_code=w.words["downtime"])
    await add(equipment.change_equipment_state, down)


async def _gate(w: World, routing_id: UUID) -> None:
    """Written to a routing by a module that is still to come (inspection): here by hand, before the approval."""
    (step,) = await w.staff.rows("masterdata_routing_step", "routing_id = $2", routing_id)
    async with working(system(w.tenant_id), command="test.gate") as work:
        gate = RoutingGate(
            routing_step_id=step["id"], kind="patrol", closes_after_quantity=Decimal(9_000_000), rearm_on=None,
            opener="INSPECTOR",
        )  # fmt: skip
        await work.insert(gate)


async def _people(w: World) -> None:
    team = await w.does(teams.create_team, teams.CreateTeam(**w.named(), work_center_ids=[w.ids["workCenterId"]]))
    w.ids["teamId"] = team.id
    w.ids["roleId"] = (await w.staff.role(roles.OPERATOR)).id
    for name, codes in {**{role: (role,) for role in ROLES}, EVERYTHING: ROLES, NOBODY: ()}.items():
        badge = f"B-{w.marker.upper()}-{len(w.tokens)}"
        user = await w.user(*codes, badge=badge, team_id=team.id)
        w.tokens[name] = str(await w.staff.token(user.id))
        if name == EVERYTHING:
            w.ids["author"] = user.id
        w.words |= {"login": user.login, "badge": badge}
    w.ids["userId"] = (await w.user(roles.PLANNER)).id  # nobody's session: he may be locked out on the way
    signer = await w.user(roles.OPERATOR, password=PASSWORD, password_temporary=False, pin=PIN, badge=f"S{w.code()}")
    w.ids["scopeId"] = w.ids["areaId"]
    key, door = await w.device()
    w.device_key, w.ids["deviceId"] = str(key), key.id
    switched = await identity.switch_user(door, identity.Claim(login=signer.login, kind="pin", secret=PIN), None)
    w.switch_token, w.ids["switch"] = str(switched.token), switched.token.id
    wrong = identity.Claim(login=signer.login, kind="pin", secret="8642")
    try:
        await identity.switch_user(door, wrong, None)
    except Refusal:
        return
    raise AssertionError("a wrong PIN opened a switch")


async def _work(w: World) -> None:
    ids = w.ids
    ids["orderId"], ids["operationId"] = await w.released()
    w.words["card"] = w.operations[-1]["card"]
    operation = await w.running()
    ids["reportId"] = (await w.report(operation, 2)).id
    order, _, ids["holdId"] = await w.held()
    ids["subjectId"] = ids["recordId"] = order
    (number,) = await w.staff.rows("orders_production_order", "id = $2", order)
    w.words["number"] = number["number"]
    await w.does(
        records.dismiss_intent, records.DismissIntent(intent_id=await w.intent(), reason=w.text("done")), w.lead
    )
    ids["intentId"] = await w.intent()
    ids["grantId"], ids["gateId"] = await w.grant(), await w.gate()
    ids["actorId"] = ids["reporterId"] = ids["author"]
    ids["placeId"] = ids["siteId"]


async def _machine(w: World) -> None:
    _, operation = await w.released()
    w.ids["signalId"], machine = await w.signal(operation)
    device = machine.id
    for seq, count in ((1, 5), (2, 9), (6, 14), (7, 900_000)):
        cmd = telemetry.RecordReading(
            id=telemetry.reading_id(device, "boot", seq), signal_id=w.ids["signalId"], boot="boot", seq=seq,
            count=Decimal(count), at=now(),
        )  # fmt: skip
        await w.does(telemetry.record_reading, cmd, machine)
    w.ids["quarantineId"] = await w.quarantined()
    row = telemetry.RecordLogRow(
        log=w.text("log"), line=1, ordinal=0, source=w.text("row"), kind="production", operation_id=operation,
        worker_id=w.ids["author"], worker_name=w.text("worker"), work_unit_id=w.ids["workUnitId"],
        started_at=datetime.now(UTC) - timedelta(hours=2), completed=Decimal(4),
    )  # fmt: skip
    await w.does(telemetry.record_log_row, row)


async def dead_letters(here: Stand, w: World, count: int) -> list[UUID]:
    """Background work given up on, as a failing actor leaves it (the product's own actors do not fail)."""
    ids = [uuid7() for _ in range(count)]
    connection = await asyncpg.connect(here.dsns.admin)
    await connection.executemany(
        "INSERT INTO outbox (tenant_id, id, event, actor, queue, payload, at, state, next_at, attempts, error)"
        " VALUES ($1, $2, 'orders.order_released', 'test.absent', 'default', $3, now(), 'dead', now(), 9, $4)",
        [(w.tenant_id, id, f'{{"order_id": "{w.ids["orderId"]}"}}', w.text("broken")) for id in ids],
    )
    await connection.close()
    return ids


async def dump_counts(w: World) -> dict[str, int]:
    """How many rows of each kind a company has, as a superuser sees them."""
    connection = await asyncpg.connect(w.staff.admin_dsn)
    try:
        tables = await connection.fetch(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'"
            " WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace"
        )
        counts = " UNION ALL ".join(
            f"SELECT '{row['relname']}' AS name, count(*) AS n FROM {row['relname']} WHERE tenant_id = $1"
            for row in tables
        )
        return {row["name"]: row["n"] for row in await connection.fetch(counts, w.tenant_id)}
    finally:
        await connection.close()


def forget() -> None:
    """Another database: what this process remembers of companies is about the old one."""
    directory.forget()


__all__ = ["EVERYTHING", "NOBODY", "ROLES", "World", "dead_letters", "dump_counts", "forget", "rooms", "uuid7", "world"]
