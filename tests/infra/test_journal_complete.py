"""Every command there is, once, through a real door: it leaves exactly one complete line, and the line's images are
what a second connection saw before and after. A new command without a case here fails."""

from __future__ import annotations

import hashlib
import itertools
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID, uuid4

import httpx
import orjson
import pytest_asyncio
from litestar import Litestar

from api import errors as api_errors
from api.doors import doors
from api.fair import fair
from api.graphql import graphql
from infra import directory
from infra.actions import COMMANDS, run
from infra.db import Database
from infra.engines.roles import Dsns
from infra.errors import Refusal
from infra.journal.canonical import canonical, line_bytes
from infra.journal.models import regulated
from infra.keys import keyring
from infra.work import Actor, system
from tenants import identity, plans
from tenants.identity import tokens
from tenants.identity.commands import devices
from tenants.identity.commands import roles as role_commands
from tenants.identity.seeds import load_permissions
from tenants.plans.commands import move
from tenants.roles import OPERATOR
from tenants.telemetry import commands as telemetry
from tests.kit.people import PASSWORD, PIN
from tests.scale.shapes import Shape, shapes
from tests.scale.staging import stage
from tests.scale.stand import Stand
from tests.scale.worlds import EVERYTHING, World, rooms, world

OURS = ("tenants.", "infra.", "api.")
ROOMS = {name: spec for name, spec in COMMANDS.items() if spec.body.__module__.startswith(OURS)}
Rows = dict[tuple[str, UUID], str]
Act = Callable[[], Awaitable[Any]]


@dataclass
class Witness:
    """The second connection: a superuser, who sees what is really there."""

    admin: Database

    async def rows(self, tenant: UUID) -> Rows:
        """Every regulated row of a company in the journal's own encoding."""
        found: Rows = {}
        async with self.admin.connection() as connection:
            for table in regulated():
                for row in await connection.fetch(f"SELECT * FROM {table} WHERE tenant_id = $1", tenant):
                    found[table, row["id"]] = canonical(dict(row))
        return found

    async def lines(self, tenant: UUID) -> dict[UUID, Any]:
        async with self.admin.connection() as connection:
            rows = await connection.fetch("SELECT * FROM journal WHERE tenant_id = $1", tenant)
        return {row["id"]: row for row in rows}

    async def changes(self, line: Any) -> list[Any]:
        async with self.admin.connection() as connection:
            return list(
                await connection.fetch(
                    "SELECT * FROM journal_change WHERE tenant_id = $1 AND journal_id = $2 ORDER BY n",
                    line["tenant_id"], line["id"],
                )
            )  # fmt: skip

    async def pending(self, line: Any) -> bool:
        async with self.admin.connection() as connection:
            sql = "SELECT count(*) FROM audit_pending WHERE tenant_id = $1 AND journal_id = $2"
            return bool(await connection.fetchval(sql, line["tenant_id"], line["id"]))


def differences(before: Rows, after: Rows) -> dict[tuple[str, UUID], tuple[str | None, str | None]]:
    keys = before.keys() | after.keys()
    return {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}


def told(changes: list[Any]) -> dict[tuple[str, UUID], tuple[str | None, str | None]]:
    """First image before and last image after of each record; each image must follow on the one before it."""
    chains: dict[tuple[str, UUID], list[Any]] = defaultdict(list)
    for change in changes:
        chains[change["table_name"], change["record_id"]].append(change)
    for key, chain in chains.items():
        for one, next_ in itertools.pairwise(chain):
            assert one["after"] == next_["before"], f"the images of {key} do not follow on each other"
    return {key: (chain[0]["before"], chain[-1]["after"]) for key, chain in chains.items()}


def check_complete(line: Any, changes: list[Any], name: str, tenant: UUID) -> None:
    """Who, what, when, where, why; and the mark that proves it."""
    assert (line["command"], line["outcome"], line["code"]) == (name, "applied", None)
    assert line["trail_id"] == tenant
    for column in ("actor_kind", "actor_id", "actor_name", "occurred_at", "recorded_at", "version", "key_id"):
        assert line[column] is not None, column
    assert datetime.now(UTC) - line["recorded_at"] < timedelta(minutes=1)
    assert line["payload_hash"] == hashlib.sha256(line["payload"].encode()).digest()
    secret = ROOMS[name].type.secret
    payload = orjson.loads(line["payload"])
    assert all(payload.get(field) in ("•", None) for field in secret), "a secret in the journal"
    orjson.loads(line["result"])
    assert line["mac"] == keyring().mac(line_bytes(line, changes))
    if ROOMS[name].signs is not None:
        assert line["meaning"]
    if ROOMS[name].needs.reason:
        assert line["reason"]


