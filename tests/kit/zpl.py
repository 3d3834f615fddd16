"""A printer's eye: turns the ZPL and TSPL we emit into the dots a head would burn. Written from the manuals, not from
our writers: what it does not know, it refuses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw


@dataclass
class Burnt:
    """`image`: one bit per dot, set where black; `fields`: the box (x, y, width, height) of each field's black dots."""

    image: Image.Image
    fields: list[tuple[int, int, int, int]]
    copies: int = 1


def zpl_labels(data: bytes) -> list[Burnt]:
    return [_zpl(each) for each in re.findall(r"\^XA(.*?)\^XZ", data.decode("ascii"), re.DOTALL)]


def _zpl(text: str) -> Burnt:
    width, height = (int(re.search(rf"\^{name}(\d+)", text)[1]) for name in ("PW", "LL"))  # type: ignore[index]
    burnt = Burnt(Image.new("1", (width, height)), [])
    x = y = 0
    for command, rest in re.findall(r"([\^~][A-Z]{2})([^\^~]*)", text):
        given = rest.strip().split(",")
        if command == "^FO":
            x, y = int(given[0]), int(given[1])
        elif command == "^GB":
            _stamp(burnt, x, y, _box(*(int(each) for each in given)))
        elif command == "^GF":
            _stamp(burnt, x, y, _graphic(rest.strip()))
        elif command == "^PQ":
            burnt.copies = int(given[0])
        elif command not in ("^FS", "^PW", "^LL", "^LH", "^MN"):
            raise AssertionError(f"ZPL {command}")
    return burnt


def _box(width: int, height: int, thickness: int) -> Image.Image:
    image = Image.new("1", (max(width, thickness), max(height, thickness)))
    ImageDraw.Draw(image).rectangle((0, 0, image.width - 1, image.height - 1), outline=1, width=thickness)
    if 2 * thickness >= min(image.size):
        image.paste(1, (0, 0, image.width, image.height))
    return image


def _graphic(rest: str) -> Image.Image:
    kind, count, total, row, data = rest.split(",", 4)
    assert kind == "A"
    assert count == total
    digits, wide, rows, before = "", int(row) * 2, [], ""
    repeat = 0
    for sign in data:
        if "G" <= sign <= "Y":
            repeat += ord(sign) - ord("F")
        elif "g" <= sign <= "z":
            repeat += (ord(sign) - ord("f")) * 20
        elif sign in ",!":
            digits = digits.ljust(wide, "0" if sign == "," else "F")
        elif sign == ":":
            assert digits == ""
            digits = before
        else:
            digits += sign * max(repeat, 1)
            repeat = 0
        while len(digits) >= wide:
            rows.append(before := digits[:wide])
            digits = digits[wide:]
    assert digits == ""
    assert len(rows) * int(row) == int(total)
    return Image.frombytes("1", (wide * 4, len(rows)), bytes.fromhex("".join(rows)))


def tspl_labels(data: bytes, dots_per_mm: float) -> list[Burnt]:
    found: list[Burnt] = []
    while data:
        line, _, rest = data.partition(b"\r\n")
        name, _, arguments = line.partition(b" ")
        given: Any = arguments.split(b",")
        if name == b"SIZE":
            wide, high = (float(each.split()[0]) for each in given)
            found.append(Burnt(Image.new("1", (round(wide * dots_per_mm), round(high * dots_per_mm))), []))
        elif name == b"BAR":
            x, y, wide, high = (int(each) for each in given)
            _stamp(found[-1], x, y, Image.new("1", (wide, high), 1))
        elif name == b"BITMAP":
            x, y, row, high, mode = (int(each) for each in given[:5])
            assert mode == 1
            start = data.index(b"BITMAP") + len(b",".join([b"BITMAP " + given[0], *given[1:5]])) + 1
            dots = bytes(255 - each for each in data[start : start + row * high])
            _stamp(found[-1], x, y, Image.frombytes("1", (row * 8, high), dots))
            rest = data[start + row * high + 2 :]
        elif name == b"PRINT":
            found[-1].copies = int(given[1])
        elif name not in (b"GAP", b"DIRECTION", b"REFERENCE", b"CLS"):
            raise AssertionError(f"TSPL {name!r}")
        data = rest
    return found


def _stamp(burnt: Burnt, x: int, y: int, black: Image.Image) -> None:
    burnt.image.paste(1, (x, y), black)
    box = black.getbbox()
    if box is not None:
        burnt.fields.append((x + box[0], y + box[1], box[2] - box[0], box[3] - box[1]))
