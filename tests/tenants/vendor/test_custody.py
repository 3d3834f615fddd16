"""Whole companies: archived, restored, moved and brought back, closed, kept, deleted by two."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from infra import archive, clock, directory, placements
from infra.actions import run
from infra.archive import erasing
from infra.engines.roles import Dsns
from infra.errors import PermissionMissing, ReasonMissing
from infra.keys import keyring, verify
from infra.placements import Place
from infra.storage import storage
from infra.work import Actor, reading
from tenants.roles import VENDOR_ADMIN, VENDOR_STAFF
from tenants.vendor.custody import commands as do
from tenants.vendor.custody import errors, queries, rules, runner
from tenants.vendor.custody.models import CustodyJob
from tests.kit.people import Staff
from tests.tenants.vendor.conftest import Console, new_customer, person

pytestmark = pytest.mark.asyncio(loop_scope="module")
WHY = "customer asked for it"
OWN = "own-custody"


@pytest_asyncio.fixture(loop_scope="module")
async def customer(console: Console) -> AsyncIterator[Staff]:
    yield await new_customer(console.vendor)


async def _asks(actor: Actor, spec: Any, cmd: Any) -> CustodyJob:
    return (await run(actor, spec, cmd)).row  # type: ignore[no-any-return]


async def _done(console: Console, job: CustodyJob) -> CustodyJob:
    await runner.once()
    async with reading(console.vendor.system) as read:
        found = await read.get(CustodyJob, job.id)
    assert found is not None
    return found


async def _count(dsn: str, table: str, customer: Staff) -> int:
    connection = await asyncpg.connect(dsn)
    try:
        return int(await connection.fetchval(f"SELECT count(*) FROM {table} WHERE tenant_id = $1", customer.tenant_id))
    finally:
        await connection.close()


async def test_an_archive_is_made_kept_and_restored(console: Console, customer: Staff, tmp_path: Path) -> None:
    cmd = do.ArchiveCustomer(customer_id=customer.tenant_id, reason=WHY)
    job = await _done(console, await _asks(console.hemin, do.archive_customer, cmd))

    assert (job.state, [each["step"] for each in job.steps]) == ("done", ["written", "verified"])
    path = tmp_path / "a.zip"
    await storage().get_file(rules.key_of(console.vendor.tenant_id, job.id), path)
    manifest = archive.checked(path)
    assert manifest["tenant"]["slug"] == customer.slug

    slug = f"{customer.slug}-r"
    back = do.RestoreArchive(job_id=job.id, slug=slug, reason=WHY)
    restored = await _done(console, await _asks(console.hemin, do.restore_archive, back))
    assert restored.state == "done", restored.problem
    assert restored.result["rows"] == job.result["rows"]
    assert await directory.tenant_of(slug) is not None
    with pytest.raises(directory.SlugTaken):
        await _asks(console.hemin, do.restore_archive, do.RestoreArchive(job_id=job.id, slug=slug, reason=WHY))


async def test_only_administrators_of_the_vendor_and_with_a_reason(console: Console, customer: Staff) -> None:
    staff = await person(console.vendor, "clerk", VENDOR_STAFF)
    cmd = do.ArchiveCustomer(customer_id=customer.tenant_id, reason=WHY)
    with pytest.raises(PermissionMissing):
        await _asks(staff, do.archive_customer, cmd)
    with pytest.raises(PermissionMissing):
        await _asks(console.guyan, do.archive_customer, cmd)
    with pytest.raises(ReasonMissing):
        await _asks(console.hemin, do.archive_customer, do.ArchiveCustomer(customer_id=customer.tenant_id))
    assert await console.vendor.rows("vendor_custody_job", "customer_id = $2", customer.tenant_id) == []


@pytest.fixture
def own(dsns: Dsns, fresh_database: Callable[[], Dsns]) -> Any:
    made = fresh_database()
    placements.add(Place(key=OWN, app=made.app, relay=made.relay, sealer=made.sealer, owner=made.owner))
    yield made
    placements.drop(OWN)


async def test_a_company_moves_step_by_step_and_comes_back(
    console: Console, customer: Staff, own: Dsns, dsns: Dsns
) -> None:
    lines = await _count(dsns.admin, "journal", customer)
    cmd = do.MoveCustomer(customer_id=customer.tenant_id, placement=OWN, reason=WHY)
    moved = await _done(console, await _asks(console.hemin, do.move_customer, cmd))

    assert moved.state == "done", moved.problem
    assert [each["step"] for each in moved.steps] == list(do.STEPS)
    assert moved.result["source"] == "home"
    await customer.hire("there")
    assert await _count(own.admin, "journal", customer) == lines + 1
    with pytest.raises(errors.AlreadyThere):
        await _asks(console.hemin, do.move_customer, cmd.__class__(
            customer_id=customer.tenant_id, placement=OWN, reason=WHY))  # fmt: skip
    async with reading(console.hemin) as read:
        assert await queries.placement(read, customer.tenant_id) == OWN
        assert {each.key: each.companies for each in await queries.places(read)}[OWN] == 1

    clear = do.ClearOldPlace(job_id=moved.id, reason=WHY)
    cleared = await _done(console, await _asks(console.hemin, do.clear_old_place, clear))
    assert cleared.state == "done", cleared.problem
    assert await _count(dsns.admin, "journal", customer) == 0

    home = do.MoveCustomer(customer_id=customer.tenant_id, placement="home", reason=WHY)
    back = await _done(console, await _asks(console.hemin, do.move_customer, home))
    assert back.state == "done", back.problem
    await customer.hire("again")
    assert await _count(dsns.admin, "journal", customer) == lines + 2


async def test_a_place_nobody_knows_is_refused(console: Console, customer: Staff) -> None:
    with pytest.raises(errors.PlacementUnknown):
        await _asks(
            console.hemin,
            do.move_customer,
            do.MoveCustomer(customer_id=customer.tenant_id, placement="nowhere", reason=WHY),
        )


async def _closed(console: Console, customer: Staff) -> None:
    cmd = do.CloseCustomer(customer_id=customer.tenant_id, reason="contract ended")
    job = await _done(console, await _asks(console.hemin, do.close_customer, cmd))
    assert job.state == "done", job.problem


async def test_nothing_is_deleted_that_must_be_kept(console: Console, customer: Staff) -> None:
    async def ask() -> CustodyJob:
        cmd = do.EraseCustomer(customer_id=customer.tenant_id, reason="contract ended")
        return await _asks(console.hemin, do.erase_customer, cmd)

    async def keep(days: int, *, hold: bool = False) -> None:
        until = (clock.now() + timedelta(days=days)).date()
        cmd = do.SetRetention(customer_id=customer.tenant_id, keep_until=until, legal_hold=hold, reason="law")
        await run(console.hemin, do.set_retention, cmd)

    with pytest.raises(errors.NotClosed):
        await ask()
    await _closed(console, customer)
    with pytest.raises(errors.RetentionUnset):
        await ask()
    await keep(30)
    with pytest.raises(errors.StillKept):
        await ask()
    await keep(-1, hold=True)
    with pytest.raises(errors.OnHold):
        await ask()
    await keep(-1)
    job = await ask()
    assert job.state == "waiting"
    with pytest.raises(errors.SecondPersonNeeded):
        await _asks(console.hemin, do.confirm_erase, do.ConfirmErase(job_id=job.id, reason="so be it"))
    assert (await _done(console, job)).state == "waiting"
    await keep(-1, hold=True)  # a dispute begins between the two
    second = await person(console.vendor, "second", VENDOR_ADMIN)
    with pytest.raises(errors.OnHold):
        await _asks(second, do.confirm_erase, do.ConfirmErase(job_id=job.id, reason="so be it"))
    cancelled = await _asks(second, do.cancel_custody, do.CancelCustody(job_id=job.id, reason="dispute"))
    assert cancelled.state == "cancelled"


async def test_two_people_delete_a_company_and_a_certificate_says_so(
    console: Console, customer: Staff, dsns: Dsns
) -> None:
    neighbour = await new_customer(console.vendor)
    await storage().put(f"{customer.tenant_id}/blobs/ab/x", b"picture")
    await storage().put(f"{neighbour.tenant_id}/blobs/ab/y", b"picture")
    others = {table.name: await _count(dsns.admin, table.name, neighbour) for table in archive.tables.tables()}
    await _closed(console, customer)
    lines = await _count(dsns.admin, "journal", customer)
    yesterday = (clock.now() - timedelta(days=1)).date()
    kept = do.SetRetention(customer_id=customer.tenant_id, keep_until=yesterday, reason="ten years are over")
    await run(console.hemin, do.set_retention, kept)
    cmd = do.EraseCustomer(customer_id=customer.tenant_id, reason="contract ended")
    job = await _asks(console.hemin, do.erase_customer, cmd)
    second = await person(console.vendor, "second", VENDOR_ADMIN)
    await _asks(second, do.confirm_erase, do.ConfirmErase(job_id=job.id, reason="so be it"))

    erased = await _done(console, job)

    assert erased.state == "done", erased.problem
    proof = erased.result
    assert proof["left"] == {"rows": 0, "files": 0}
    assert proof["tables"]["journal"]["rows"] == lines
    assert (proof["asked_by"], proof["confirmed_by"]) == (console.hemin.name, second.name)
    text = {name: value for name, value in proof.items() if name != "proof"}
    assert verify(keyring().public_key, erasing.signed_text(text), bytes.fromhex(proof["proof"]["signature"]))
    assert not verify(
        keyring().public_key, erasing.signed_text({**text, "rows": 0}), bytes.fromhex(proof["proof"]["signature"])
    )
    for table in archive.tables.tables():
        assert await _count(dsns.admin, table.name, customer) == 0, table.name
        assert await _count(dsns.admin, table.name, neighbour) == others[table.name], table.name
    assert await directory.find(customer.slug) is None
    assert await storage().list(f"{customer.tenant_id}/") == []
    assert len(await storage().list(f"{neighbour.tenant_id}/")) == 1
