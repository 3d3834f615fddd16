"""The demo plant in data: 3 areas, 12 work centers, 40 items. Codes and quantities never change: the pictures, the
tests and the README speak of them.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

SINCE = date(2025, 1, 1)

# code, zh, en, decimals, dimension, numerator, denominator
UNITS = (
    ("pcs", "件", "pcs", 0, "count", 1, 1),
    ("kg", "千克", "kg", 3, "mass", 1, 1),
    ("g", "克", "g", 1, "mass", 1, 1000),
    ("t", "吨", "t", 6, "mass", 1000, 1),
    ("m", "米", "m", 3, "length", 1, 1),
    ("mm", "毫米", "mm", 1, "length", 1, 1000),
)

REASONS = (
    ("process_scrap", "SIZE", "尺寸超差", "Out of size"),
    ("process_scrap", "SCRATCH", "划伤", "Scratched"),
    ("process_scrap", "CHATTER", "振纹", "Chatter marks"),
    ("process_scrap", "BURN", "磨削烧伤", "Grinding burn"),
    ("process_scrap", "PROGRAM", "程序或对刀错误", "Wrong program or tool setting"),
    ("material_scrap", "CRACK", "裂纹", "Crack"),
    ("material_scrap", "SAND", "砂眼气孔", "Sand hole or porosity"),
    ("material_scrap", "HARD", "硬度不合格", "Hardness failed"),
    ("rework", "BURR", "毛刺", "Burr"),
    ("rework", "ROUGH", "粗糙度不够", "Surface too rough"),
    ("rework", "OVERSIZE", "余量未去净", "Stock left on"),
    ("hold", "WAIT-QC", "等质检放行", "Waiting for quality release"),
    ("hold", "CUSTOMER", "客户要求暂停", "Stopped by the customer"),
    ("hold", "DRAWING", "等新图纸", "Waiting for a new drawing"),
    ("downtime", "TOOL", "换刀修刀", "Tool change"),
    ("downtime", "BREAKDOWN", "设备故障", "Breakdown"),
    ("downtime", "NO-MATERIAL", "等料", "Waiting for material"),
    ("downtime", "SETUP", "调机", "Set-up"),
    ("correction", "MISCOUNT", "点错数", "Miscounted"),
    ("correction", "WRONG-CARD", "扫错卡", "Wrong card scanned"),
)

SITE = ("SZ1", "苏州一厂", "Suzhou plant 1")

AREAS = (
    ("A1", "一车间", "Machining 1"),
    ("A2", "二车间", "Machining 2"),
    ("A3", "装配检验", "Assembly and inspection"),
)


def _numbered(prefix: str, zh: str, en: str, *numbers: int) -> tuple[tuple[str, str, str], ...]:
    return tuple((f"{prefix}-{n}", f"{zh} {prefix}-{n}", f"{en} {prefix}-{n}") for n in numbers)


# code, zh, en, area, units (code, zh, en)
WORK_CENTERS: Sequence[tuple[str, str, str, str, Sequence[tuple[str, str, str]]]] = (
    ("SAW", "锯床", "Sawing", "A1", (("SW-1", "锯床 SW-1", "Saw SW-1"),)),
    ("CNC", "数控车一线", "CNC turning 1", "A1", _numbered("CNC", "数车", "Lathe", 1, 2, 3)),
    ("CNC2", "数控车二线", "CNC turning 2", "A1", _numbered("CNC", "数车", "Lathe", 4, 5, 6)),
    ("MILL", "加工中心", "Machining centers", "A1", _numbered("MC", "加工中心", "Mill", 1, 2, 3)),
    ("DRILL", "钻铰", "Drilling", "A2", _numbered("DR", "钻床", "Drill", 1, 2)),
    ("GRIND", "磨床", "Grinding", "A2", _numbered("GR", "磨床", "Grinder", 1, 2)),
    ("HEAT", "热处理", "Heat treatment", "A2", (("HT-1", "井式炉 HT-1", "Furnace HT-1"),)),
    ("BENCH", "钳工", "Bench work", "A2", (("BN-1", "钳工台 1", "Bench 1"), ("BN-2", "钳工台 2", "Bench 2"))),
    ("WASH", "清洗", "Washing", "A2", (("WA-1", "清洗线 WA-1", "Washer WA-1"),)),
    ("ASSY", "装配", "Assembly", "A3", (("AS-1", "装配台 1", "Assembly 1"), ("AS-2", "装配台 2", "Assembly 2"))),
    ("INSP", "检验", "Inspection", "A3", (("QC-1", "检验室", "Inspection room"),)),
    ("PACK", "包装", "Packing", "A3", (("PK-1", "包装台", "Packing bench"),)),
)  # fmt: skip

# which demo team works where (identity knows work centers by id only)
TEAM_CENTERS: Mapping[str, Sequence[str]] = {
    "CNC-1": ("SAW", "CNC", "MILL"),
    "CNC-2": ("CNC2", "DRILL"),
    "GRIND": ("GRIND", "HEAT"),
    "BENCH": ("BENCH", "WASH"),
    "ASSY": ("ASSY", "PACK"),
    "INSP": ("INSP",),
}

OPERATIONS = (
    ("CUT", "下料", "Cutting", "SAW"),
    ("ROUGH", "粗车", "Rough turning", "CNC"),
    ("TURN", "精车", "Finish turning", "CNC"),
    ("TURN-OD", "精车外圆", "Turning OD", "CNC"),
    ("TURN-2", "精车", "Finish turning", "CNC2"),
    ("MILL", "铣平面", "Face milling", "MILL"),
    ("SLOT", "铣槽", "Slot milling", "MILL"),
    ("KEYWAY", "铣键槽", "Keyway milling", "MILL"),
    ("DRILL", "钻铰孔", "Drill and ream", "DRILL"),
    ("DEBURR", "去毛刺", "Deburring", "BENCH"),
    ("HEAT", "热处理", "Heat treatment", "HEAT"),
    ("GRIND-OD", "磨外圆", "OD grinding", "GRIND"),
    ("GRIND-ID", "磨内孔", "ID grinding", "GRIND"),
    ("WASH", "清洗", "Washing", "WASH"),
    ("ASSEMBLE", "装配", "Assembly", "ASSY"),
    ("INSPECT", "终检", "Final inspection", "INSP"),
    ("PACK", "包装", "Packing", "PACK"),
)

PARTNERS = (
    ("RZ", "瑞泽液压", "Ruize Hydraulics", True, False),
    ("HT", "海拓机器人", "Haituo Robotics", True, False),
    ("BS", "博晟自动化", "Bosheng Automation", True, False),
    ("QH", "启航泵业", "Qihang Pumps", True, False),
    ("ZS", "中晟医疗", "Zhongsheng Medical", True, False),
    ("HN", "沪宁特钢", "Huning Special Steel", False, True),
)
CONTACTS = {
    "RZ": {"contact": "采购 顾敏", "phone": "0512-5550-0141", "email": "quality@ruize.example"},
    "HT": {"contact": "品质 石磊", "phone": "0512-5550-0162", "email": "qa@haituo.example"},
    "ZS": {"contact": "法规 秦岚", "phone": "025-5550-0177", "email": "vigilance@zhongsheng.example"},
    "HN": {"contact": "售后 孟凯", "phone": "021-5550-0119", "email": "service@huning.example"},
}
"""Whom to ring; some customers left nobody, and a recall drill says so."""


APPROVED_STEPS = {("LS-3310-04", 20)}
"""Item and sequence: a lead looks at what is reported there before it is paid."""


class Step(NamedTuple):
    """One step of a routing: minutes of set-up, seconds a piece; without `after` it follows the step before it."""

    operation: str
    unit: str | None = None
    setup: int = 20
    cycle: int = 90
    zh: str | None = None
    en: str | None = None
    after: tuple[int, ...] | None = None


CUT, INSPECT = Step("CUT", "SW-1", 10, 40), Step("INSPECT", "QC-1", 5, 30)

DRIVE_SLEEVE = (  # picture 5: milling and deburring run side by side
    Step("CUT", "SW-1", 15, 70),
    Step("TURN-OD", "CNC-2", 25, 150),
    Step("KEYWAY", "MC-3", 30, 110, "铣键槽 8×36", "Keyway 8×36", (20,)),
    Step("DEBURR", "BN-1", 0, 35, None, None, (20,)),
    Step("GRIND-OD", "GR-1", 20, 100, "磨外圆 Φ45h6", "OD grinding Φ45h6", (30, 40)),
    Step("INSPECT", "QC-1", 5, 30),
)
SHAFT = (CUT, Step("ROUGH", "CNC-1"), Step("HEAT", "HT-1", 60, 20), Step("GRIND-ID", "GR-2"), Step("WASH"), INSPECT)
SPOOL = (CUT, Step("TURN-2", "CNC-5"), Step("HEAT", "HT-1", 60, 15), Step("GRIND-OD", "GR-1"), INSPECT)
NUT_SEAT = (CUT, Step("ROUGH", "CNC-3"), Step("SLOT", "MC-1"), Step("DRILL", "DR-1"), Step("DEBURR"), INSPECT)
DISC = (CUT, Step("TURN", "CNC-1"), Step("HEAT", "HT-1", 60, 30), INSPECT)
COVER = (CUT, Step("TURN-2", "CNC-4"), Step("DRILL", "DR-1", 15, 60, "钻铰孔 Φ8H7", "Drill and ream Φ8H7"), INSPECT)
PIN = (Step("ROUGH", "CNC-1", 15, 45), Step("GRIND-OD", "GR-2", 15, 50), INSPECT)
ROD = (CUT, Step("ROUGH", "CNC-2"), Step("HEAT", "HT-1", 60, 20), Step("GRIND-OD", "GR-1"), INSPECT)
CAP = (CUT, Step("TURN", "CNC-3"), Step("DRILL", "DR-2"), INSPECT)
JAW = (CUT, Step("MILL", "MC-2"), Step("DRILL", "DR-2"), Step("DEBURR", "BN-2"), INSPECT)
UNIT_ASSY = (Step("WASH", "WA-1", 10, 20), Step("ASSEMBLE", "AS-1", 10, 240), INSPECT, Step("PACK", "PK-1", 5, 40))

# code, zh, en, unit
MATERIALS = (
    ("RM-40CR-50", "40Cr 圆钢 Φ50", "40Cr round bar Φ50", "kg"),
    ("RM-40CR-32", "40Cr 圆钢 Φ32", "40Cr round bar Φ32", "kg"),
    ("RM-45-60", "45 钢圆钢 Φ60", "C45 round bar Φ60", "kg"),
    ("RM-45-20", "45 钢圆钢 Φ20", "C45 round bar Φ20", "kg"),
    ("RM-304-25", "304 不锈钢棒 Φ25", "304 stainless bar Φ25", "kg"),
    ("RM-6061-80", "6061 铝棒 Φ80", "6061 aluminium bar Φ80", "kg"),
    ("RM-QT500", "QT500 铸件毛坯", "QT500 casting", "pcs"),
    ("BP-6204", "轴承 6204", "Bearing 6204", "pcs"),
    ("BP-OR-28", "O 形圈 28×2.4", "O-ring 28×2.4", "pcs"),
    ("BP-M6-20", "内六角螺钉 M6×20", "Socket screw M6×20", "pcs"),
)

Product = tuple[str, str, str, str, str, Sequence[Step], Sequence[tuple[str, str]]]

# code, zh, en, kind, revision = drawing version, routing, BOM (component, quantity a piece)
PRODUCTS: Sequence[Product] = (
    ("LT-2041-03", "传动轴套", "Drive sleeve", "product", "C", DRIVE_SLEEVE, (("RM-40CR-50", "0.51"),)),
    ("LT-2041-05", "传动轴套（长）", "Drive sleeve, long", "product", "A", DRIVE_SLEEVE, (("RM-40CR-50", "0.68"),)),
    ("LS-3310-02", "丝杆螺母座", "Ball nut seat", "product", "D", NUT_SEAT, (("RM-45-60", "1.42"),)),
    ("LS-3310-04", "丝杆支撑座", "Screw support", "product", "B", NUT_SEAT, (("RM-45-60", "1.05"),)),
    ("LV-0873-01", "阀芯", "Valve spool", "component", "B", SPOOL, (("RM-40CR-32", "0.24"),)),
    ("LV-0873-02", "阀套", "Valve sleeve", "component", "B", SPOOL, (("RM-40CR-50", "0.37"),)),
    ("LV-0880-01", "比例阀芯", "Proportional spool", "component", "A", SPOOL, (("RM-304-25", "0.18"),)),
    ("LD-5502", "分度盘", "Index disc", "product", "A", DISC, (("RM-45-60", "2.10"),)),
    ("LD-5510", "定位盘", "Locating disc", "product", "B", DISC, (("RM-45-60", "1.65"),)),
    ("LF-1120-01", "法兰端盖", "Flange cover", "product", "E", COVER, (("RM-QT500", "1"),)),
    ("LF-1120-03", "密封端盖", "Seal cover", "product", "C", COVER, (("RM-QT500", "1"),)),
    ("LF-1133", "泵盖", "Pump cover", "product", "A", COVER, (("RM-QT500", "1"),)),
    ("LG-0460", "齿轮轴", "Gear shaft", "product", "C", SHAFT, (("RM-40CR-50", "0.93"),)),
    ("LG-0471", "输入轴", "Input shaft", "product", "B", SHAFT, (("RM-40CR-50", "1.18"),)),
    ("LG-0480", "偏心轴", "Eccentric shaft", "product", "A", SHAFT, (("RM-40CR-50", "0.88"),)),
    ("LP-0031-04", "导向销", "Guide pin", "component", "B", PIN, (("RM-45-20", "0.11"),)),
    ("LP-0031-06", "定位销", "Locating pin", "component", "A", PIN, (("RM-45-20", "0.08"),)),
    ("LP-0052", "销轴", "Hinge pin", "component", "A", PIN, (("RM-304-25", "0.16"),)),
    ("LR-7720", "活塞杆", "Piston rod", "product", "A", ROD, (("RM-40CR-32", "0.74"),)),
    ("LR-7731", "推杆", "Push rod", "product", "B", ROD, (("RM-45-20", "0.35"),)),
    ("LR-7745", "柱塞", "Plunger", "component", "A", ROD, (("RM-40CR-32", "0.42"),)),
    ("LC-0915", "轴承压盖", "Bearing cap", "product", "B", CAP, (("RM-6061-80", "0.38"),)),
    ("LC-0920", "端盖", "End cap", "component", "A", CAP, (("RM-6061-80", "0.29"),)),
    ("LC-0933", "轴承座", "Bearing housing", "component", "C", CAP, (("RM-QT500", "1"),)),
    ("LJ-2208", "夹爪座", "Gripper base", "product", "A", JAW, (("RM-6061-80", "0.52"),)),
    ("LJ-2210", "夹爪", "Gripper finger", "product", "B", JAW, (("RM-6061-80", "0.21"),)),
    ("LJ-2231", "连接板", "Connecting plate", "product", "A", JAW, (("RM-6061-80", "0.44"),)),
    ("AV-0873", "换向阀组件", "Directional valve unit", "product", "B", UNIT_ASSY,
     (("LV-0873-01", "1"), ("LV-0873-02", "1"), ("BP-OR-28", "4"), ("BP-M6-20", "6"))),
    ("AB-0933", "轴承座组件", "Bearing unit", "product", "A", UNIT_ASSY,
     (("LC-0933", "1"), ("LC-0920", "2"), ("BP-6204", "2"), ("BP-M6-20", "8"))),
    ("AJ-2208", "夹爪组件", "Gripper unit", "product", "A", UNIT_ASSY,
     (("LJ-2208", "1"), ("LJ-2210", "2"), ("LP-0031-04", "2"), ("BP-M6-20", "4"))),
)  # fmt: skip

# code, zh, en, kind, work center, area
LOCATIONS = (
    ("RM-01", "原料库", "Raw material store", "store", None, "A1"),
    ("RM-02", "原料库二区", "Raw material store 2", "store", None, "A1"),
    ("QA-01", "待验区", "Receiving inspection", "quarantine", None, "A1"),
    ("FG-01", "成品库", "Finished goods", "finished", None, "A3"),
    ("LS-SAW", "锯床线边", "Line side, sawing", "line_side", "SAW", None),
    ("LS-CNC", "数控车一线线边", "Line side, CNC 1", "line_side", "CNC", None),
    ("LS-ASSY", "装配线边", "Line side, assembly", "line_side", "ASSY", None),
)

HANDLING: Mapping[str, Mapping[str, object]] = {
    "RM-40CR-50": {"received_as": "quarantined"},
    "BP-OR-28": {
        "received_as": "quarantined", "shelf_life_days": 730, "expiry_policy": "override", "expiry_warn_days": 60,
    },
    "BP-M6-20": {"issue_method": "backflush", "pick_rule": "fifo"},
    "RM-45-20": {"issue_method": "backflush"},
    "AV-0873": {"tracking": "serial", "gtin": "06938500108732"},
    "AB-0933": {"gtin": "06938500109333"},
}  # fmt: skip
"""How some items are kept: rubber ages, screws are taken off the line side by themselves, valves carry serials."""
