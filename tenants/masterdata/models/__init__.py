"""Tables of the plant's own description. Every name is bilingual; every code is unique in its tenant."""

from tenants.masterdata.models.calendars import CalendarDay, Shift, WorkCalendar
from tenants.masterdata.models.items import Bom, BomLine, Item, Unit
from tenants.masterdata.models.names import Named
from tenants.masterdata.models.places import Area, Partner, ReasonCode, Site, WorkCenter, WorkUnit
from tenants.masterdata.models.routings import OperationDefinition, Routing, RoutingGate, RoutingStep

__all__ = [
    "Area",
    "Bom",
    "BomLine",
    "CalendarDay",
    "Item",
    "Named",
    "OperationDefinition",
    "Partner",
    "ReasonCode",
    "Routing",
    "RoutingGate",
    "RoutingStep",
    "Shift",
    "Site",
    "Unit",
    "WorkCalendar",
    "WorkCenter",
    "WorkUnit",
]
