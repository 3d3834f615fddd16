"""Where everything goes, in dots. Pure but for the fonts: the same design and values give the same sheet everywhere."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from msgspec import structs
from PIL import Image, UnidentifiedImageError

from infra.print.glyphs import missing_glyphs
from infra.print.label import symbols, typeset
from infra.print.label.design import LINEAR, Design, Element

POINTS_PER_MM: Final = 72 / 25.4
_FIELD: Final = re.compile(r"\{([a-z_0-9]+(?:\.[^{}\s]+)?)\}")
MOST_PIXELS: Final = 25_000_000


@dataclass(frozen=True)
class Rule:
    """A filled rectangle."""

    x: int
    y: int
    width: int
    height: int

    @classmethod
    def of(cls, each: Element, scale: float) -> "Rule":
        """All that an element takes."""
        left, top = round(each.x * scale), round(each.y * scale)
        right, bottom = round((each.x + each.width) * scale), round((each.y + each.height) * scale)
        return cls(left, top, max(1, right - left), max(1, bottom - top))


@dataclass(frozen=True)
class Frame:
    """What an element takes on the label, `x`, `y` its upper left corner there; `width` and `height` are those of its
    content as it is read, which is turned clockwise into it by so many degrees."""

    x: int
    y: int
    width: int
    height: int
    turn: int

    @classmethod
    def of(cls, box: Rule, turn: int) -> "Frame":
        sides = (box.height, box.width) if turn % 180 else (box.width, box.height)
        return cls(box.x, box.y, *sides, turn)

    def point(self, u: float, v: float) -> tuple[float, float]:
        """Where a point of the content lies on the label."""
        turned = {
            0: (u, v), 90: (self.height - v, u), 180: (self.width - u, self.height - v), 270: (v, self.width - u),
        }[self.turn]  # fmt: skip
        return self.x + turned[0], self.y + turned[1]

    def corner(self, u: int, v: int, width: int, height: int) -> tuple[int, int]:
        """The upper left corner on the label of a rectangle of the content."""
        (x, y), (other_x, other_y) = self.point(u, v), self.point(u + width, v + height)
        return int(min(x, other_x)), int(min(y, other_y))


@dataclass(frozen=True)
class Run:
    """One line of text: `x` where it begins, `y` its baseline, in dots of its frame; `size` dots to the em."""

    frame: Frame
    x: float
    y: float
    size: float
    bold: bool
    text: str


@dataclass(frozen=True)
class Matrix:
    """A barcode: every module `module` dots wide and `bar` dots high, which is how high a linear code's bars are."""

    x: int
    y: int
    module: int
    bar: int
    rows: tuple[str, ...]

    @property
    def width(self) -> int:
        return len(self.rows[0]) * self.module

    @property
    def height(self) -> int:
        return len(self.rows) * self.bar


@dataclass(frozen=True)
class Picture:
    """One bit for each dot, set where it is black."""

    x: int
    y: int
    image: Image.Image


Mark = Rule | Run | Matrix | Picture


@dataclass(frozen=True)
class Problem:
    """Why an element cannot be printed as it stands; codes are tenants.labels' business to put into words."""

    element: str
    code: str  # outside | glyph_missing | text_too_long | module_too_small | code_refused | field_unknown | …
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Placed:
    """What became of one element."""

    element: Element
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Sheet:
    """One label, laid out."""

    width: int
    height: int
    dots_per_mm: float
    gap: float
    placed: tuple[Placed, ...]
    problems: tuple[Problem, ...]

    @property
    def marks(self) -> Iterator[Mark]:
        return (mark for each in self.placed for mark in each.marks)


class _Refused(Exception):
    def __init__(self, code: str, **params: Any) -> None:
        self.code, self.params = code, params


def place(design: Design, values: Mapping[str, str], pictures: Mapping[str, bytes]) -> Sheet:
    """Lay a label out with these field values (by name, as text) and pictures (by hash)."""
    scale = design.dots_per_mm
    placed, problems = [], []
    for element in design.elements:
        text = ""
        try:
            text = filled(element.text, values)
            placed.append(Placed(element, text, _marks(design, element, text, pictures)))
        except _Refused as refused:
            problems.append(Problem(element.id, refused.code, refused.params))
            placed.append(Placed(element, text, ()))
    return Sheet(
        round(design.width * scale), round(design.height * scale), scale, design.gap, tuple(placed), tuple(problems)
    )


def fields_of(design: Design) -> set[str]:
    return {name for each in design.elements for name in _FIELD.findall(each.text)}


