"""Labels: one layout in whole dots, drawn as PDF (typst), ZPL, TSPL and as the picture of what the printer burns.

`place(design, values, pictures)` decides where every dot cluster goes; no renderer decides anything itself, so they
cannot differ. Printers get text and codes as dots of our own fonts and encoder: any of them prints Chinese, and none of
them chooses another symbol size than the one that was approved.
"""

from infra.print.label.design import Design, DesignBroken, Element, read_design
from infra.print.label.dots import preview
from infra.print.label.layout import Placed, Problem, Sheet, place
from infra.print.label.pdf import pdf
from infra.print.label.tspl import tspl
from infra.print.label.zpl import zpl

__all__ = [
    "Design", "DesignBroken", "Element", "Placed", "Problem", "Sheet", "pdf", "place", "preview", "read_design",
    "tspl", "zpl",
]  # fmt: skip
