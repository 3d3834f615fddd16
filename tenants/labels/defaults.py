"""The labels every company starts with: material lot, piece with UDI, box, storage location, work unit."""

from typing import Any, Final, NamedTuple

from infra.work import Work
from tenants.labels.commands import ApproveLabel, CreateLabelTemplate, approve_label, create_label_template
from tenants.labels.commands.templates import BY_CODE, NEWEST

Json = dict[str, Any]


class Default(NamedTuple):
    code: str
    zh: str
    en: str
    subject: str
    design: Json


def _at(id: str, kind: str, x: float, y: float, width: float, height: float, **more: Any) -> Json:
    return {"id": id, "kind": kind, "x": x, "y": y, "width": width, "height": height} | more


def _text(id: str, x: float, y: float, width: float, height: float, text: str, **more: Any) -> Json:
    return _at(id, "text", x, y, width, height, text=text, **more)


def _label(width: float, height: float, *elements: Json) -> Json:
    return {"width": width, "height": height, "dpi": 203, "gap": 3, "elements": list(elements)}


DEFAULTS: Final = (
    Default("LOT", "物料批次标签", "Material lot", "lot", _label(
        80, 50,
        _text("name", 2, 2, 52, 11, "{item.zh} {item.code}", size=12, bold=True),
        _at("rule", "line", 2, 14, 76, 0.3),
        _text("number", 2, 15.5, 46, 8, "{code.number}", size=16, bold=True),
        _text("supplier", 2, 25, 46, 10, "供应商 {lot.supplier} {lot.supplier_lot}", size=8),
        _text("dates", 2, 35.5, 46, 5, "收货 {lot.received_on}  有效期 {lot.expires_on}", size=7),
        _text("quantity", 2, 41, 30, 6, "{lot.quantity} {lot.unit}", size=11),
        _at("code", "barcode", 50, 16, 28, 28, symbology="qr", text="{code.link}"),
        _text("company", 56, 2, 22, 10, "{company.zh}", size=8, align="right"),
        _text("mark", 50, 45, 28, 4, "{label.mark}", size=6, align="right"),
    )),
    Default("UDI", "单件 UDI 标签", "Piece with UDI", "piece", _label(
        60, 30,
        _text("name", 2, 1.5, 37, 9, "{item.zh} {item.code}", size=8, bold=True),
        _text("serial", 2, 11, 37, 5, "SN {code.number}", size=9),
        _text("expiry", 2, 16.5, 37, 4, "EXP {lot.expires_on}", size=7),
        _text("readable", 2, 21, 37, 7.5, "{udi.code}", size=5.5),
        _at("code", "barcode", 40, 1.5, 18, 18, symbology="gs1_datamatrix", text="{udi.gs1}"),
        _at("mark_code", "barcode", 47, 20, 8.5, 8.5, symbology="datamatrix", text="{label.mark}"),
    )),
    Default("BOX", "包装箱标签（SSCC）", "Box with SSCC", "pack", _label(
        100, 60,
        _text("company", 3, 2, 60, 6, "{company.zh}", size=10),
        _text("kind", 66, 2, 31, 6, "{pack.kind} {pack.shipment}", size=10, align="right"),
        _at("rule", "line", 3, 9, 94, 0.3),
        _text("number", 3, 11, 94, 9, "{code.number}", size=20, bold=True),
        _at("code", "barcode", 3, 22, 94, 24, symbology="gs1_128", text="{pack.sscc}"),
        _text("readable", 3, 47, 94, 6, "{pack.sscc}", size=12, align="center"),
        _text("mark", 60, 54.5, 37, 4, "{label.mark}  {label.printed_at}", size=6, align="right"),
    )),
    Default("PACK", "包装标签（无 SSCC）", "Box without SSCC", "pack", _label(
        80, 50,
        _text("company", 2, 2, 52, 6, "{company.zh}", size=10),
        _text("number", 2, 10, 46, 16, "{code.number}", size=18, bold=True),
        _text("kind", 2, 30, 46, 6, "{pack.kind} {pack.shipment}", size=10),
        _at("code", "barcode", 50, 10, 28, 28, symbology="qr", text="{code.link}"),
        _text("mark", 40, 44, 38, 4, "{label.mark}", size=6, align="right"),
    )),
    Default("LOCATION", "库位标签", "Storage location", "location", _label(
        80, 40,
        _text("code_text", 2, 2, 46, 14, "{code.number}", size=28, bold=True),
        _text("name", 2, 18, 46, 9, "{place.zh}", size=12),
        _text("within", 2, 29, 46, 6, "{place.within}", size=9),
        _at("code", "barcode", 49, 4, 29, 29, symbology="qr", text="{code.link}"),
    )),
    Default("UNIT", "工位标签", "Work unit", "work_unit", _label(
        80, 40,
        _text("code_text", 2, 2, 46, 14, "{code.number}", size=24, bold=True),
        _text("name", 2, 18, 46, 9, "{place.zh}", size=12),
        _text("within", 2, 29, 46, 6, "{place.within}", size=9),
        _at("code", "barcode", 49, 4, 29, 29, symbology="qr", text="{code.link}"),
    )),
)  # fmt: skip


async def plant_defaults(work: Work) -> None:
    """Those whose code is not taken, approved: a new company can print on its first day."""
    for each in DEFAULTS:
        if await work.one(BY_CODE, code=each.code) is not None:
            continue
        cmd = CreateLabelTemplate(
            code=each.code, name_zh=each.zh, name_en=each.en, subject=each.subject, design=each.design
        )
        template = await create_label_template.nested(work, cmd)
        version = await work.one(NEWEST, template_id=template.id)
        await approve_label.nested(work, ApproveLabel(version_id=version.id))
