"""Paper: our fonts and nothing else, data that stays data, QR codes a phone can read."""

import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from infra.print import missing_glyphs, qr_svg, render, render_pages
from infra.print.glyphs import coverage
from infra.print.render import FAMILY, FONTS, fonts

LINK = "HTTPS://MES.HENGZHUN.EXAMPLE/T/HENGZHUN/10017"


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "card.typ"
    path.write_text(
        "#let data = json(bytes(sys.inputs.data))\n"
        '#set page(width: 60mm, height: 60mm)\n#set text(font: "Noto Sans SC", fallback: false)\n'
        '#data.text\n#image(bytes(data.qr), format: "svg", width: 20mm)\n'
    )
    return path


def test_only_our_two_fonts_are_used() -> None:
    assert {(each.family, each.weight) for each in fonts().fonts()} == {(FAMILY, 400), (FAMILY, 700)}
    assert (FONTS / "OFL.txt").read_text("utf-8").count("SIL OPEN FONT LICENSE") >= 1


def test_the_fonts_draw_what_a_plant_writes() -> None:
    assert missing_glyphs("传动轴套 LT-2041-03 · 磨外圆 Φ45h6 8×36 ±0.05 Ra1.6 25℃ ≤½ → № ① “引号”，。（）\n") == set()
    assert missing_glyphs("Größe Ünïté Привет αβγΩ µm ²³") == set()
    for path in FONTS.glob("*.ttf"):
        assert len(coverage(path)) > 8_000
        assert 0xFFFF not in coverage(path)


def test_a_character_we_cannot_draw_is_named() -> None:
    assert missing_glyphs("MO-1012 🙂ꙮ") == {"🙂", "ꙮ"}


def test_a_qr_is_read_from_the_page(template: Path) -> None:
    (page,) = render_pages(template, {"text": "传动轴套", "qr": qr_svg(LINK)})
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))
    assert found.text == LINK
    assert found.ec_level == "Q"


def test_the_link_stays_small_in_capitals() -> None:
    assert qr_svg(LINK).count("h") < qr_svg(LINK.lower()).count("h")


def test_a_name_is_never_markup(template: Path) -> None:
    evil = '#panic("run") $x$ *bold* #read("/etc/passwd") \\ ]['
    assert render(template, {"text": evil, "qr": qr_svg("1")}).startswith(b"%PDF")


def test_the_same_data_gives_the_same_page(template: Path) -> None:
    data = {"text": "传动轴套", "qr": qr_svg(LINK)}
    assert render_pages(template, data) == render_pages(template, data)
