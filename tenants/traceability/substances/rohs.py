"""RoHS as published: the ten substances of annex II and exemptions of annex III that metal and electronics use.

Limits: Directive 2011/65/EU annex II as amended by (EU) 2015/863, percent by weight of the homogeneous material, here
in mg/kg. Ends of exemptions: the Commission's delegated directives of 8 September 2025 on 6(a) to (c), 7(a) and 7(c),
as industry summaries give them; an end that differs between categories of equipment stands here at its earliest. They
move: a company enters a later end, or any other exemption, itself (`SubstanceExemption`), and that one counts.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

CODE: Final = "rohs"
SOURCE: Final = "2011/65/EU annex II, (EU) 2015/863"
SOURCE_EXEMPTIONS: Final = "2011/65/EU annex III, delegated directives of 2025-09-08"


@dataclass(frozen=True)
class Limit:
    """One substance of a list; `limit_ppm`: more than this in a homogeneous material is too much."""

    code: str
    name_zh: str
    name_en: str
    limit_ppm: Decimal
    cas: str | None = None


@dataclass(frozen=True)
class Exemption:
    """`limit_ppm`: what is allowed instead; None: without a limit. `expires_on`: its last day."""

    code: str
    text: str
    substances: tuple[str, ...]
    limit_ppm: Decimal | None
    expires_on: date | None
    text_zh: str | None = None  # of a published one; a company writes its own in the language it likes


TENTH: Final = Decimal(1000)  # 0.1 %
LIMITS: Final = (
    Limit("Pb", "铅", "Lead", TENTH, "7439-92-1"),
    Limit("Hg", "汞", "Mercury", TENTH, "7439-97-6"),
    Limit("Cd", "镉", "Cadmium", Decimal(100), "7440-43-9"),
    Limit("Cr6+", "六价铬", "Hexavalent chromium", TENTH, "18540-29-9"),
    Limit("PBB", "多溴联苯", "Polybrominated biphenyls", TENTH),
    Limit("PBDE", "多溴二苯醚", "Polybrominated diphenyl ethers", TENTH),
    Limit("DEHP", "邻苯二甲酸二(2-乙基己)酯", "Bis(2-ethylhexyl) phthalate", TENTH, "117-81-7"),
    Limit("BBP", "邻苯二甲酸丁苄酯", "Butyl benzyl phthalate", TENTH, "85-68-7"),
    Limit("DBP", "邻苯二甲酸二丁酯", "Dibutyl phthalate", TENTH, "84-74-2"),
    Limit("DIBP", "邻苯二甲酸二异丁酯", "Diisobutyl phthalate", TENTH, "84-69-5"),
)
_MID_2027, _END_2027 = date(2027, 6, 30), date(2027, 12, 31)
EXEMPTIONS: Final = (
    Exemption(
        "6(a)-I",
        "Steel for machining, up to 0.35 % lead",
        ("Pb",),
        Decimal(3500),
        _MID_2027,
        text_zh="机加工用钢，铅不超过 0.35 %",
    ),
    Exemption(
        "6(b)-II",
        "Aluminium for machining, up to 0.4 % lead",
        ("Pb",),
        Decimal(4000),
        date(2027, 3, 28),
        text_zh="机加工用铝，铅不超过 0.4 %",
    ),
    Exemption(
        "6(c)", "Copper alloy, up to 4 % lead", ("Pb",), Decimal(40000), _MID_2027, text_zh="铜合金，铅不超过 4 %"
    ),
    Exemption(
        "7(a)",
        "High melting temperature solder, 85 % lead or more",
        ("Pb",),
        None,
        _MID_2027,
        text_zh="高熔点焊料，铅 85 % 以上",
    ),
    Exemption(
        "7(c)-I",
        "Lead in glass or ceramic of electronic components",
        ("Pb",),
        None,
        _MID_2027,
        text_zh="电子元件玻璃或陶瓷中的铅",
    ),
    Exemption(
        "7(c)-II",
        "Lead in dielectric ceramic of capacitors of 125 V AC or more",
        ("Pb",),
        None,
        _END_2027,
        text_zh="交流 125 V 以上电容介电陶瓷中的铅",
    ),
)
