"""What identity does by itself."""

from tenants.identity import meters
from tenants.identity.administration import actors as administration
from tenants.identity.inbox import actors as inbox
from tenants.identity.notices import actors as notices
from tenants.identity.notices import billing
from tenants.identity.review import actors as review
from tenants.identity.security import actors as security

__all__ = ["administration", "billing", "inbox", "meters", "notices", "review", "security"]
