"""What fixed readers see (RFID gates, camera tunnels): the door of every scan, with nobody standing at it."""

from dataclasses import replace

from infra.work import EVERYWHERE, Actor
from tenants.traceability.tags.commands import RecordTagRead, record_tag_read
from tenants.traceability.tags.permissions import SEND_TAG_READ

__all__ = ["RecordTagRead", "as_reader", "record_tag_read"]


def as_reader(device: Actor) -> Actor:
    """A device that tells what it saw: things come to a gate from anywhere, so its right to say so has no place."""
    if not device.may(SEND_TAG_READ.name):
        return device
    return replace(device, permissions={**device.permissions, SEND_TAG_READ.name: EVERYWHERE})
