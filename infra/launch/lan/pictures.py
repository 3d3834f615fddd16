"""Step pictures: a phone drawn in SVG, with a title, rows of a settings screen, and the row to tap."""

from __future__ import annotations

from html import escape

WIDTH, HEIGHT, ROW = 180, 184, 34
INK, LINE, PAPER, ACCENT, TINT = "#1A1B1E", "#C4C3BD", "#FFFFFF", "#193F97", "#EAF0FB"
FONT = "-apple-system,PingFang SC,HarmonyOS Sans SC,Microsoft YaHei UI,Noto Sans CJK SC,sans-serif"


def phone(title: str, rows: list[str], tap: int, *, switch: bool = False) -> str:
    """`tap` is the row under the finger; `switch` draws it as a switch that is turned on."""
    drawn = "".join(_row(number, text, number == tap, switch) for number, text in enumerate(rows))
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}: {escape(rows[tap])}" font-family="{FONT}">'
        f'<rect x="2" y="2" width="{WIDTH - 4}" height="{HEIGHT - 4}" rx="18" fill="{PAPER}" stroke="{LINE}" stroke-width="2"/>'
        f'<rect x="{WIDTH / 2 - 18}" y="10" width="36" height="5" rx="2.5" fill="{LINE}"/>'
        f'<text x="16" y="42" font-size="{_fitting(title, 15)}" font-weight="600" fill="{INK}">{escape(title)}</text>'
        f"{drawn}</svg>"
    )


def _row(number: int, text: str, tapped: bool, switch: bool) -> str:
    top = 56 + number * (ROW + 4)
    back = (
        f'<rect x="10" y="{top}" width="{WIDTH - 20}" height="{ROW}" rx="6" fill="{TINT}" stroke="{ACCENT}" stroke-width="2"/>'
        if tapped
        else f'<path d="M16 {top + ROW + 2}H{WIDTH - 16}" stroke="{LINE}"/>'
    )
    colour, weight = (ACCENT, 600) if tapped else (INK, 400)
    label = f'<text x="18" y="{top + 22}" font-size="{_fitting(text, 12)}" font-weight="{weight}" fill="{colour}">{escape(text)}</text>'
    if not tapped:
        return back + label
    return back + label + (_switch(top) if switch else _finger(top))


def _finger(top: int) -> str:
    x, y = WIDTH - 26, top + ROW - 8
    return f'<circle cx="{x}" cy="{y}" r="9" fill="{ACCENT}" fill-opacity=".25"/><circle cx="{x}" cy="{y}" r="4.5" fill="{ACCENT}"/>'


def _switch(top: int) -> str:
    x, y = WIDTH - 44, top + 9
    return f'<rect x="{x}" y="{y}" width="26" height="16" rx="8" fill="{ACCENT}"/><circle cx="{x + 18}" cy="{y + 8}" r="6" fill="#fff"/>'


def _fitting(text: str, size: int) -> float:
    """Chinese signs are a full em wide, Latin ones about half: shrink rather than cut."""
    ems = sum(1.0 if ord(sign) > 0x2E80 else 0.56 for sign in text)
    return min(size, round((WIDTH - 52) / max(ems, 1), 1))
