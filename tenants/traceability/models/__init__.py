"""Tables of traceability."""

from tenants.traceability.models.genealogy import GenealogyLink
from tenants.traceability.models.lots import LotBalance, MaterialLot, Movement, Sublot, SublotPass
from tenants.traceability.models.papers import (
    CountLine,
    CountSheet,
    Pack,
    Receipt,
    Reservation,
    Shipment,
    ShipmentLine,
)

__all__ = [
    "CountLine", "CountSheet", "GenealogyLink", "LotBalance", "MaterialLot", "Movement", "Pack", "Receipt",
    "Reservation", "Shipment", "ShipmentLine", "Sublot", "SublotPass",
]  # fmt: skip
