"""Text in our own fonts: how wide it is, where it breaks. No hinting, no kerning: the same widths in every renderer."""

from functools import lru_cache
from typing import Final

from PIL import ImageFont

from infra.print.render import FONTS

EM: Final = 1000
ASCENT, DESCENT, LEADING = 0.88, 0.24, 1.25
"""Parts of the size: above and below the baseline of one line, and from baseline to baseline."""
SMALLEST: Final = 5.0


@lru_cache(maxsize=64)
def font(bold: bool, pixels: float) -> ImageFont.FreeTypeFont:
    path = FONTS / f"NotoSansSC-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(path, pixels, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=20_000)
def advance(character: str, bold: bool) -> float:
    """Of one character, in thousandths of the size."""
    return font(bold, EM).getlength(character)


def width(text: str, bold: bool) -> float:
    """In parts of the size."""
    return sum(advance(each, bold) for each in text) / EM


def fitted(text: str, bold: bool, size: float, wide: float, high: float) -> tuple[float, list[str]] | None:
    """The largest size up to `size` (all in one unit) at which the text fits, and its lines; None below 5 pt.

    `size` is points here, `wide` and `high` are points too.
    """
    now = size
    while now >= SMALLEST:
        lines = broken(text, bold, wide / now)
        if lines is not None and ((len(lines) - 1) * LEADING + ASCENT + DESCENT) * now <= high + 1e-6:
            return now, lines
        now -= 0.5
    return None


def broken(text: str, bold: bool, wide: float) -> list[str] | None:
    """Lines of at most `wide` (parts of the size); None when one word is wider. Breaks at blanks, before an
    opening bracket (`(01)…(10)…`) and around Chinese characters: a lot number is never torn apart."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in _words(paragraph):
            if width(word.strip(), bold) > wide:
                return None
            if line and width((line + word).rstrip(), bold) > wide:
                lines.append(line.rstrip())
                line = word.lstrip()
            else:
                line += word
        lines.append(line.rstrip())
    return lines


def _words(text: str) -> list[str]:
    found: list[str] = []
    for each in text:
        joined = found and each != "(" and not _breaks(each) and not _breaks(found[-1][-1]) and found[-1][-1] != " "
        if joined or (found and each == " "):
            found[-1] += each
        else:
            found.append(each)
    return found


def _breaks(character: str) -> bool:
    """Chinese characters stand alone; closing punctuation stays with what is before it."""
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"
