"""A camera that looks at a traveller card: a YUV4MPEG2 file with the QR code, for Chromium's fake video capture."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import segno

WIDTH, HEIGHT, MODULE = 640, 480, 8


def write_camera(text: str, folder: Path) -> Path:
    """A few frames of the code, dark on light, in the middle of the picture."""
    matrix = [list(row) for row in segno.make(text, error="q", micro=False).matrix]
    side = len(matrix) * MODULE
    left, top = (WIDTH - side) // 2, (HEIGHT - side) // 2
    luma = bytearray(b"\xdc" * (WIDTH * HEIGHT))
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                for line in range(MODULE):
                    start = (top + y * MODULE + line) * WIDTH + left + x * MODULE
                    luma[start : start + MODULE] = b"\x18" * MODULE
    chroma = b"\x80" * (WIDTH * HEIGHT // 2)
    path = folder / f"camera-{uuid4().hex[:8]}.y4m"
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode())
        for _ in range(10):
            file.write(b"FRAME\n" + luma + chroma)
    return path