@dataclass
class Cases:
    """How each command happens: as its mutation, staged by what it needs; the others through their own doors."""

    w: World
    here: Stand
    http: httpx.AsyncClient
    mutations: dict[str, Shape]

    async def act(self, name: str) -> tuple[UUID, Act] | None:
        """(company, what to do) with everything it needs already there; None when nobody said how."""
        case = next((room.CASES[name] for room in rooms() if name in room.CASES), None)
        if name in self.mutations and case is None:
            return self.w.tenant_id, await self._mutation(self.mutations[name])
        own = getattr(self, name.replace(".", "_"), None)
        if own is not None:
            return await own()
        return await case(self.w) if case is not None else None

    async def _mutation(self, shape: Shape) -> Act:
        variables = await stage(self.here, self.w, shape)

        async def send() -> None:
            body = {"query": shape.document, "variables": variables}
            headers = {"authorization": f"Bearer {self.w.tokens[EVERYTHING]}"}
            answer = (await self.http.post("/api/graphql", json=body, headers=headers)).json()
            assert "errors" not in answer, answer
            assert answer["data"][shape.name]["__typename"] != "Problem", answer

        return send

    def mine(self, act: Act) -> tuple[UUID, Act]:
        return self.w.tenant_id, act

    async def person(self) -> Any:
        return await self.w.user(OPERATOR, password=PASSWORD, password_temporary=False, pin=PIN, badge=self.w.code())

    async def switched(self) -> tuple[Actor, Any]:
        _, door = await self.w.device()
        return door, identity.Claim(login=(await self.person()).login, kind="pin", secret=PIN)

    async def identity_sign_in(self) -> Any:
        user = await self.person()
        return self.mine(lambda: identity.sign_in(self.w.slug, user.login, PASSWORD))

    async def identity_sign_out(self) -> Any:
        signed_in = await identity.sign_in(self.w.slug, (await self.person()).login, PASSWORD)
        return self.mine(lambda: identity.sign_out(signed_in.actor))

    async def identity_note_refused_sign_in(self) -> Any:
        user = await self.person()

        async def wrong() -> None:
            try:
                await identity.sign_in(self.w.slug, user.login, "not-the-password-1")
            except Refusal:
                return
            raise AssertionError("a wrong password opened a session")

        return self.mine(wrong)

    async def identity_switch_user(self) -> Any:
        door, claim = await self.switched()
        return self.mine(lambda: identity.switch_user(door, claim, None))

    async def identity_end_switch(self) -> Any:
        door, claim = await self.switched()
        switched = await identity.switch_user(door, claim, None)
        return self.mine(lambda: identity.sign_out(switched.actor))

    async def identity_enroll_device(self) -> Any:
        invitation = await self.w.does(devices.create_enrollment_code, devices.CreateEnrollmentCode())
        code = tokens.enrollment_code(self.w.tenant_id, invitation.id)
        return self.mine(lambda: identity.enroll(self.w.slug, code, "Phone"))

    async def identity_enroll_own_device(self) -> Any:
        """The door refuses whoever owes a second factor (and everybody of a vendor does): the command itself."""
        user = await self.person()
        by = await self.w.staff.actor(await self.w.staff.token(user.id))
        cmd = devices.EnrollOwnDevice(device_id=uuid4(), key_hash=b"key", name="Own")
        return self.mine(lambda: run(by, devices.enroll_own_device, cmd))

    async def identity_seed_roles(self) -> Any:
        tenant, _ = await self.company()
        cmd = role_commands.SeedRoles(offered=load_permissions())
        return tenant, lambda: run(system(tenant), role_commands.seed_roles, cmd)

    async def company(self) -> tuple[UUID, str]:
        slug = f"n{uuid4().hex[:12]}"
        return await plans.provision(plans.CreateTenant(slug=slug, name_zh="新厂", name_en="New")), slug

    async def plans_create_tenant(self) -> Any:
        """The fence first, as when a set-up was cut between its two halves: then the company's id is known."""
        tenant, slug = uuid4(), f"n{uuid4().hex[:12]}"
        await directory.create(slug, tenant, state="active")
        directory.forget()
        return tenant, lambda: plans.provision(plans.CreateTenant(slug=slug, name_zh="新厂", name_en="New"))

    async def plans_set_tenant_state(self) -> Any:
        tenant, slug = await self.company()
        return tenant, lambda: move(slug, "suspended", "they asked for it")

    async def telemetry_record_reading(self) -> Any:
        """A counter that feeds an operation: the reading becomes a report within the same line."""
        signal, machine = await self.w.signal((await self.w.released())[1])
        first, second = (
            telemetry.RecordReading(signal_id=signal, boot="b", seq=seq, count=Decimal(count), at=datetime.now(UTC))
            for seq, count in ((1, 5), (2, 9))
        )
        await self.w.does(telemetry.record_reading, first, machine)
        return self.mine(lambda: run(machine, telemetry.record_reading, second))

    async def telemetry_quarantine_input(self) -> Any:
        _, machine = await self.w.signal()
        cmd = telemetry.QuarantineInput(source="topic", payload="{", code="telemetry.unreadable", params={"at": 1})
        return self.mine(lambda: run(machine, telemetry.quarantine_input, cmd))

    async def telemetry_record_log_row(self) -> Any:
        _, operation = await self.w.released()
        cmd = telemetry.RecordLogRow(
            log="log", line=1, ordinal=0, source="row", kind="production", operation_id=operation,
            worker_id=self.w.ids["author"], worker_name="王建国", work_unit_id=self.w.ids["workUnitId"],
            started_at=datetime.now(UTC) - timedelta(hours=2), completed=Decimal(4),
        )  # fmt: skip
        return self.mine(lambda: run(system(self.w.tenant_id), telemetry.record_log_row, cmd))