def filled(text: str, values: Mapping[str, str]) -> str:
    """`{lot.number}` replaced by its value. A name that is not known is refused; a known one may be empty."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise _Refused("field_unknown", field=match[1])
        return values[match[1]]

    return _FIELD.sub(value, text)


def _marks(design: Design, each: Element, text: str, pictures: Mapping[str, bytes]) -> tuple[Mark, ...]:
    edge = 1e-6
    if (
        each.x < 0
        or each.y < 0
        or each.x + each.width > design.width + edge
        or each.y + each.height > design.height + edge
    ):
        raise _Refused("outside", width=design.width, height=design.height)
    box = Rule.of(each, design.dots_per_mm)
    if each.kind == "line":
        return (box,)
    if each.kind == "box":
        return _outline(box, max(1, round(each.stroke * design.dots_per_mm)))
    frame, each = Frame.of(box, each.turn), _as_read(each)
    if each.kind == "text":
        return tuple(_lines(each, frame, text, design.dots_per_mm))
    if each.kind == "barcode":
        return (_symbol(each, frame, text, design.dots_per_mm),)
    return (_picture(each, frame, pictures),)


def _as_read(each: Element) -> Element:
    """With the sides it has when one reads it."""
    return structs.replace(each, width=each.height, height=each.width) if each.turn % 180 else each


_TURNS: Final = {
    90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90,
}  # fmt: skip


def turned(image: Image.Image, turn: int) -> Image.Image:
    """Clockwise."""
    return image.transpose(_TURNS[turn]) if turn else image


def _turned_rows(rows: Sequence[str], turn: int) -> tuple[str, ...]:
    for _ in range(turn // 90):
        rows = ["".join(column) for column in zip(*reversed(rows), strict=True)]
    return tuple(rows)


def _outline(box: Rule, stroke: int) -> tuple[Mark, ...]:
    if 2 * stroke >= min(box.width, box.height):
        return (box,)
    inner = box.height - 2 * stroke
    return (
        Rule(box.x, box.y, box.width, stroke),
        Rule(box.x, box.y + box.height - stroke, box.width, stroke),
        Rule(box.x, box.y + stroke, stroke, inner),
        Rule(box.x + box.width - stroke, box.y + stroke, stroke, inner),
    )


def _lines(each: Element, frame: Frame, text: str, scale: float) -> Iterator[Run]:
    missing = missing_glyphs(text)
    if missing:
        glyph = next(sign for sign in text if sign in missing)
        raise _Refused("glyph_missing", glyph=f"{glyph} (U+{ord(glyph):04X})", text=text[:60])
    wide, high = each.width * POINTS_PER_MM, each.height * POINTS_PER_MM
    fit = typeset.fitted(text, each.bold, each.size, wide, high)
    if fit is None:
        raise _Refused("text_too_long", text=text[:60])
    points, lines = fit
    size = points / POINTS_PER_MM * scale
    for n, line in enumerate(lines):
        spare = frame.width - typeset.width(line, each.bold) * size
        left = {"left": 0.0, "center": spare / 2, "right": spare}[each.align]
        if line:
            yield Run(frame, left, (typeset.ASCENT + n * typeset.LEADING) * size, size, each.bold, line)


def _symbol(each: Element, frame: Frame, text: str, scale: float) -> Matrix:
    if not text:
        raise _Refused("code_empty")
    try:
        rows = symbols.modules(each.symbology, text)
    except symbols.NotEncodable as error:
        raise _Refused("code_refused", text=text[:80], problem=str(error)[:200]) from None
    quiet, linear = symbols.QUIET[each.symbology], each.symbology in LINEAR
    across = len(rows[0]) + 2 * quiet
    down = 1 if linear else len(rows) + 2 * quiet
    module = frame.width // across if linear else min(frame.width // across, frame.height // down)
    least = symbols.SMALLEST_MODULE[each.symbology]
    fewest = _dots(least, scale)
    if module < fewest:
        needs = round(fewest * across / scale + 0.05, 1)
        raise _Refused("module_too_small", needs=needs, least=least)
    if linear and each.height < symbols.LOWEST_BARS:
        raise _Refused("bars_too_low", least=symbols.LOWEST_BARS)
    bar = frame.height if linear else module
    wide, high = len(rows[0]) * module, len(rows) * bar
    x, y = frame.corner(quiet * module, 0 if linear else quiet * module, wide, high)
    sides = (bar, module) if frame.turn % 180 else (module, bar)
    return Matrix(x, y, *sides, _turned_rows(rows, frame.turn))


def _dots(millimetres: float, scale: float) -> int:
    """The fewest whole dots that are at least as wide."""
    return max(2, -int(-(millimetres * scale - 1e-6) // 1))


def _picture(each: Element, frame: Frame, pictures: Mapping[str, bytes]) -> Picture:
    data = pictures.get(each.picture)
    if data is None:
        raise _Refused("picture_missing")
    try:
        opened = Image.open(io.BytesIO(data))
        if opened.width * opened.height > MOST_PIXELS:
            raise _Refused("picture_unreadable")
        image = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise _Refused("picture_unreadable") from None
    ratio = min(frame.width / image.width, frame.height / image.height)
    size = max(1, round(image.width * ratio)), max(1, round(image.height * ratio))
    white = Image.new("RGBA", size, "white")
    white.alpha_composite(image.resize(size, Image.Resampling.LANCZOS))
    # Heads know black and white only: error diffusion keeps a photograph readable, and line art stays line art.
    grey = white.convert("L").point(lambda v: 255 - int(v))  # type: ignore[arg-type, unused-ignore]
    return Picture(*frame.corner(0, 0, *size), turned(grey.convert("1"), frame.turn))
