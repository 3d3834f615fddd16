"""Step pictures: a phone drawn in SVG, with a title, rows of a settings screen, and the row to tap."""

from __future__ import annotations

from html import escape

WIDTH, HEIGHT, ROW = 180, 184, 34
INK, LINE, PAPER, ACCENT, TINT = "#1A1B1E", "#C4C3BD", "#FFFFFF", "#193F97", "#EAF0FB"
FONT = "-apple-system,PingFang SC,HarmonyOS Sans SC,Microsoft YaHei UI,Noto Sans CJK SC,sans-serif"


def phone(title: str, rows: list[str], tap: int, *, switch: bool = False) -> str:
    """`tap` is the row under the finger; `switch` draws it as a switch that is turned on."""
    drawn = "".join(_row(number, text, number == tap, switch) for number, text in enumerate(rows))
    label = f"{escape(title)}: {escape(rows[tap])}"
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}" font-family="{FONT}">'
        f'<rect x="2" y="2" width="{WIDTH - 4}" height="{HEIGHT - 4}" rx="18" fill="{PAPER}" stroke="{LINE}"/>'
        f'<rect x="{WIDTH / 2 - 18}" y="10" width="36" height="5" rx="2.5" fill="{LINE}"/>'
        f"{_text(16, 42, title, _fitting(title, 15), INK, 600)}{drawn}</svg>"
    )


def _row(number: int, text: str, tapped: bool, switch: bool) -> str:
    top, size = 56 + number * (ROW + 4), _fitting(text, 12)
    if not tapped:
        rule = f'<path d="M16 {top + ROW + 2}H{WIDTH - 16}" stroke="{LINE}"/>'
        return rule + _text(18, top + 22, text, size, INK, 400)
    box = f'<rect x="10" y="{top}" width="{WIDTH - 20}" height="{ROW}" rx="6" fill="{TINT}" stroke="{ACCENT}"/>'
    return box + _text(18, top + 22, text, size, ACCENT, 600) + (_switch(top) if switch else _finger(top))


def _text(x: int, y: int, text: str, size: float, colour: str, weight: int) -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(text)}</text>'


def _finger(top: int) -> str:
    x, y = WIDTH - 26, top + ROW - 8
    return f'<circle cx="{x}" cy="{y}" r="9" fill="{ACCENT}" fill-opacity=".25"/>' + _dot(x, y, 4.5, ACCENT)


def _switch(top: int) -> str:
    x, y = WIDTH - 44, top + 9
    return f'<rect x="{x}" y="{y}" width="26" height="16" rx="8" fill="{ACCENT}"/>' + _dot(x + 18, y + 8, 6, PAPER)


def _dot(x: int, y: int, radius: float, colour: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}"/>'


def _fitting(text: str, size: int) -> float:
    """Chinese signs are a full em wide, Latin ones about half: shrink rather than cut."""
    ems = sum(1.0 if ord(sign) > 0x2E80 else 0.56 for sign in text)
    return min(size, round((WIDTH - 52) / max(ems, 1), 1))
