"""Items, partners, people and lots: one row, one record."""

import re
from collections.abc import Sequence
from typing import Any

from infra.quantity import plain
from tenants.onboarding.kinds.base import Field, Intent, Kind, Row, step
from tenants.onboarding.planning import Planning

CODE = Field(name="code", zh="编码", en="Code", also=("物料编码", "料号", "图号", "代号", "编号", "Item", "Item code",
             "Part number", "Part no."), type="code", required=True, example="LT-2207")  # fmt: skip
NAME_ZH = Field(name="name_zh", zh="名称", en="Name", also=("中文名称", "中文名", "品名", "物料名称", "Chinese name"),
                required=True, example="传动轴套")  # fmt: skip
NAME_EN = Field(name="name_en", zh="英文名称", en="English name", also=("英文名", "Name en"), example="Drive sleeve")

CONTACT = ("contact", "phone", "email", "address", "tax_id")
ITEM_WORDS = {
    "产品": "product", "成品": "product", "product": "product",
    "部件": "component", "零件": "component", "组件": "component", "半成品": "component", "component": "component",
    "原料": "material", "原材料": "material", "材料": "material", "material": "material",
}  # fmt: skip
LANGUAGE_WORDS = {
    "中文": "zh-CN", "汉语": "zh-CN", "chinese": "zh-CN", "zh": "zh-CN", "zh-cn": "zh-CN", "英文": "en", "英语": "en",
    "english": "en", "en": "en",
}  # fmt: skip
LOT_WORDS = {
    "合格": "accepted", "accepted": "accepted", "待检": "quarantined", "quarantined": "quarantined",
    "不合格": "rejected", "rejected": "rejected", "冻结": "held", "held": "held", "让步": "restricted",
    "限用": "restricted", "待验": "quarantined",
    "restricted": "restricted",
}  # fmt: skip


async def _items(plan: Planning, rows: Sequence[Row]) -> list[Intent]:
    return [await _item(plan, row) for row in rows]


async def _item(plan: Planning, row: Row) -> Intent:
    create: dict[str, dict[str, dict[str, Any]]] = {}
    made = step(
        "masterdata.create_item",
        code=row.get("code"),
        name_zh=row.get("name_zh"),
        name_en=row.get("name_en") or row.get("name_zh"),
        unit_id=plan.unit(row, "unit", create),
        kind=row.get("kind", "product"),
        item_revision=row.get("item_revision"),
        drawing=row.get("drawing"),
        custom=plan.custom(row),
    )
    return Intent([row], [made], create, natural=row.get("code"), natural_field="code")


async def _partners(_plan: Planning, rows: Sequence[Row]) -> list[Intent]:
    return [_partner(row) for row in rows]


def _partner(row: Row) -> Intent:
    role = row.get("role", "customer")
    made = step(
        "masterdata.create_partner",
        code=row.get("code"),
        name_zh=row.get("name_zh"),
        name_en=row.get("name_en") or row.get("name_zh"),
        customer=role in ("customer", "both"),
        supplier=role in ("supplier", "both"),
        **{name: row.get(name) for name in CONTACT},
    )
    return Intent([row], [made], natural=row.get("code"), natural_field="code")


async def _people(plan: Planning, rows: Sequence[Row]) -> list[Intent]:
    return [_person(plan, row) for row in rows]


def _person(plan: Planning, row: Row) -> Intent:
    roles = [plan.role(row, each) for each in re.split(r"[,、;/\s]+", row.get("roles", "")) if each]
    made = step(
        "identity.create_user",
        login=row.get("login"),
        name=row.get("name"),
        phone=row.get("phone"),
        email=row.get("email"),
        locale=row.get("language"),
        badge=row.get("badge"),
        team_id=plan.team(row, "team"),
        roles=[each for each in roles if each],
    )
    return Intent([row], [made], natural=row.get("login"), natural_field="login")


async def _demands(plan: Planning, rows: Sequence[Row]) -> list[Intent]:
    return [_demand(plan, row) for row in rows]


def _demand(plan: Planning, row: Row) -> Intent:
    create: dict[str, dict[str, dict[str, Any]]] = {}
    quantity = plan.quantity(row, "quantity", plan.item_row(row, "item", quiet=True))
    customer = plan.partner(row, "customer", create, role="customer")
    made = step(
        "orders.create_demand",
        item_id=plan.item(row, "item"),
        quantity=None if quantity is None else plain(quantity),
        due_at=plan.due(row, "due"),
        kind=row.get("kind", "mto" if row.get("customer") else "mts"),
        customer_id=customer,
        customer_po=row.get("customer_po"),
        customer_po_line=row.get("customer_po_line"),
        number=row.get("number"),
        note=row.get("note"),
    )
    return Intent([row], [made], create, natural=row.get("number"), natural_field="number")


async def _lots(plan: Planning, rows: Sequence[Row]) -> list[Intent]:
    return [_lot(plan, row) for row in rows]


def _lot(plan: Planning, row: Row) -> Intent:
    create: dict[str, dict[str, dict[str, Any]]] = {}
    quantity = plan.quantity(row, "quantity", plan.item_row(row, "item"))
    made = step(
        "traceability.open_balance",
        item_id=plan.item(row, "item"),
        quantity=None if quantity is None else plain(quantity),
        number=row.get("number"),
        state=row.get("state"),
        supplier_id=plan.partner(row, "supplier", create, role="supplier"),
        supplier_lot=row.get("supplier_lot"),
        expires_on=plan.day(row, "expires_on"),
        location_id=plan.location(row, "location"),
        custom=plan.custom(row),
    )
    return Intent([row], [made], create, natural=row.get("number"), natural_field="number")


