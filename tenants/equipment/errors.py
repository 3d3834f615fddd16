"""Sentences of refusal; each reads on after "refused because"."""

from infra.errors import Conflict, Invalid, NotFound


class AssetNotFound(NotFound):
    code = "equipment.asset_not_found"
    text = "there is no such equipment"


class StateUnknown(Invalid):
    code = "equipment.state_unknown"
    text = "{state} is not a state of equipment"


class StateNotNewer(Conflict):
    code = "equipment.state_not_newer"
    text = "equipment {asset} has changed its state after this already"


class DowntimeReasonMissing(Invalid):
    code = "equipment.downtime_reason_missing"
    text = "equipment that is down needs a reason"


# -- tools -----------------------------------------------------------------------------------------------


class ToolNotFound(NotFound):
    code = "equipment.tool_not_found"
    text = "there is no such tool"


class ToolLifeInvalid(Invalid):
    """`what`: life_limit, per_piece, warn_percent, life_unit."""

    code = "equipment.tool_life_invalid"
    text = "a tool cannot have this {what}"


class ToolWornOut(Conflict):
    """`helper`, `helpers` and `overridable` name who may let it past."""

    code = "equipment.tool_worn_out"
    text = "tool {tool} has reached its life: {used} of {limit} {unit} ({helper} can let it past)"
