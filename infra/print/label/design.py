"""What a label's template says: size, resolution and elements in millimetres."""

from typing import Any, Final, Literal

import msgspec

DOTS_PER_MM: Final = {203: 8.0, 300: 300 / 25.4, 600: 600 / 25.4}
"""A "203 dpi" head has exactly 8 dots to the millimetre."""
LARGEST: Final = (220.0, 300.0)
"""Millimetres: the widest heads on the market print 220."""
MOST_ELEMENTS: Final = 60
SYMBOLOGIES: Final = ("qr", "datamatrix", "gs1_datamatrix", "code128", "gs1_128")
LINEAR: Final = frozenset({"code128", "gs1_128"})
GS1: Final = frozenset({"gs1_datamatrix", "gs1_128"})
FONT_SIZES: Final = (5.0, 120.0)


class DesignBroken(Exception):
    """The text says which value is wrong."""


class Element(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing on the label; `x`, `y` are the upper left corner of what it takes there, `turn` (degrees, clockwise)
    turns a text, a code or a picture within that. Lines and boxes look the same at every turn.

    text and barcode show `text`, in which `{name}` stands for a field. `size` is points, `stroke` millimetres. A line
    is a filled rectangle, a box an outline. A text is set smaller, down to 5 pt, before it is refused as too long.
    """

    id: str
    kind: Literal["text", "barcode", "picture", "line", "box"]
    x: float
    y: float
    width: float
    height: float
    text: str = ""
    size: float = 9
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"
    symbology: str = "qr"
    picture: str = ""  # hash of infra.blobs
    stroke: float = 0.3
    turn: Literal[0, 90, 180, 270] = 0


class Design(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    width: float
    height: float
    dpi: int = 203
    gap: float = 3  # between two labels on the roll; 0: continuous
    elements: tuple[Element, ...] = ()

    @property
    def dots_per_mm(self) -> float:
        return DOTS_PER_MM[self.dpi]


def read_design(data: Any) -> Design:
    """A design from JSON values. Raises DesignBroken for what no label can be; what merely does not fit is a problem
    of the layout, so that a designer may pass through it."""
    try:
        design = msgspec.convert(data, Design)
    except msgspec.ValidationError as error:
        raise DesignBroken(str(error)) from None
    _check(design.dpi in DOTS_PER_MM, f"dpi is one of {', '.join(map(str, DOTS_PER_MM))}")
    _check(5 <= design.width <= LARGEST[0] and 5 <= design.height <= LARGEST[1], "5 to 220 mm wide, 5 to 300 mm high")
    _check(0 <= design.gap <= 50, "the gap is 0 to 50 mm")
    _check(len(design.elements) <= MOST_ELEMENTS, f"at most {MOST_ELEMENTS} elements")
    _check(len({each.id for each in design.elements}) == len(design.elements), "two elements have one id")
    for each in design.elements:
        _check_element(each)
    return design


def _check_element(each: Element) -> None:
    sizes = (each.x, each.y, each.width, each.height, each.size, each.stroke)
    _check(all(-1000 < value < 1000 for value in sizes), f"{each.id}: a size beyond reason")
    _check(1 <= len(each.id) <= 40, "an element's id has 1 to 40 characters")
    _check(each.width > 0 and each.height > 0, f"{each.id}: no width or height")
    _check(each.symbology in SYMBOLOGIES, f"{each.id}: symbology is one of {', '.join(SYMBOLOGIES)}")
    _check(FONT_SIZES[0] <= each.size <= FONT_SIZES[1], f"{each.id}: 5 to 120 pt")
    _check(0.05 <= each.stroke <= 20, f"{each.id}: a stroke of 0.05 to 20 mm")
    _check(len(each.text) <= 500, f"{each.id}: at most 500 characters")


def _check(holds: bool, text: str) -> None:
    if not holds:
        raise DesignBroken(text)
