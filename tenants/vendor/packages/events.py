"""Facts of packages between companies."""

from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class PackageJobAsked(Event):
    name = "vendor.package_job_asked"
    subject = "customer_id"

    job_id: UUID
    customer_id: UUID


@dataclass(frozen=True, kw_only=True)
class PackageJobEnded(Event):
    name = "vendor.package_job_ended"
    subject = "customer_id"

    job_id: UUID
    customer_id: UUID
    state: str
