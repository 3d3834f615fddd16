"""What fixed readers see (RFID gates, camera tunnels): the door of every scan, with nobody standing at it."""

from tenants.traceability.tags.commands import RecordTagRead, record_tag_read

__all__ = ["RecordTagRead", "record_tag_read"]
