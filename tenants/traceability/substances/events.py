"""What happened to declarations."""

from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class SubstancesDeclared(Event):
    name = "traceability.substances_declared"
    subject = "declaration_id"
    declaration_id: UUID
    item_id: UUID
    number: str


@dataclass(frozen=True, kw_only=True)
class DeclarationTakenBack(Event):
    name = "traceability.declaration_withdrawn"
    subject = "declaration_id"
    declaration_id: UUID
    item_id: UUID
    number: str