@pytest_asyncio.fixture
async def witness(dsns: Dsns) -> AsyncIterator[Witness]:
    admin = Database(dsns.admin, size=1)
    yield Witness(admin)
    await admin.close()


@pytest_asyncio.fixture
async def cases(dsns: Dsns, app_pool: Database) -> AsyncIterator[Cases]:
    directory.forget()
    here = cast(Stand, SimpleNamespace(dsns=dsns))
    w = await world(here, 1)
    app = Litestar(
        [graphql], exception_handlers=api_errors.HANDLERS, middleware=[fair], openapi_config=None, logging_config=None
    )
    schema = doors().schema._schema
    found = {spec.name: shape for shape in shapes(schema) if (spec := getattr(shape.field.resolve, "spec", None))}
    transport = httpx.ASGITransport(cast(Any, app))
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test", timeout=60) as http:
        yield Cases(w, here, http, found)


async def examine(cases: Cases, witness: Witness, name: str) -> None:
    case = await cases.act(name)
    assert case is not None, "no case: say in this file how this command happens"
    tenant, act = case
    before, known = await witness.rows(tenant), await witness.lines(tenant)

    await act()

    after, lines = await witness.rows(tenant), await witness.lines(tenant)
    assert all(lines[id] == line for id, line in known.items()), "an old line changed"
    new = [line for id, line in lines.items() if id not in known]
    assert len(new) == 1, f"{len(new)} lines: {[line['command'] for line in new]}"
    (line,) = new
    changes = await witness.changes(line)
    check_complete(line, changes, name, tenant)
    assert await witness.pending(line), "no ticket for the sealer"
    assert told(changes) == differences(before, after)


async def test_every_command_leaves_one_complete_line(cases: Cases, witness: Witness) -> None:
    assert len(ROOMS) > 60
    wrong = {}
    for name in sorted(ROOMS):
        try:
            await examine(cases, witness, name)
        except AssertionError as error:
            wrong[name] = str(error).partition("\nassert")[0][:1500]
        except Refusal as refusal:
            wrong[name] = f"refused: {refusal.code} {refusal.params}"
    assert wrong == {}, "\n\n".join(f"{name}: {what}" for name, what in wrong.items())


async def test_the_witness_would_see_a_change_that_is_not_journalled(cases: Cases, witness: Witness) -> None:
    """The control: rows changed past the journal, and a column the images leave out, are both noticed."""
    tenant = cases.w.tenant_id
    before = await witness.rows(tenant)
    async with witness.admin.connection() as connection:
        await connection.execute("UPDATE masterdata_item SET name_en = name_en || '!' WHERE tenant_id = $1", tenant)
    changed = differences(before, await witness.rows(tenant))
    assert {table for table, _ in changed} == {"masterdata_item"}
    assert changed != told([])
