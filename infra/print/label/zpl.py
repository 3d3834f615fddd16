"""ZPL II: rectangles as ^GB, everything else as ^GF with Zebra's own compression."""

from collections.abc import Iterator
from typing import Final

from PIL import Image

from infra.print.label.dots import raster
from infra.print.label.layout import Rule, Sheet

_ONES: Final = "GHIJKLMNOPQRSTUVWXY"  # 1 … 19
_TWENTIES: Final = "ghijklmnopqrstuvwxyz"  # 20 … 400


def zpl(sheet: Sheet, copies: int = 1) -> bytes:
    """One format; the printer repeats it `copies` times."""
    body = "\n".join(_field(x, y, what) for x, y, what in _placed(sheet))
    head = f"^XA\n^PW{sheet.width}\n^LL{sheet.height}\n^LH0,0\n{'^MNN' if sheet.gap == 0 else '^MNY'}"
    return f"{head}\n{body}\n^PQ{copies}\n^XZ\n".encode("ascii")


def _placed(sheet: Sheet) -> Iterator[tuple[int, int, Rule | Image.Image]]:
    for mark in sheet.marks:
        if isinstance(mark, Rule):
            yield mark.x, mark.y, mark
            continue
        x, y, black = raster(mark)
        if x < 0 or y < 0:  # a stroke that leans over the edge: ^FO has no negative places
            black = black.crop((max(0, -x), max(0, -y), black.width, black.height))
        yield max(0, x), max(0, y), black


def _field(x: int, y: int, what: Rule | Image.Image) -> str:
    if isinstance(what, Rule):
        return f"^FO{x},{y}^GB{what.width},{what.height},{min(what.width, what.height)}^FS"
    row = (what.width + 7) // 8
    total = row * what.height
    return f"^FO{x},{y}^GFA,{total},{total},{row},{packed(what.tobytes(), row)}^FS"


def packed(data: bytes, row: int) -> str:
    """Rows of hexadecimal digits: counts before repeated digits, `,` for zeros to the end of the row, `!` for ones,
    `:` for the row before once more."""
    lines: list[str] = []
    before = ""
    for start in range(0, len(data), row):
        digits = data[start : start + row].hex().upper()
        lines.append(":" if digits == before else _row(digits))
        before = digits
    return "".join(lines)


def _row(digits: str) -> str:
    for end, sign in (("0", ","), ("F", "!")):
        kept = digits.rstrip(end)
        if len(kept) < len(digits):
            return _runs(kept) + sign
    return _runs(digits)


def _runs(digits: str) -> str:
    out: list[str] = []
    at = 0
    while at < len(digits):
        end = at
        while end < len(digits) and digits[end] == digits[at]:
            end += 1
        out.append(_count(end - at) + digits[at])
        at = end
    return "".join(out)


def _count(times: int) -> str:
    if times == 1:
        return ""
    signs = "z" * (times // 400)
    times %= 400
    if times >= 20:
        signs += _TWENTIES[times // 20 - 1]
    if times % 20:
        signs += _ONES[times % 20 - 1]
    return signs
