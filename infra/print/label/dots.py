"""Marks as dots: what the head burns, and the picture of the whole label that the designer looks at."""

import io
import math
from collections.abc import Iterable

from PIL import Image, ImageDraw

from infra.print.label.layout import Mark, Matrix, Picture, Rule, Run, Sheet, turned
from infra.print.label.typeset import EM, advance, font

INK = 110
"""A dot is burnt where the glyph covers more than this much (of 255): thin strokes of Chinese stay whole at 203 dpi."""


def raster(mark: Mark) -> tuple[int, int, Image.Image]:
    """(x, y, one bit per dot, set where black)."""
    if isinstance(mark, Rule):
        return mark.x, mark.y, Image.new("1", (mark.width, mark.height), 1)
    if isinstance(mark, Matrix):
        return mark.x, mark.y, _modules(mark)
    if isinstance(mark, Picture):
        return mark.x, mark.y, mark.image
    x, y, black = _glyphs(mark)
    return *mark.frame.corner(x, y, *black.size), turned(black, mark.frame.turn)


def _modules(mark: Matrix) -> Image.Image:
    rows = Image.new("1", (len(mark.rows[0]), len(mark.rows)))
    rows.putdata([255 if bit == "1" else 0 for row in mark.rows for bit in row])
    return rows.resize((mark.width, mark.height), Image.Resampling.NEAREST)


def _glyphs(mark: Run) -> tuple[int, int, Image.Image]:
    """Each glyph at its own whole dot, where unhinted widths put it: rounding never adds up along a line."""
    face = font(mark.bold, mark.size)
    wide = sum(advance(each, mark.bold) for each in mark.text) / EM * mark.size
    left, top = math.floor(mark.x) - 2, math.floor(mark.y - 1.2 * mark.size)
    grey = Image.new("L", (math.ceil(wide) + 6 + round(mark.size / 2), math.ceil(1.8 * mark.size)))
    pen, draw = mark.x, ImageDraw.Draw(grey)
    for each in mark.text:
        draw.text((round(pen) - left, round(mark.y) - top), each, fill=255, font=face, anchor="ls")
        pen += advance(each, mark.bold) / EM * mark.size
    box = grey.getbbox()
    if box is None:
        return round(mark.x), round(mark.y), Image.new("1", (1, 1))
    black = grey.crop(box).point([255 if value > INK else 0 for value in range(256)], "1")
    return left + box[0], top + box[1], black


def page(sheet: Sheet, marks: Iterable[Mark] | None = None) -> Image.Image:
    """The whole label, one bit per dot, set where black."""
    canvas = Image.new("1", (sheet.width, sheet.height))
    for mark in sheet.marks if marks is None else marks:
        x, y, black = raster(mark)
        canvas.paste(1, (x, y), black)
    return canvas


def preview(sheet: Sheet) -> bytes:
    """PNG of what comes out of the printer, dot for dot."""
    out = io.BytesIO()
    page(sheet).point([255, 0] * 128, "1").save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()
