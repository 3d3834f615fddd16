"""What vendor does by itself."""

from tenants.vendor.announcements import actors as announcements
from tenants.vendor.effects import acts, books, founding, prices, visits
from tenants.vendor.packages import actors as packages

__all__ = ["acts", "announcements", "books", "founding", "packages", "prices", "visits"]
