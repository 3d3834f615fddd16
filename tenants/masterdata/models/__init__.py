"""Tables of the plant's own description. Every name is bilingual; every code is unique in its tenant."""

from tenants.masterdata.models.calendars import (
    CalendarDay,
    CalendarWindow,
    PlaceCalendar,
    RosterEntry,
    Shift,
    WorkCalendar,
)
from tenants.masterdata.models.changes import ChangeOrder, ChangePolicy, ChangeSubject, EngineeringChange
from tenants.masterdata.models.custom import CustomField, NumberingCounter, NumberingRule
from tenants.masterdata.models.instructions import Instruction, InstructionConfirmation, InstructionStep
from tenants.masterdata.models.items import Bom, BomLine, BomOutput, Item, ItemConversion, Unit
from tenants.masterdata.models.names import Named
from tenants.masterdata.models.places import Area, Partner, ReasonCode, Site, StorageLocation, WorkCenter, WorkUnit
from tenants.masterdata.models.revisions import Drawing, ItemRevision
from tenants.masterdata.models.routings import (
    OperationDefinition,
    Routing,
    RoutingAlternative,
    RoutingGate,
    RoutingStep,
)

__all__ = [
    "Area",
    "Bom",
    "BomLine",
    "BomOutput",
    "CalendarDay",
    "CalendarWindow",
    "ChangeOrder",
    "ChangePolicy",
    "ChangeSubject",
    "CustomField",
    "Drawing",
    "EngineeringChange",
    "Instruction",
    "InstructionConfirmation",
    "InstructionStep",
    "Item",
    "ItemConversion",
    "ItemRevision",
    "Named",
    "NumberingCounter",
    "NumberingRule",
    "OperationDefinition",
    "Partner",
    "PlaceCalendar",
    "ReasonCode",
    "RosterEntry",
    "Routing",
    "RoutingAlternative",
    "RoutingGate",
    "RoutingStep",
    "Shift",
    "Site",
    "StorageLocation",
    "Unit",
    "WorkCalendar",
    "WorkCenter",
    "WorkUnit",
]
