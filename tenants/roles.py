"""The built-in roles: what a permission names as its default, and what a new tenant starts with.

A tenant may change what its roles allow and add roles of its own. Three are not roles of a tenant, and nobody can
change them: EVERYONE is what every signed-in person may do, DEVICE what an enrolled device may do by itself, DISPLAY
what a big screen may: look.
"""

from typing import Final, NamedTuple

OPERATOR: Final = "OPERATOR"
TEAM_LEAD: Final = "TEAM_LEAD"
INSPECTOR: Final = "INSPECTOR"
PLANNER: Final = "PLANNER"
QUALITY_LEAD: Final = "QUALITY_LEAD"
WAREHOUSE: Final = "WAREHOUSE"
OWNER: Final = "OWNER"
ADMIN: Final = "ADMIN"
EVERYONE: Final = "EVERYONE"
DEVICE: Final = "DEVICE"
DISPLAY: Final = "DISPLAY"
VENDOR_STAFF: Final = "VENDOR_STAFF"
VENDOR_ADMIN: Final = "VENDOR_ADMIN"
PARTNER_STAFF: Final = "PARTNER_STAFF"
PARTNER_ADMIN: Final = "PARTNER_ADMIN"


class BuiltInRole(NamedTuple):
    code: str
    zh: str
    en: str


BUILT_IN: Final = (
    BuiltInRole(OPERATOR, "操作工", "Operator"),
    BuiltInRole(TEAM_LEAD, "班组长", "Team lead"),
    BuiltInRole(INSPECTOR, "检验员", "Inspector"),
    BuiltInRole(PLANNER, "计划员", "Planner"),
    BuiltInRole(QUALITY_LEAD, "质量主管", "Quality lead"),
    BuiltInRole(WAREHOUSE, "仓管", "Storekeeper"),
    BuiltInRole(OWNER, "企业负责人", "Owner"),
    BuiltInRole(ADMIN, "系统管理员", "Administrator"),
)

STAFF: Final = (
    BuiltInRole(VENDOR_STAFF, "厂商员工", "Vendor staff"),
    BuiltInRole(VENDOR_ADMIN, "厂商负责人", "Vendor manager"),
    BuiltInRole(PARTNER_STAFF, "伙伴员工", "Partner staff"),
    BuiltInRole(PARTNER_ADMIN, "伙伴负责人", "Partner manager"),
)
"""Roles of the companies that serve others; no other company has them."""


def built_in(kind: str) -> tuple[BuiltInRole, ...]:
    """The roles a company of this kind starts with. Those who serve others make nothing: they have their own roles
    and an administrator."""
    if kind not in ("vendor", "partner"):
        return BUILT_IN
    prefix = f"{kind.upper()}_"
    return tuple(each for each in (*STAFF, *BUILT_IN) if each.code.startswith(prefix) or each.code == ADMIN)
