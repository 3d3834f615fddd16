"""One layout, four drawings: what ZPL and TSPL burn is what the PDF shows, element by element, within a millimetre."""

import io
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageOps

from infra.print.label import Design, DesignBroken, Sheet, pdf, place, preview, read_design, tspl, zpl
from infra.print.label.design import DOTS_PER_MM
from infra.print.label.dots import page
from tests.kit.zpl import tspl_labels, zpl_labels

VALUES = {"lot.number": "L2611-044", "item.zh": "传动轴套（精车）合格证", "empty": ""}
GS1 = "(01)06901234567892(17)281119(10)L2611-044(21)000123"


def made(*elements: dict[str, Any], dpi: int = 203, width: float = 100, height: float = 60) -> Design:
    named = [{"id": f"e{n}"} | each for n, each in enumerate(elements)]
    return read_design({"width": width, "height": height, "dpi": dpi, "elements": named})


def box(kind: str, x: float, y: float, width: float, height: float, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "x": x, "y": y, "width": width, "height": height} | more


def picture() -> bytes:
    """A dark disc on a transparent ground."""
    out = io.BytesIO()
    image = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    image.paste((20, 20, 20, 255), (10, 5, 50, 35))
    image.save(out, "PNG")
    return out.getvalue()


EVERYTHING = (
    box("box", 1, 1, 98, 58, stroke=0.4),
    box("line", 2, 13.5, 96, 0.3),
    box("text", 3, 2.5, 70, 9, text="恒准精密 {lot.number}", size=18, bold=True),
    box("text", 3, 15, 46, 14, text="{item.zh} Drive sleeve Ωµ AVAWA To.", size=10),
    box("text", 3, 30, 46, 6, text="居右 right", size=9, align="right"),
    box("barcode", 70, 15, 28, 28, symbology="qr", text="HTTPS://MES.EXAMPLE.COM/S/DEMO/{lot.number}"),
    box("barcode", 52, 15, 17, 17, symbology="gs1_datamatrix", text=GS1),
    box("barcode", 3, 38, 60, 9, symbology="gs1_128", text="(00)069012345678901238"),
    box("barcode", 3, 48.5, 52, 9, symbology="code128", text="{lot.number}"),
    box("barcode", 57, 47, 12, 11.5, symbology="datamatrix", text="{lot.number}/物料"),
    box("picture", 72, 45, 12, 12, picture="p"),
    box("line", 90, 45, 0.5, 12),
)
CODES = {
    "HTTPS://MES.EXAMPLE.COM/S/DEMO/L2611-044", GS1, "(00)069012345678901238", "L2611-044", "L2611-044/物料",
}  # fmt: skip


def of(design: Design) -> Sheet:
    sheet = place(design, VALUES, {"p": picture()})
    assert sheet.problems == ()
    return sheet


def black(image: Image.Image) -> Image.Image:
    """Of a grey page: one bit per dot, set where dark."""
    return image.convert("L").point([255 if value < 128 else 0 for value in range(256)], "1")


def decoded(image: Image.Image, sheet: Sheet) -> set[str]:
    """Each code by itself, with white around it, as a scanner that looks at it sees it."""
    found, mm = set(), sheet.dots_per_mm
    for each in (placed.element for placed in sheet.placed if placed.element.kind == "barcode"):
        corners = (each.x, each.y, each.x + each.width, each.y + each.height)
        cut = ImageOps.expand(image.crop(tuple(round(side * mm) for side in corners)), round(2 * mm))
        found |= {code.text for code in zxingcpp.read_barcodes(ImageChops.invert(cut.convert("L")))}
    return found


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_what_zpl_and_tspl_burn_is_what_the_pdf_shows_within_a_millimetre(dpi: int) -> None:
    scale = DOTS_PER_MM[dpi]
    sheet = of(made(*EVERYTHING, dpi=dpi))
    film = pypdfium2.PdfDocument(pdf([sheet]))
    assert film[0].get_size() == pytest.approx((100 / 25.4 * 72, 60 / 25.4 * 72), abs=0.5)
    shown = black(film[0].render(scale=scale * 25.4 / 72).to_pil())
    (burnt,) = zpl_labels(zpl(sheet, 3))
    (other,) = tspl_labels(tspl(sheet, 3), scale)

    assert burnt.copies == other.copies == 3
    assert ImageChops.logical_xor(burnt.image, other.image).getbbox() is None
    assert ImageChops.logical_xor(burnt.image, page(sheet)).getbbox() is None
    for placed in sheet.placed:
        alone = place(made(vars_of(placed.element), dpi=dpi), VALUES, {"p": picture()})
        (mine,) = zpl_labels(zpl(alone))
        theirs = black(pypdfium2.PdfDocument(pdf([alone]))[0].render(scale=scale * 25.4 / 72).to_pil())
        ours, seen = mine.image.getbbox(), theirs.getbbox()
        assert ours, placed.element.id
        assert seen, placed.element.id
        assert max(abs(a - b) for a, b in zip(ours, seen, strict=True)) / scale <= 1, (placed.element.id, ours, seen)
    assert decoded(burnt.image, sheet) == CODES
    assert decoded(shown, sheet) == CODES


def vars_of(element: Any) -> dict[str, Any]:
    return {name: getattr(element, name) for name in element.__struct_fields__ if name != "id"}