ITEMS = Kind(
    name="items", zh="物料", en="Items", plan=_items, custom="item", creates=("unit",),
    fields=(
        CODE, NAME_ZH, NAME_EN,
        Field(name="kind", zh="类别", en="Kind", also=("类型", "物料类别", "物料类型"), type="choice", words=ITEM_WORDS,
              example="产品"),
        Field(name="unit", zh="单位", en="Unit", also=("计量单位", "主单位", "UOM"), type="code", required=True,
              example="件"),
        Field(name="item_revision", zh="版本", en="Revision", also=("物料版本", "Rev"), type="code", example="A"),
        Field(name="drawing", zh="图纸版本", en="Drawing", also=("图纸", "图纸号"), type="code", example="C"),
    ),
)  # fmt: skip
PARTNERS = Kind(
    name="partners", zh="客户与供应商", en="Customers and suppliers", plan=_partners,
    fields=(
        Field(name="code", zh="编码", en="Code", also=("客户编码", "供应商编码", "代号", "编号"), type="code",
              required=True, example="RZ"),
        Field(name="name_zh", zh="名称", en="Name", also=("客户名称", "供应商名称", "单位名称", "Chinese name"),
              required=True, example="瑞泽液压"),
        NAME_EN,
        Field(name="role", zh="类型", en="Type", also=("性质", "类别"), type="choice", example="客户",
              words={"客户": "customer", "customer": "customer", "供应商": "supplier", "supplier": "supplier",
                     "客户/供应商": "both", "both": "both"}),
        Field(name="contact", zh="联系人", en="Contact"),
        Field(name="phone", zh="电话", en="Phone", also=("联系电话", "手机"), type="code"),
        Field(name="email", zh="邮箱", en="Email", also=("电子邮箱", "E-mail"), type="code"),
        Field(name="address", zh="地址", en="Address", limit=240),
        Field(name="tax_id", zh="税号", en="Tax number", also=("统一社会信用代码",), type="code"),
    ),
)  # fmt: skip
PEOPLE = Kind(
    name="people", zh="人员", en="People", plan=_people,
    fields=(
        Field(name="login", zh="登录名", en="Login", also=("账号", "用户名"), type="code", required=True,
              example="limin"),
        Field(name="name", zh="姓名", en="Name", required=True, example="李敏"),
        Field(name="phone", zh="手机", en="Phone", also=("手机号", "电话", "联系电话"), type="code", example=""),
        Field(name="email", zh="邮箱", en="E-mail", also=("电子邮箱", "邮件"), type="code", example=""),
        Field(name="badge", zh="工牌", en="Badge", also=("工号", "卡号", "工牌号"), type="code", example="B-017"),
        Field(name="team", zh="班组", en="Team", also=("小组",), type="code", example="CNC"),
        Field(name="roles", zh="角色", en="Roles", also=("岗位", "Role"), example="操作工"),
        Field(name="language", zh="语言", en="Language", type="choice", words=LANGUAGE_WORDS, example="中文"),
    ),
)  # fmt: skip
DEMANDS = Kind(
    name="demands", zh="需求", en="Demand", plan=_demands, creates=("partner",),
    fields=(
        Field(name="number", zh="需求号", en="Demand", also=("销售订单号", "需求单号"), type="code", example="SO-1188"),
        Field(name="customer", zh="客户", en="Customer", also=("客户编码", "客户名称"), example="瑞泽液压"),
        Field(name="customer_po", zh="客户订单号", en="Customer PO", also=("客户PO", "PO", "PO号", "合同号"),
              type="code", example="RZ20261103"),
        Field(name="customer_po_line", zh="行号", en="PO line", also=("项次", "订单行"), type="code", example="10"),
        Field(name="item", zh="物料编码", en="Item", also=("产品编码", "料号", "图号", "产品", "编码", "Item code"),
              type="code", required=True, example="LT-2207"),
        Field(name="quantity", zh="数量", en="Quantity", also=("需求数量", "订单数量", "Qty"), type="amount",
              required=True, example="500"),
        Field(name="due", zh="交期", en="Due", also=("交货日期", "交货期", "要求日期", "Due date"), type="day",
              required=True, example="2026-12-18"),
        Field(name="kind", zh="类型", en="Kind", type="choice",
              words={"按单": "mto", "订单生产": "mto", "mto": "mto", "备库": "mts", "库存生产": "mts", "mts": "mts"}),
        Field(name="note", zh="备注", en="Note", also=("说明",), limit=400),
    ),
)  # fmt: skip
LOTS = Kind(
    name="lots", zh="期初库存批次", en="Opening lots", plan=_lots, custom="lot", creates=("partner",),
    fields=(
        Field(name="number", zh="批号", en="Lot", also=("批次", "批次号", "Lot number"), type="code",
              example="L2611-03"),
        Field(name="item", zh="物料编码", en="Item", also=("料号", "图号", "物料", "Item code", "编码"), type="code",
              required=True, example="LT-2207"),
        Field(name="quantity", zh="数量", en="Quantity", also=("库存数量", "结存", "期初数量", "Qty", "库存"),
              type="amount", required=True, example="120"),
        Field(name="unit", zh="单位", en="Unit", type="code", example="件"),
        Field(name="state", zh="状态", en="State", also=("质量状态",), type="choice", words=LOT_WORDS, example="合格"),
        Field(name="supplier", zh="供应商", en="Supplier", type="code"),
        Field(name="supplier_lot", zh="供应商批号", en="Supplier lot", also=("炉号", "来料批号"), type="code"),
        Field(name="expires_on", zh="有效期", en="Expires", also=("有效期至", "失效日期"), type="day"),
        Field(name="location", zh="库位", en="Location", also=("仓库", "存放库位", "货位", "Storage location", "Bin"),
              type="code"),
    ),
)  # fmt: skip
