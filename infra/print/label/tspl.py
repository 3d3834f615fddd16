"""TSPL (TSC and the many printers that speak its language): BAR for rectangles, BITMAP for everything else."""

from infra.print.label.dots import raster
from infra.print.label.layout import Rule, Sheet


def tspl(sheet: Sheet, copies: int = 1) -> bytes:
    """One label, printed `copies` times. In a BITMAP a zero bit is a black dot; mode 1 (OR) leaves what is under it."""
    wide, high = (f"{side / sheet.dots_per_mm:.2f}" for side in (sheet.width, sheet.height))
    parts = [
        f"SIZE {wide} mm,{high} mm\r\nGAP {sheet.gap:g} mm,0 mm\r\nDIRECTION 1\r\nREFERENCE 0,0\r\nCLS\r\n".encode()
    ]
    for mark in sheet.marks:
        if isinstance(mark, Rule):
            parts.append(f"BAR {mark.x},{mark.y},{mark.width},{mark.height}\r\n".encode())
            continue
        x, y, black = raster(mark)
        black = black.crop((max(0, -x), max(0, -y), black.width, black.height))
        row = (black.width + 7) // 8
        white = bytes(255 - each for each in black.tobytes())
        parts += [f"BITMAP {max(0, x)},{max(0, y)},{row},{black.height},1,".encode(), white, b"\r\n"]
    return b"".join([*parts, f"PRINT 1,{copies}\r\n".encode()])
