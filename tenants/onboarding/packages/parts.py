"""What of a company is its configuration: the tables, lowest first, and by what a row is known in any company.

A row is named by what people call it (a code, an item with its version), never by an id; what refers to it says that
name. Which columns a table has, and which of them refer to others, stands in the metadata and is not written again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from sqlalchemy.sql.schema import Column

from tenants.equipment.models import Asset
from tenants.identity.models import (
    Badge,
    Grant,
    NotifyChannel,
    Role,
    RolePermission,
    Skill,
    Team,
    TeamMember,
    User,
    UserSkill,
)
from tenants.insights.models import HourRate, ItemPrice
from tenants.masterdata import models as m
from tenants.orders.models import TravelerTemplate
from tenants.reporting.models import AndonLevel
from tenants.wages.models import WageRate, WageRule

PLACES: Final = ("masterdata_site", "masterdata_area", "masterdata_work_center", "masterdata_work_unit")


@dataclass(frozen=True)
class Versions:
    """Rows that never change once they stand: `root` is the table of the version, `own` how many words name it, and
    `subject` how many of those name what it is a version of."""

    root: str
    own: int
    subject: int


@dataclass(frozen=True)
class Part:
    """One table. `key`: columns that name a row. `soft`: columns with ids that no foreign key holds, and whose they
    are. `without`: columns left behind, with the value they get elsewhere. `fixed`: never changed by a package."""

    model: type[Any]
    group: str
    zh: str
    en: str
    key: tuple[str, ...]
    soft: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without: Mapping[str, Any] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    versions: Versions | None = None
    approved: bool = False  # only rows in this state are configuration; drafts are somebody's work
    current: str | None = None  # a column that is null in the rows in force
    command: str | None = None  # new rows are made by it: they come with more than their own row

    @property
    def table(self) -> str:
        return str(self.model.__table__.name)


GROUPS: Final[Mapping[str, tuple[str, str]]] = {
    "places": ("车间与工位", "Places"),
    "catalogues": ("单位、原因、字段与编号", "Units, reasons, fields and numbers"),
    "time": ("班次与日历", "Shifts and calendars"),
    "rights": ("角色、班组与技能", "Roles, teams and skills"),
    "rules": ("呼叫、通知与流转卡规则", "Calls, notices and cards"),
    "making": ("工序", "Operations"),
    "items": ("物料、清单与工艺路线", "Items, BOMs and routings"),
    "rates": ("工价与费率", "Rates"),
}
STANDARD: Final = tuple(name for name in GROUPS if name != "rates")
PEOPLE: Final = "people"  # only into a company's own copy: never in a file

BOM, ROUTING = Versions("masterdata_bom", 2, 1), Versions("masterdata_routing", 2, 1)
INSTRUCTION = Versions("masterdata_instruction", 4, 3)

PARTS: Final[Sequence[Part]] = (
    Part(m.Site, "places", "厂区", "Site", ("code",)),
    Part(m.Area, "places", "车间", "Area", ("code",), without={"status": "accepted"}),
    Part(m.WorkCenter, "places", "工作中心", "Work center", ("code",)),
    Part(m.WorkUnit, "places", "工位", "Work unit", ("code",)),
    Part(
        Asset, "places", "设备", "Equipment", ("code",), without={"state": "off", "status": "accepted"},
        command="equipment.register_asset",
    ),
    Part(
        m.StorageLocation, "places", "库位", "Storage location", ("code",),
        without={"status": "accepted", "partner_id": None},
    ),
    Part(m.Unit, "catalogues", "单位", "Unit", ("code",), fixed=frozenset({"dimension", "decimals"})),
    Part(m.ReasonCode, "catalogues", "原因", "Reason", ("kind", "code")),
    Part(m.CustomField, "catalogues", "自定义字段", "Custom field", ("subject", "code"), fixed=frozenset({"kind"})),
    Part(m.NumberingRule, "catalogues", "编号规则", "Numbering rule", ("subject",)),
    Part(m.ChangePolicy, "catalogues", "变更规定", "Change policy", ()),
    Part(m.Shift, "time", "班次", "Shift", ("site_id", "code")),
    Part(m.WorkCalendar, "time", "工作日历", "Work calendar", ("site_id",)),
    Part(m.CalendarDay, "time", "日历日", "Calendar day", ("work_calendar_id", "day")),
    Part(
        m.PlaceCalendar, "time", "工位日历", "Place calendar", ("work_center_id", "work_unit_id"),
        soft={"place_id": PLACES, "shift_ids": ("masterdata_shift",)},
    ),
    Part(Role, "rights", "角色", "Role", ("code",), fixed=frozenset({"built_in"})),
    Part(RolePermission, "rights", "角色权限", "Role permission", ("role_id", "permission")),
    Part(Team, "rights", "班组", "Team", ("code",), soft={"work_center_ids": ("masterdata_work_center",)}),
    Part(Skill, "rights", "技能", "Skill", ("code",)),
    Part(AndonLevel, "rules", "呼叫升级", "Call level", ("kind", "level")),
    Part(TravelerTemplate, "rules", "流转卡", "Traveller card", (), without={"logo": None}),
    Part(
        NotifyChannel, "rules", "通知渠道", "Notice channel", ("channel",),
        without={"enabled": False, "host": None, "port": None, "sender": None, "login": None, "secret_set_at": None},
    ),
    Part(m.OperationDefinition, "making", "工序", "Operation", ("code",)),
    Part(m.Item, "items", "物料", "Item", ("code",), fixed=frozenset({"unit_id"})),
    Part(m.ItemConversion, "items", "单位换算", "Conversion", ("item_id", "unit_id")),
    Part(
        m.ItemRevision, "items", "物料版次", "Item revision", ("item_id", "item_revision"), approved=True,
        versions=Versions("masterdata_item_revision", 2, 2),
    ),
    Part(m.Bom, "items", "物料清单", "BOM", ("item_id", "version"), versions=BOM, approved=True),
    Part(m.BomLine, "items", "清单行", "BOM line", ("bom_id", "position"), versions=BOM),
    Part(m.BomOutput, "items", "清单产出", "BOM output", ("bom_id", "item_id"), versions=BOM),
    Part(m.Routing, "items", "工艺路线", "Routing", ("item_id", "version"), versions=ROUTING, approved=True),
    Part(m.RoutingStep, "items", "路线工序", "Routing step", ("routing_id", "sequence"), versions=ROUTING),
    Part(
        m.RoutingAlternative, "items", "替代资源", "Alternative", ("routing_step_id", "preference"), versions=ROUTING,
    ),
    Part(m.RoutingGate, "items", "检验关卡", "Gate", ("routing_step_id", "kind"), versions=ROUTING),
    Part(
        m.Instruction, "items", "作业指导", "Instruction",
        ("operation_definition_id", "item_id", "step_sequence", "version"), versions=INSTRUCTION, approved=True,
    ),
    Part(
        m.InstructionStep, "items", "指导步骤", "Instruction step", ("instruction_id", "position"),
        versions=INSTRUCTION, without={"sha256": None, "media_type": None},
    ),
    Part(
        WageRate, "rates", "工价", "Piece rate", ("item_id", "operation_definition_id", "grade", "version"),
        versions=Versions("wages_rate", 4, 4),
    ),
    Part(
        WageRule, "rates", "计薪规则", "Wage rule", ("effective_from", "version"),
        versions=Versions("wages_rule", 2, 2),
    ),
    Part(ItemPrice, "rates", "标准价", "Standard price", ("item_id", "valid_from")),
    Part(HourRate, "rates", "小时费率", "Hour rate", ("work_center_id", "valid_from")),
    Part(
        User, PEOPLE, "人员", "Person", ("login",),
        # A PIN is mixed with its company and cannot be carried over; a copy must reach nobody's real phone.
        without=dict.fromkeys(
            ("phone", "email", "phone_verified_at", "email_verified_at", "pin_digest", "pin_set_at"),
        ),
    ),
    Part(Badge, PEOPLE, "工牌", "Badge", ("code",), current="ended_at"),
    Part(TeamMember, PEOPLE, "班组成员", "Team member", ("user_id",), current="left_at"),
    Part(
        Grant, PEOPLE, "授权", "Grant", ("user_id", "role_id", "scope_id"), soft={"scope_id": PLACES},
        current="revoked_at",
    ),
    Part(UserSkill, PEOPLE, "个人技能", "Skill of a person", ("user_id", "skill_id")),
)  # fmt: skip

BOOKKEEPING: Final = frozenset({"tenant_id", "id", "revision", "created_at", "updated_at"})
SAID_HERE: Final = frozenset({"approved_at", "approved_by", "made_by", "made_by_id"})
"""Who made or approved something, and when: said anew by whoever applies the package."""

BY_TABLE: Final[Mapping[str, Part]] = {part.table: part for part in PARTS}


def parts_of(groups: Sequence[str]) -> list[Part]:
    return [part for part in PARTS if part.group in groups]


@cache
def columns_of(table: str) -> tuple[Column[Any], ...]:
    """The columns of a table that a package carries."""
    part = BY_TABLE[table]
    left = BOOKKEEPING | SAID_HERE | set(part.without) | ({part.current} if part.current else set())
    return tuple(column for column in part.model.__table__.columns if column.name not in left)


@cache
def refers_to(table: str) -> Mapping[str, tuple[str, ...]]:
    """Column → the tables whose rows it may name: by its foreign key, or as declared."""
    part = BY_TABLE[table]
    found: dict[str, tuple[str, ...]] = {}
    for constraint in part.model.__table__.foreign_key_constraints:
        for each in constraint.elements:
            if each.parent.name != "tenant_id":
                found[each.parent.name] = (each.column.table.name,)
    return found | dict(part.soft)


@cache
def width_of(table: str) -> int:
    """How many words name a row of it."""
    refers = refers_to(table)
    return sum(width_of(refers[name][0]) if name in refers else 1 for name in BY_TABLE[table].key)
