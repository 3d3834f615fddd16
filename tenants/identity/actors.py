"""What identity does by itself."""

from tenants.identity.inbox import actors as inbox

__all__ = ["inbox"]
