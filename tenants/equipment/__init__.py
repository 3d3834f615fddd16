"""Equipment: what stands at the work units and in which state it was when. It knows no orders; upper modules read
its spans and change its state through its command.
"""

from tenants.equipment.models import Asset, EquipmentState, Tool
from tenants.equipment.rules import is_worn
from tenants.equipment.tools import unuse_tools, use_tools

__all__ = ["Asset", "EquipmentState", "Tool", "is_worn", "unuse_tools", "use_tools"]
