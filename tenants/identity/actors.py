"""What identity does by itself."""

from tenants.identity.administration import actors as administration
from tenants.identity.inbox import actors as inbox
from tenants.identity.notices import actors as notices
from tenants.identity.review import actors as review

__all__ = ["administration", "inbox", "notices", "review"]
