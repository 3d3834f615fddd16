"""Decisions about labels; no session, no clock."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final

from infra.errors import Invalid
from infra.print.label import Design, DesignBroken, Problem, read_design
from tenants.labels import errors

SUBJECTS: Final = ("lot", "piece", "pack", "location", "work_unit", "order")
LANGUAGES: Final = ("zpl", "tspl", "pdf")
RESOLUTIONS: Final = (203, 300, 600)
MOST_LABELS: Final = 2_000
MOST_COPIES: Final = 100

QUEUED, PRINTING, PRINTED, FAILED, UNCLEAR, CANCELLED, HANDED = (
    "queued", "printing", "printed", "failed", "unclear", "cancelled", "handed",
)  # fmt: skip
JOB_MOVES: Final[Mapping[str, frozenset[str]]] = {
    QUEUED: frozenset({PRINTING, CANCELLED}),
    PRINTING: frozenset({PRINTED, FAILED, UNCLEAR}),
    FAILED: frozenset({QUEUED, CANCELLED}),
    UNCLEAR: frozenset({PRINTED, QUEUED, CANCELLED}),
    PRINTED: frozenset(),
    CANCELLED: frozenset(),
    HANDED: frozenset(),
}
"""handed: the browser got the PDF, what came of it nobody knows. failed: nothing more came out than `done` says.
unclear: the agent stopped, or the line broke, while a label was on its way: somebody has to look at the printer."""

FAULTS: Final = ("unreachable", "not_ready", "broken_off", "agent_gone", "refused")
SILENT_AFTER: Final = timedelta(minutes=3)
"""An agent that prints says so at least this often; after that its print is unclear."""

COMPARED: Final = ("code", "template_version", "di", "lot", "expiry", "serial")
MOST_SCANNED: Final = 12

_PROBLEMS: Final[Mapping[str, type[Invalid]]] = {
    "outside": errors.ElementOutside,
    "glyph_missing": errors.GlyphMissing,
    "text_too_long": errors.TextTooLong,
    "module_too_small": errors.ModuleTooSmall,
    "bars_too_low": errors.BarsTooLow,
    "code_refused": errors.CodeRefused,
    "code_empty": errors.CodeEmpty,
    "field_unknown": errors.FieldUnknown,
    "picture_missing": errors.PictureMissing,
    "picture_unreadable": errors.PictureUnreadable,
}
_ADDRESS: Final = re.compile(r"tcp://[A-Za-z0-9._\-\[\]:]{1,200}|usb:/dev/[\w/.-]{1,100}")


def design_of(data: Any) -> Design:
    try:
        return read_design(data)
    except DesignBroken as error:
        raise errors.DesignInvalid(problem=str(error)[:200]) from None


def refusal(problem: Problem, where: str) -> Invalid:
    return _PROBLEMS[problem.code](element=problem.element, where=where, **problem.params)


def check_subject(subject: str) -> str:
    if subject not in SUBJECTS:
        raise errors.SubjectUnknown(subject=subject[:40])
    return subject


def check_move(now: str, to: str) -> str:
    if to not in JOB_MOVES[now]:
        raise errors.JobMoveRefused(now=now, to=to)
    return to


def check_printer(language: str, dpi: int, address: str | None, served: bool) -> str | None:
    """The address as it is kept. What an agent serves has one; a PDF goes to no address."""
    if language not in LANGUAGES:
        raise errors.PrinterInvalid(field="language", problem=" | ".join(LANGUAGES))
    if dpi not in RESOLUTIONS:
        raise errors.PrinterInvalid(field="dpi", problem=" | ".join(map(str, RESOLUTIONS)))
    kept = (address or "").strip() or None
    if kept is not None and not _ADDRESS.fullmatch(kept):
        raise errors.PrinterInvalid(field="address", problem="tcp://192.168.1.50:9100 | usb:/dev/usb/lp0")
    if served and (language == "pdf" or kept is None):
        raise errors.PrinterInvalid(field="address", problem="an agent sends ZPL or TSPL to an address")
    return kept


def check_range(prefix: str, digits: int, first: int, last: int) -> None:
    """GS1 AI 21 holds 20 characters of set 82; prefixes keep to what every issuer takes."""
    if not re.fullmatch(r"[A-Z0-9.-]{0,12}", prefix):
        raise errors.RangeInvalid(problem="a prefix has up to 12 capitals, digits, dots or hyphens")
    if not 1 <= digits <= 12 or len(prefix) + digits > 20:
        raise errors.RangeInvalid(problem="1 to 12 digits, 20 characters in all")
    if not 1 <= first <= last < 10**digits:
        raise errors.RangeInvalid(problem=f"from 1 to {10**digits - 1}")


def serial(prefix: str, digits: int, number: int) -> str:
    return f"{prefix}{number:0{digits}}"


def digest(serials: Iterable[str]) -> str:
    return sha256("\n".join(serials).encode()).hexdigest()


def compared(expected: Mapping[str, Any], found: Mapping[str, Any]) -> list[str]:
    """Which of what should stand on the label does not. What is not expected is not compared."""
    return [name for name in COMPARED if name in expected and found.get(name) != expected[name]]


def changed_since(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Which expectations moved since a label was scanned back."""
    return [name for name in COMPARED if then.get(name) != now.get(name)]


def mark_of(code: str, version: int) -> str:
    """What a label says of itself, so that a scan tells which version it is."""
    return f"{code}@{version}"


def mark_in(codes: Sequence[str]) -> tuple[str, int] | None:
    """(template code, version) of the first scanned text that is such a mark."""
    for text in codes:
        match = re.fullmatch(r"([\w./-]{1,60})@(\d{1,6})", text.strip())
        if match:
            return match[1], int(match[2])
    return None
