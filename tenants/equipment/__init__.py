"""Equipment: what stands at the work units and in which state it was when. It knows no orders; upper modules read
its spans and change its state through its command.
"""

from tenants.equipment.models import Asset, EquipmentState

__all__ = ["Asset", "EquipmentState"]
