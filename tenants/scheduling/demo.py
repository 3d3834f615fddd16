"""The demo plant's people in data: who works where, who may do what. Logins as in identity.seeds."""

from collections.abc import Mapping, Sequence
from typing import Final

# shift → work center → who works there, Monday to Saturday
ROSTER: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "DAY": {
        "SAW": ("chen",),
        "CNC": ("wang", "limin"),
        "MILL": ("zhaolei", "huangjun"),
        "CNC2": ("xulong",),
        "DRILL": ("hejing",),
        "GRIND": ("songyan", "tangbo"),
        "HEAT": ("linguoping",),
        "BENCH": ("xiaohua", "chengang"),
        "WASH": ("dongming",),
        "ASSY": ("dengjie", "hanxue"),
        "INSP": ("liuyang", "pengyu"),
        "PACK": ("yuxiaomei",),
    },
    "NIGHT": {"CNC2": ("mafei", "wuhaiyan"), "DRILL": ("guotao",), "GRIND": ("fengxia",)},
}
ABSENT: Final[Mapping[str, str]] = {"DAY": "zhaolei", "NIGHT": "fengxia"}  # sick in the shift that runs or comes next

SKILLS: Final = (
    ("TURN", "数控车", "CNC turning"),
    ("MILL", "加工中心操作", "Machining centers"),
    ("GRIND", "磨工", "Grinding"),
    ("HEAT", "热处理操作证", "Heat treatment certificate"),
    ("INSPECT", "检验员证", "Inspector certificate"),
    ("CRANE", "行车操作证", "Crane certificate"),
)

# login, skill, level, days until it runs out (None: for good)
HELD: Final[Sequence[tuple[str, str, int, int | None]]] = (
    ("chen", "TURN", 4, None), ("wang", "TURN", 3, None), ("limin", "TURN", 3, None), ("zhaolei", "MILL", 3, None),
    ("huangjun", "MILL", 2, None), ("huangjun", "TURN", 1, None), ("xulong", "TURN", 3, None),
    ("mafei", "TURN", 2, None),
    ("wuhaiyan", "TURN", 4, None), ("songyan", "GRIND", 3, None), ("tangbo", "GRIND", 2, None),
    ("fengxia", "GRIND", 3, None), ("linguoping", "GRIND", 4, None), ("linguoping", "HEAT", 4, 410),
    ("songyan", "HEAT", 2, -12), ("tangbo", "HEAT", 2, 21), ("liuyang", "INSPECT", 3, 240),
    ("pengyu", "INSPECT", 2, 55), ("dongming", "CRANE", 3, 9),
)  # fmt: skip
