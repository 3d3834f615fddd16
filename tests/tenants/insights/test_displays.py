"""A big screen may look at its figures and do nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infra.actions import run
from infra.errors import PermissionMissing
from infra.permissions import default_permissions
from infra.work import Actor, reading
from tenants import identity
from tenants.identity import tokens
from tenants.identity.commands import devices
from tenants.identity.errors import DeviceKindUnknown, DeviceUnknown
from tenants.insights.queries import cockpit, figures
from tenants.insights.scope import Scope
from tenants.reporting.commands import ReportOutput, report_output
from tenants.roles import DISPLAY
from tests.kit.people import Staff
from tests.tenants.insights.conftest import MONDAY, Floor


async def a_screen(staff: Staff) -> tuple[tokens.Token, Actor]:
    cmd = devices.CreateEnrollmentCode(device_name="一车间大屏", device_kind="display")
    made = await staff.does(devices.create_enrollment_code, cmd)
    enrolled = await identity.enroll(staff.slug, tokens.enrollment_code(staff.tenant_id, made.id))
    assert enrolled.device.kind == "display"
    return enrolled.token, await staff.actor(enrolled.token, "device")


async def test_it_sees_the_wall_and_nothing_beside_it(staff: Staff, floor: Floor) -> None:
    _, screen = await a_screen(staff)
    assert set(screen.permissions) == default_permissions(DISPLAY) == {"insights.cockpit:read"}
    here = replace(screen, tenant_id=floor.plant.tenant_id)
    async with reading(here) as read:
        shown = await cockpit.cockpit(read, None)
        assert shown.orders.orders_open == 3
        with pytest.raises(PermissionMissing):
            await figures.production_figures(read, Scope(first_day=MONDAY, last_day=MONDAY))
    with pytest.raises(PermissionMissing):
        await run(here, report_output, ReportOutput(operation_id=floor.operations[0][0].id))


async def test_nobody_signs_in_on_it(staff: Staff) -> None:
    await staff.hire("wang", secrets=True)
    _, screen = await a_screen(staff)
    with pytest.raises(PermissionMissing):
        await identity.switch_user(screen, identity.Claim(login="wang", kind="pin", secret="1357"), None)


async def test_revoked_it_is_unknown_at_once(staff: Staff) -> None:
    token, screen = await a_screen(staff)
    await staff.does(devices.revoke_device, devices.RevokeDevice(device_id=screen.id, reason="换屏"))
    with pytest.raises(DeviceUnknown):
        await staff.actor(token, "device")


async def test_an_unknown_kind_of_device_is_refused_and_nothing_written(staff: Staff) -> None:
    before = await staff.written()
    with pytest.raises(DeviceKindUnknown):
        await staff.does(devices.create_enrollment_code, devices.CreateEnrollmentCode(device_kind="fridge"))
    assert await staff.written() == before
