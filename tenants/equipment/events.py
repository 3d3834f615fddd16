"""What has happened to equipment."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class EquipmentStateChanged(Event):
    name = "equipment.state_changed"
    subject = "asset_id"
    asset_id: UUID
    work_unit_id: UUID | None
    state: str
    started_at: datetime


@dataclass(frozen=True, kw_only=True)
class AssetStatusChanged(Event):
    """Statuses are those of `masterdata.statuses`."""

    name = "equipment.asset_status_changed"
    subject = "asset_id"
    asset_id: UUID
    was: str
    status: str


@dataclass(frozen=True, kw_only=True)
class ToolMounted(Event):
    """`work_unit_id`: null when it was taken off."""

    name = "equipment.tool_mounted"
    subject = "tool_id"
    tool_id: UUID
    work_unit_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class ToolNearsItsEnd(Event):
    name = "equipment.tool_nears_its_end"
    subject = "tool_id"
    tool_id: UUID
    code: str
