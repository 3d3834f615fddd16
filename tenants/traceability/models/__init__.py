"""Tables of traceability."""

from tenants.traceability.models.coding import (
    CodeSetting,
    DeviceIdentifier,
    EpcisDocument,
    EpcisEvent,
    EpcisName,
    TagRead,
)
from tenants.traceability.models.flow import Consignment, ConsignmentLine, Shortfall
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
from tenants.traceability.models.recalls import Recall, RecallAct, RecallSetting, RecallTask
from tenants.traceability.models.substances import (
    Substance,
    SubstanceDeclaration,
    SubstanceExemption,
    SubstancePolicy,
    SubstanceValue,
)

__all__ = [
    "CodeSetting",
    "Consignment",
    "ConsignmentLine",
    "CountLine",
    "CountSheet",
    "DeviceIdentifier",
    "EpcisDocument",
    "EpcisEvent",
    "EpcisName",
    "GenealogyLink",
    "LotBalance",
    "MaterialLot",
    "Movement",
    "Pack",
    "Recall",
    "RecallAct",
    "RecallSetting",
    "RecallTask",
    "Receipt",
    "Reservation",
    "Shipment",
    "ShipmentLine",
    "Shortfall",
    "Sublot",
    "SublotPass",
    "Substance",
    "SubstanceDeclaration",
    "SubstanceExemption",
    "SubstancePolicy",
    "SubstanceValue",
    "TagRead",
]  # fmt: skip
