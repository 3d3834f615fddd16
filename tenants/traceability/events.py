"""What happened to lots."""

from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class BalanceOpened(Event):
    name = "traceability.balance_opened"
    subject = "lot_id"
    lot_id: UUID
    item_id: UUID
