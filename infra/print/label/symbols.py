"""Barcodes as modules. The encoder is zxing-cpp's (Zint): ISO 15417, 16022 and 18004 with GS1's FNC1."""

from functools import lru_cache
from typing import Final

import zxingcpp

from infra.codes import gs1
from infra.codes.problem import CodeInvalid
from infra.print.label.design import GS1, LINEAR

QUIET: Final = {"qr": 4, "datamatrix": 1, "gs1_datamatrix": 1, "code128": 10, "gs1_128": 10}
"""Modules of white around the symbol, which are part of the element."""
SMALLEST_MODULE: Final = {"qr": 0.25, "datamatrix": 0.25, "gs1_datamatrix": 0.25, "code128": 0.19, "gs1_128": 0.19}
"""Millimetres. What a 203 dpi head draws with two dots; phones and cheap scanners lose what is finer."""
LOWEST_BARS: Final = 4.0
_FORMATS: Final = {
    "qr": zxingcpp.BarcodeFormat.QRCode,
    "datamatrix": zxingcpp.BarcodeFormat.DataMatrix,
    "gs1_datamatrix": zxingcpp.BarcodeFormat.DataMatrix,
    "code128": zxingcpp.BarcodeFormat.Code128,
    "gs1_128": zxingcpp.BarcodeFormat.Code128,
}


class NotEncodable(Exception):
    """This symbology cannot hold this text."""


def _check_gs1(text: str) -> None:
    """The encoder takes a wrong check digit or a thirteenth month; the standard does not."""
    try:
        gs1.parse(text, rules=False)
    except CodeInvalid as error:
        raise NotEncodable(str(error.problem)) from None


@lru_cache(maxsize=2000)
def modules(symbology: str, text: str) -> tuple[str, ...]:
    """Rows of `1` (dark) and `0`; a linear code is one row. GS1 text has its application identifiers in brackets."""
    options: dict[str, object] = {}
    if symbology in GS1:
        _check_gs1(text)
        options["gs1"] = True
    if symbology == "qr":
        options["ecLevel"] = "Q"
    elif symbology not in LINEAR:
        options["forceSquare"] = True
    try:
        made = zxingcpp.create_barcode(text, _FORMATS[symbology], **options)
    except (ValueError, RuntimeError) as error:
        raise NotEncodable(str(error)) from None
    picture = memoryview(made.to_image(scale=1, add_quiet_zones=False, add_hrt=False))  # type: ignore[arg-type]
    height, wide = picture.shape or (0, 0)
    flat = picture.tobytes()
    rows = ["".join("1" if flat[y * wide + x] < 128 else "0" for x in range(wide)) for y in range(height)]
    return (rows[0],) if symbology in LINEAR else tuple(rows)
