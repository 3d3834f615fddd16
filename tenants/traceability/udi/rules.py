"""Decisions about device identifiers; no session, no clock."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from infra.codes import gs1, ma, udi
from infra.codes.problem import CodeInvalid
from tenants.traceability.udi.errors import DeviceIdentifierFixed, DeviceIdentifierInvalid, RecordFieldUnknown
from tenants.traceability.udi.nmpa import BY_KEY

LEVELS: Final = ("use_unit", "sale_unit", "inner", "box", "case", "pallet")
"""使用单元, 最小销售单元, then packages that hold it."""
DRAFT, PUBLISHED, WITHDRAWN = STATES = ("draft", "published", "withdrawn")
MOVES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {DRAFT: frozenset({PUBLISHED, WITHDRAWN}), PUBLISHED: frozenset({WITHDRAWN}), WITHDRAWN: frozenset()}
)


def check_di(issuer: str, di: str) -> str:
    """As it is kept: a GTIN with fourteen digits. Raises DeviceIdentifierInvalid."""
    text = di.strip()
    try:
        if issuer == "GS1":
            return gs1.gtin14(text)
        found = udi.parse(text).di if issuer in ("MA", "AHM") else _hibc(text)
    except CodeInvalid as refused:
        raise DeviceIdentifierInvalid(di=text[:60], issuer=issuer[:20], problem=str(refused.problem)) from None
    if found != text or (issuer == "MA" and ma.parse(text).values) or issuer not in udi.ISSUERS:
        raise DeviceIdentifierInvalid(di=text[:60], issuer=issuer[:20], problem="more than the identifier")
    return text


def _hibc(text: str) -> str:
    return text if re.fullmatch(r"[A-Z][A-Z0-9]{4,21}[0-9]", text) else ""


def check_record_move(di: str, state: str, to: str) -> str:
    if to not in MOVES[state]:
        raise DeviceIdentifierFixed(di=di, state=state, to=to)
    return to


def merged(old: Mapping[str, str], given: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """The record with these fields set; an empty value takes one away. Raises RecordFieldUnknown."""
    record = dict(old)
    for key, value in given:
        if key not in BY_KEY:
            raise RecordFieldUnknown(field=key[:40])
        if value is None or not value.strip():
            record.pop(key, None)
        else:
            record[key] = value.strip()[:2000]
    return record
