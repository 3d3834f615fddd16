"""Paper: typst templates with data, in our own two fonts, and QR codes that survive the shop floor."""

from infra.print.glyphs import missing_glyphs
from infra.print.qr import qr_svg
from infra.print.render import render, render_pages

__all__ = ["missing_glyphs", "qr_svg", "render", "render_pages"]
