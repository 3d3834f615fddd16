"""Vendor: what those who run Lotline, and its partners, know and do about the companies they serve.

Its tables belong to the vendor's or a partner's own company. A customer's rows are only written by that customer's
commands, one company at a time.
"""

# Whoever fills the roles asks for `tenants.vendor.permissions` and gets those of its parts as well (load_permissions).
from tenants.vendor.announcements import permissions as _announcements  # noqa: F401
from tenants.vendor.custody import permissions as _custody  # noqa: F401
from tenants.vendor.custody.queries import archive_of, erasure_of
from tenants.vendor.custody.rules import key_of as archive_key
from tenants.vendor.entering import enter, leave, visit_id
from tenants.vendor.packages import permissions as _packages  # noqa: F401
from tenants.vendor.queries.customers import SORTS, CustomerFilter
from tenants.vendor.rules import TABS as _TABS
from tenants.vendor.sheets import customers_sheet

TABS = ("ALL", "TODO", *_TABS)

__all__ = [
    "SORTS", "TABS", "CustomerFilter", "archive_key", "archive_of", "customers_sheet", "enter", "erasure_of", "leave",
    "visit_id",
]  # fmt: skip
