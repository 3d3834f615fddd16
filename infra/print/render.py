"""typst: a template file and JSON data give a PDF, or one PNG per page (previews, tests).

Data reaches the template as values (`sys.inputs.data`), never as markup, so no name can run code in it.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Noto Sans SC"


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Only what we ship: the same paper on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def render(template: Path, data: Mapping[str, Any]) -> bytes:
    """The PDF. Takes CPU for a fraction of a second: call it in a thread."""
    made = _compiler(template, data).compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def render_pages(template: Path, data: Mapping[str, Any], *, ppi: float = 144) -> list[bytes]:
    """One PNG per page."""
    made = _compiler(template, data).compile(format="png", ppi=ppi)
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if page is not None]


def _compiler(template: Path, data: Mapping[str, Any]) -> typst.Compiler:
    return typst.Compiler(
        template,
        root=template.parent,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
