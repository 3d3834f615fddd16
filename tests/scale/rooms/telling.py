"""What a company that serves others tells them, and the packages it carries between them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from infra.clock import now
from infra.ids import uuid7
from infra.work import system, working
from tenants.onboarding.packages import commands as packages
from tenants.vendor.announcements import commands as do
from tenants.vendor.announcements.models import AnnouncementDelivery
from tenants.vendor.packages import commands as carrying
from tests.scale.worlds import World


def _words(w: World) -> dict[str, str]:
    return {
        "title_zh": w.text("标题"),
        "title_en": w.text("title"),
        "text_zh": w.text("内容"),
        "text_en": w.text("text"),
    }


async def announced(w: World) -> UUID:
    return UUID(str((await w.does(do.announce, do.Announce(**_words(w)), w.lead)).id))


async def received(w: World) -> UUID:
    """Told by somebody else."""
    cmd = do.ReceiveAnnouncement(
        announcement_id=uuid7(), source_id=uuid7(), sender_zh=w.text("厂商"), sender_en=w.text("vendor"), level="info",
        starts_at=now(), ends_at=None, **_words(w),
    )  # fmt: skip
    return UUID(str((await w.does(do.receive_announcement, cmd)).id))


async def kept(w: World) -> UUID:
    """A package of this company's own configuration."""
    return UUID(str((await w.does(packages.make_package, packages.MakePackage(name=w.text("package")))).id))


async def _announce(_here: Any, w: World) -> dict[str, Any]:
    return {"titleZh": w.text("标题"), "titleEn": w.text("title"), "textZh": w.text("内容"), "textEn": w.text("text"),
            "audience": "companies", "companyIds": [str(w.ids["customer.id"])], "partnerId": None}  # fmt: skip


async def _withdraw(_here: Any, w: World) -> dict[str, Any]:
    return {"announcementId": str(await announced(w))}


async def _read(_here: Any, w: World) -> dict[str, Any]:
    return {"receivedId": str(await received(w))}


async def _take(_here: Any, w: World) -> dict[str, Any]:
    return {"customerId": str(w.ids["customer.id"]), "name": w.text("package"), "groups": ["places"]}


async def _carry(_here: Any, w: World) -> dict[str, Any]:
    return {"customerId": str(w.ids["customer.id"]), "packageId": str(w.ids["packageJobs.packageId"])}


RECIPES: dict[str, Any] = {
    "announce": _announce,
    "withdrawAnnouncement": _withdraw,
    "readAnnouncement": _read,
    "takePackage": _take,
    "comparePackage": _carry,
    "givePackage": _carry,
}


def _case(make: Any) -> Any:
    async def case(w: World) -> tuple[UUID, Any]:
        spec, cmd = await make(w)
        return w.tenant_id, lambda: w.does(spec, cmd)

    return case


async def _receive(w: World) -> Any:
    cmd = do.ReceiveAnnouncement(
        announcement_id=uuid7(), source_id=uuid7(), sender_zh="厂商", sender_en="Vendor", level="info", starts_at=now(),
        ends_at=None, **_words(w),
    )  # fmt: skip
    return do.receive_announcement, cmd


async def _put_away(w: World) -> Any:
    (row,) = await w.staff.rows("vendor_received_announcement", "id = $2", await received(w))
    return do.put_announcement_away, do.PutAnnouncementAway(announcement_id=row["announcement_id"])


async def _readers(w: World) -> Any:
    told = await announced(w)
    await delivered(w, told)
    return do.record_readers, do.RecordReaders(announcement_id=told, company_id=w.ids["customer.id"], readers=3)


async def _ended(w: World) -> Any:
    asked = carrying.TakePackage(customer_id=w.ids["customer.id"], name=w.text("package"), groups=[])
    job = await w.does(carrying.take_package, asked, w.lead)
    return carrying.end_package_job, carrying.EndPackageJob(job_id=job.id, result={"rows": 1})


async def _shown(w: World) -> Any:
    return carrying.show_configuration, carrying.ShowConfiguration(package=w.text("package"))


CASES: dict[str, Any] = {
    "vendor.receive_announcement": _case(_receive),
    "vendor.put_announcement_away": _case(_put_away),
    "vendor.record_readers": _case(_readers),
    "vendor.end_package_job": _case(_ended),
    "vendor.show_configuration": _case(_shown),
}


async def delivered(w: World, announcement: UUID) -> None:
    async with working(system(w.tenant_id), command="test.delivered") as work:
        await work.insert(
            AnnouncementDelivery(
                announcement_id=announcement, company_id=w.ids["customer.id"], delivered_at=now(), readers=1
            )
        )


async def furnish(w: World) -> None:
    """After the customers of the vendor's room."""
    w.ids["announcementId"] = told = await announced(w)
    await delivered(w, told)
    w.ids["receivedId"] = seen = await received(w)
    await w.does(do.read_announcement, do.ReadAnnouncement(received_id=seen), w.lead)
    w.ids["receivedId"] = await received(w)
    package = w.ids["packageJobs.packageId"] = await kept(w)
    cmd = carrying.ComparePackage(customer_id=w.ids["customer.id"], package_id=package)
    w.ids["packageJobs.id"] = UUID(str((await w.does(carrying.compare_package, cmd, w.lead)).id))
    w.ids["packageJobs.customerId"] = w.ids["customer.id"]


__all__ = ["CASES", "RECIPES", "furnish"]
