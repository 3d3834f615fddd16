"""One file per aggregate; everything is found here."""

from tenants.masterdata.commands.catalogues import (
    ChangePartner,
    ChangeReasonCode,
    CreatePartner,
    CreateReasonCode,
    change_partner,
    change_reason_code,
    create_partner,
    create_reason_code,
)
from tenants.masterdata.commands.items import (
    ApproveBom,
    ChangeItem,
    CreateBom,
    CreateItem,
    CreateUnit,
    NewBomLine,
    approve_bom,
    change_item,
    create_bom,
    create_item,
    create_unit,
)
from tenants.masterdata.commands.plant import (
    ChangePlace,
    CreateArea,
    CreateShift,
    CreateSite,
    CreateWorkCenter,
    CreateWorkUnit,
    SetCalendarDay,
    SetWorkCalendar,
    change_area,
    change_site,
    change_work_center,
    change_work_unit,
    create_area,
    create_shift,
    create_site,
    create_work_center,
    create_work_unit,
    set_calendar_day,
    set_work_calendar,
)
from tenants.masterdata.commands.routings import (
    ApproveRouting,
    CreateOperationDefinition,
    CreateRouting,
    NewRoutingStep,
    approve_routing,
    create_operation_definition,
    create_routing,
)

__all__ = [
    "ApproveBom", "ApproveRouting", "ChangeItem", "ChangePartner", "ChangePlace", "ChangeReasonCode", "CreateArea",
    "CreateBom", "CreateItem", "CreateOperationDefinition", "CreatePartner", "CreateReasonCode", "CreateRouting",
    "CreateShift", "CreateSite", "CreateUnit", "CreateWorkCenter", "CreateWorkUnit", "NewBomLine", "NewRoutingStep",
    "SetCalendarDay", "SetWorkCalendar", "approve_bom", "approve_routing", "change_area", "change_item",
    "change_partner", "change_reason_code", "change_site", "change_work_center", "change_work_unit", "create_area",
    "create_bom", "create_item", "create_operation_definition", "create_partner", "create_reason_code",
    "create_routing", "create_shift", "create_site", "create_unit", "create_work_center", "create_work_unit",
    "set_calendar_day", "set_work_calendar",
]  # fmt: skip
