"""What identity does by itself."""

from tenants.identity.inbox import actors as inbox
from tenants.identity.notices import actors as notices

__all__ = ["inbox", "notices"]