TURNED = (
    box("text", 5, 6, 40, 14, text="传动轴套 {lot.number} Ag", size=10, align="right"),
    box("barcode", 5, 25, 60, 9, symbology="gs1_128", text="(00)069012345678901238"),
    box("barcode", 5, 40, 20, 24, symbology="datamatrix", text="L2611-044/物料"),
    box("picture", 40, 40, 30, 14, picture="p"),
)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_element_is_its_upright_dots_turned_on_paper_and_at_the_head(turn: int) -> None:
    side, scale = 80, DOTS_PER_MM[203]
    upright = page(of(made(*TURNED, width=side, height=side)))

    sheet = of(made(*(turned_with_the_label(each, turn, side) for each in TURNED), width=side, height=side))

    wanted = upright.rotate(-turn)
    (zebra,), (other,) = zpl_labels(zpl(sheet)), tspl_labels(tspl(sheet), scale)
    for image in (page(sheet), zebra.image, other.image):
        assert ImageChops.logical_xor(image, wanted).getbbox() is None
    shown = black(pypdfium2.PdfDocument(pdf([sheet]))[0].render(scale=scale * 25.4 / 72).to_pil())
    for each in (placed.element for placed in sheet.placed):
        corners = tuple(round(at * scale) for at in (each.x, each.y, each.x + each.width, each.y + each.height))
        ours, theirs = wanted.crop(corners).getbbox(), shown.crop(corners).getbbox()
        assert ours, each.id
        assert theirs, each.id
        assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) / scale <= 1, each.id
    assert decoded(shown, sheet) == decoded(zebra.image, sheet) == {"(00)069012345678901238", "L2611-044/物料"}


def turned_with_the_label(each: dict[str, Any], turn: int, side: float) -> dict[str, Any]:
    """Where an element comes to lie when a square label is turned as a whole."""
    x, y, width, height = each["x"], each["y"], each["width"], each["height"]
    for _ in range(turn // 90):
        x, y, width, height = side - y - height, x, height, width
    return each | {"x": x, "y": y, "width": width, "height": height, "turn": turn}


def test_a_batch_is_a_page_each_and_the_preview_is_the_burnt_dots() -> None:
    sheets = [of(made(*EVERYTHING))] * 3

    assert len(pypdfium2.PdfDocument(pdf(sheets))) == 3
    seen = Image.open(io.BytesIO(preview(sheets[0])))
    assert seen.size == (800, 480)
    assert ImageChops.logical_xor(black(seen), page(sheets[0])).getbbox() is None


@pytest.mark.parametrize(
    ("element", "code"),
    [
        (box("text", 90, 5, 20, 5, text="x"), "outside"),
        (box("line", -1, 5, 20, 5), "outside"),
        (box("text", 5, 5, 40, 6, text="𰻝面"), "glyph_missing"),
        (box("text", 5, 5, 12, 4, text="传动轴套 Drive sleeve, hardened and ground"), "text_too_long"),
        (box("text", 5, 5, 8, 20, text="L2611-044-VERYLONGNUMBER"), "text_too_long"),
        (box("barcode", 5, 5, 7, 7, symbology="qr", text="L2611-044"), "module_too_small"),
        (box("barcode", 5, 5, 20, 10, symbology="code128", text="L2611-044-0001"), "module_too_small"),
        (box("barcode", 5, 5, 60, 3, symbology="code128", text="L2611"), "bars_too_low"),
        (box("barcode", 5, 5, 30, 30, symbology="gs1_datamatrix", text="(01)06901234567893"), "code_refused"),
        (box("barcode", 5, 5, 30, 30, symbology="gs1_datamatrix", text="L2611"), "code_refused"),
        (box("barcode", 5, 5, 30, 30, symbology="qr", text="{empty}"), "code_empty"),
        (box("text", 5, 5, 30, 30, text="{lot.colour}"), "field_unknown"),
        (box("picture", 5, 5, 30, 30, picture="q"), "picture_missing"),
        (box("picture", 5, 5, 30, 30, picture="bad"), "picture_unreadable"),
    ],
)
def test_what_cannot_be_printed_is_said_for_its_element(element: dict[str, Any], code: str) -> None:
    sheet = place(made(element, box("line", 1, 1, 5, 1)), VALUES, {"bad": b"\x89PNG not a picture"})

    assert [(each.element, each.code) for each in sheet.problems] == [("e0", code)]
    assert sheet.placed[0].marks == ()
    assert sheet.placed[1].marks


@pytest.mark.parametrize(
    "design",
    [
        {"width": 500, "height": 20}, {"width": 50, "height": 20, "dpi": 200}, {"width": 50}, [],
        {"width": 50, "height": 20, "elements": [box("circle", 1, 1, 1, 1, id="a")]},
        {"width": 50, "height": 20, "elements": [box("line", 1, 1, 0, 1, id="a")]},
        {"width": 50, "height": 20, "elements": [box("line", 1, 1, 1, 1, id="a"), box("line", 1, 1, 1, 1, id="a")]},
        {"width": 50, "height": 20, "elements": [box("text", 1, 1, 1, float("nan"), id="a")]},
        {"width": 50, "height": 20, "elements": [box("text", 1, 1, 1, 1, id="a", turn=45)]},
        {"width": 50, "height": 20, "extra": 1},
    ],
)  # fmt: skip
def test_what_is_no_design_is_refused(design: Any) -> None:
    with pytest.raises(DesignBroken):
        read_design(design)


def test_a_text_is_set_smaller_before_it_is_refused_and_no_number_is_torn() -> None:
    sheet = of(made(box("text", 5, 5, 20, 8, text="材料 L2611-044 HT-88213", size=14)))
    runs: list[Any] = list(sheet.marks)

    assert [run.text for run in runs] == ["材料 L2611-044", "HT-88213"]
    assert runs[0].size / sheet.dots_per_mm * 72 / 25.4 < 14
