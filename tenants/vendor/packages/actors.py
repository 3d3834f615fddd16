"""Carrying packages, one company at a time."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from infra.actions import run_once
from infra.errors import Refusal
from infra.events import on
from infra.ids import derived
from infra.work import Work, reading, system
from tenants.onboarding.packages import Diff, Package, diff_package, keeping
from tenants.onboarding.packages.commands import (
    ApplyPackage,
    MakePackage,
    ReceivePackage,
    apply_package,
    make_package,
    receive_package,
)
from tenants.vendor.effects.acts import need_served
from tenants.vendor.packages import commands
from tenants.vendor.packages.events import PackageJobAsked
from tenants.vendor.packages.models import PackageJob

SHOWN: Final = 200
"""Differences kept of a comparison; the counts cover all of them."""


@on(PackageJobAsked, queue="packages", seconds=180)
async def carry(work: Work, fact: PackageJobAsked) -> None:
    """What the customer's company refuses is the job's outcome; a crash repeats it under the same ids."""
    job = await work.get(PackageJob, fact.job_id)
    if job is None or job.state != "asked":
        return
    done: dict[str, Any]
    try:
        await need_served(work, job.customer_id)
        done = await KINDS[job.kind](work, job)
    except Refusal as refusal:
        done = {"problem": {"code": refusal.code, "params": refusal.params}}
    once = derived("vendor.end_package_job", job.id)
    cmd = commands.EndPackageJob(id=once, job_id=job.id, occurred_at=job.created_at, **done)
    await run_once(system(work.tenant_id, job.asked_by), commands.end_package_job, cmd)


async def _take(work: Work, job: PackageJob) -> dict[str, Any]:
    there, here = system(job.customer_id, job.asked_by), system(work.tenant_id, job.asked_by)
    make = MakePackage(
        id=derived("vendor.take_package", job.id), name=job.name, groups=list(job.groups), occurred_at=job.created_at
    )
    made = (await run_once(there, make_package, make)).ids[0]
    async with reading(there) as read:
        content = (await keeping.content_of(read, await keeping.row_of(read, made))).decode()
    receive = ReceivePackage(
        id=derived("vendor.keep_package", job.id), name=job.name, content=content, occurred_at=job.created_at
    )
    kept = (await run_once(here, receive_package, receive)).ids[0]
    return {"package_id": kept, "result": {"rows": Package.of(content).rows}}


async def _compare(work: Work, job: PackageJob) -> dict[str, Any]:
    package = await _package(work, job)
    there = system(job.customer_id, job.asked_by)
    look = commands.ShowConfiguration(
        id=derived("vendor.show_configuration", job.id), package=job.name, occurred_at=job.created_at
    )
    await run_once(there, commands.show_configuration, look)
    async with reading(there) as read:
        return {"result": told(await diff_package(read, package))}


async def _give(work: Work, job: PackageJob) -> dict[str, Any]:
    package = await _package(work, job)
    there = system(job.customer_id, job.asked_by)
    async with reading(there) as read:
        before = told(await diff_package(read, package))
    receive = ReceivePackage(
        id=derived("vendor.give_package", job.id), name=job.name, content=package.to_json().decode(),
        occurred_at=job.created_at,
    )  # fmt: skip
    received = (await run_once(there, receive_package, receive)).ids[0]
    apply = ApplyPackage(
        id=derived("vendor.apply_package", job.id), package_id=received, skip_conflicts=job.skip_conflicts,
        reason=job.why, occurred_at=job.created_at,
    )  # fmt: skip
    await run_once(there, apply_package, apply)
    return {"result": before}


async def _package(work: Work, job: PackageJob) -> Package:
    assert job.package_id is not None, "compare and give name one"
    return await keeping.kept(work, await keeping.row_of(work, job.package_id))


def told(diff: Diff) -> dict[str, Any]:
    """Counts, and the first differences in words: what stands, and which columns would change."""
    differences = [
        {
            "kind": each.kind, "part_zh": each.part.zh, "part_en": each.part.en, "what": each.what, "why": each.why,
            "name_zh": each.names.get("name_zh", ""), "name_en": each.names.get("name_en", ""),
            "columns": [one.column for one in each.fields],
        }
        for each in diff.differences
        if each.kind != "only_here"
    ]  # fmt: skip
    return {**diff.counts, "same": diff.same, "differences": differences[:SHOWN]}


KINDS: Final[dict[str, Callable[[Work, PackageJob], Awaitable[dict[str, Any]]]]] = {
    "take": _take, "compare": _compare, "give": _give,
}  # fmt: skip

__all__ = ["carry", "told"]
