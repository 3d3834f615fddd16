"""What vendor does by itself."""

from tenants.vendor.announcements import actors as announcements
from tenants.vendor.effects import acts, books, founding, visits

__all__ = ["acts", "announcements", "books", "founding", "visits"]
