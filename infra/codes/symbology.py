"""What a scanner sends: the AIM symbology identifier (ISO/IEC 15424), then the message."""

from dataclasses import dataclass
from typing import Final

from infra.codes.dictionary import dictionary
from infra.codes.digital_link import parse_link
from infra.codes.gs1 import GS, Element, Elements, unbracketed, wrong
from infra.codes.values import check_digit, not_digits

PLAIN: Final = {"Q1": "QR", "d1": "DM", "J0": "DotCode"}
GS1: Final = {"C1": "GS1_128_CCA", "e0": "DataBarExpanded", "d2": "DM", "Q3": "QR", "J1": "DotCode"}
RETAIL: Final = {"E0": ("EAN13", 13), "E4": ("EAN8", 8)}
COMPOSITE: Final = "|]e0"


@dataclass(frozen=True, slots=True)
class ScanData:
    """A scan as its symbology says it is meant. `message`: with FNC1 as `^`, a `^` that is data escaped."""

    symbology: str
    message: str
    elements: Elements | None  # None: no GS1 data


def parse_scan(text: str) -> ScanData:
    """Raises CodeInvalid for an unknown identifier and for GS1 data the dictionary refuses."""
    mark, data = text[1:3], text[3:]
    if text[:1] != "]" or len(mark) < 2:
        raise wrong("no_symbology", "syntax")
    if mark in RETAIL:
        return _retail(*RETAIL[mark], data)
    if mark in GS1:
        elements, message = _gs1(data)
        return ScanData(GS1[mark], message, elements)
    if mark in PLAIN:
        link = data[:8].startswith(("https://", "HTTPS://", "http://", "HTTP://"))
        elements = parse_link(data).elements if link else None  # type: ignore[assignment]
        escaped = "\\" if data.lstrip("\\").startswith("^") else ""
        return ScanData(PLAIN[mark], escaped + data, elements)
    raise wrong("unknown_symbology", "syntax", mark)


def _gs1(data: str) -> tuple[Elements, str]:
    if "^" in data:
        raise wrong("illegal_caret", "characters", at=data.index("^"), length=1)
    return unbracketed(data), "^" + data.replace(GS, "^")


def _retail(symbology: str, size: int, data: str) -> ScanData:
    primary, rest = data[:size], data[size:]
    if len(primary) < size or (rest and not rest.startswith(COMPOSITE)):
        raise wrong("incorrect_length", "length", "01", length=len(data))
    if bad := not_digits(primary):
        raise wrong(bad[0], "characters", "01", at=bad[1], length=1)
    if check_digit(primary[:-1]) != primary[-1]:
        raise wrong("incorrect_check_digit", "check", "01", at=size - 1, length=1)
    gtin = Element("01", primary.zfill(14), dictionary()["01"])
    if not rest:
        return ScanData(symbology, primary, Elements((gtin,)))
    more, message = _gs1(rest.removeprefix(COMPOSITE))
    return ScanData(symbology, f"{primary}|{message}", Elements((gtin, *more)))
