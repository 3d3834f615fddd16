"""What happened to packs."""

from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class PackChanged(Event):
    """`act`: opened, packed, unpacked, nested, taken_out, closed, reopened, moved, dissolved."""

    name = "traceability.pack_changed"
    subject = "pack_id"
    pack_id: UUID
    number: str
    act: str
