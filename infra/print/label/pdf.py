"""The PDF: typst draws the marks where the layout put them, one page for each label."""

import base64
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from infra.print.label.layout import Mark, Matrix, Picture, Rule, Run, Sheet
from infra.print.render import render, render_pages

TEMPLATE = Path(__file__).with_name("label.typ")


def pdf(sheets: Sequence[Sheet]) -> bytes:
    """Takes CPU for a fraction of a second: call it in a thread."""
    return render(TEMPLATE, data(sheets))


def pngs(sheets: Sequence[Sheet], *, ppi: float) -> list[bytes]:
    return render_pages(TEMPLATE, data(sheets), ppi=ppi)


def data(sheets: Sequence[Sheet]) -> dict[str, Any]:
    """Millimetres everywhere."""
    return {"pages": [_page(sheet) for sheet in sheets]}


def _page(sheet: Sheet) -> dict[str, Any]:
    mm = sheet.dots_per_mm
    marks = [_mark(mark, mm) for mark in sheet.marks]
    return {"width": sheet.width / mm, "height": sheet.height / mm, "marks": marks}


def _mark(mark: Mark, mm: float) -> dict[str, Any]:
    if isinstance(mark, Run):
        x, y = mark.frame.point(mark.x, mark.y)
        text = {"size": mark.size / mm, "bold": mark.bold, "text": mark.text, "turn": mark.frame.turn}
        return {"kind": "text", "x": x / mm, "y": y / mm} | text
    at = {"x": mark.x / mm, "y": mark.y / mm}
    if isinstance(mark, Picture):
        size = {"width": mark.image.width / mm, "height": mark.image.height / mm}
        return at | size | {"kind": "svg", "svg": _embedded(mark.image)}
    size = {"width": mark.width / mm, "height": mark.height / mm}
    if isinstance(mark, Rule):
        return at | size | {"kind": "rule"}
    return at | size | {"kind": "svg", "svg": _bars(mark)}


def _bars(mark: Matrix) -> str:
    """Dark modules as one path; runs of modules are one rectangle."""
    path: list[str] = []
    for y, row in enumerate(mark.rows):
        start = row.find("1")
        while start >= 0:
            end = row.find("0", start)
            end = len(row) if end < 0 else end
            path.append(f"M{start} {y}h{end - start}v1h{start - end}z")
            start = row.find("1", end)
    wide, high = len(mark.rows[0]), len(mark.rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{mark.width}"'
        f' height="{mark.height}" preserveAspectRatio="none" shape-rendering="crispEdges">'
        f'<path d="{"".join(path)}"/></svg>'
    )


def _embedded(image: Image.Image) -> str:
    """The very dots, so that paper and film show what the head burns."""
    out = io.BytesIO()
    image.point([255, 0] * 128, "1").save(out, "PNG")
    png = base64.b64encode(out.getvalue()).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {image.width} {image.height}" width="{image.width}"'
        f' height="{image.height}" preserveAspectRatio="none"><image width="{image.width}" height="{image.height}"'
        f' image-rendering="optimizeSpeed" href="data:image/png;base64,{png}"/></svg>'
    )
