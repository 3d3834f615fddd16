"""Which characters our fonts can draw. typst prints an empty box for the others and says nothing."""

import struct
from functools import lru_cache
from pathlib import Path

from infra.print.render import FONTS


def missing_glyphs(text: str) -> set[str]:
    """The characters of a text that at least one of our fonts lacks; blanks and line ends need no glyph."""
    drawn = frozenset.intersection(*(coverage(path) for path in sorted(FONTS.glob("*.ttf"))))
    return {character for character in text if not character.isspace() and ord(character) not in drawn}


@lru_cache(maxsize=8)
def coverage(path: Path) -> frozenset[int]:
    """The code points of a TrueType font, from its `cmap` table (formats 4 and 12)."""
    data = path.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    offsets = {data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)}
    cmap = offsets[b"cmap"]
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    found: set[int] = set()
    for n in range(count):
        (subtable,) = struct.unpack_from(">I", data, cmap + 4 + 8 * n + 4)
        found |= _subtable(data, cmap + subtable)
    return frozenset(found)


def _subtable(data: bytes, at: int) -> set[int]:
    (form,) = struct.unpack_from(">H", data, at)
    if form == 12:
        (groups,) = struct.unpack_from(">I", data, at + 12)
        spans = (struct.unpack_from(">II", data, at + 16 + 12 * n) for n in range(groups))
        return {code for first, last in spans for code in range(first, last + 1)}
    if form == 4:
        (double,) = struct.unpack_from(">H", data, at + 6)
        ends = struct.unpack_from(f">{double // 2}H", data, at + 14)
        starts = struct.unpack_from(f">{double // 2}H", data, at + 16 + double)
        # Segments of merged fonts map every code of theirs; 0xFFFF only ends the table.
        return {
            code for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1) if code < 0xFFFF
        }
    return set()
