"""UDI: which device it is (DI) and which one of them (PI), by the issuers that China's NMPA accepts and by HIBCC.

GS1 and HIBC follow published standards and are checked in full. MA and AHM are marked with what of them could not be
verified against a published text (`Udi.unverified`): structure and separators of AHM, check characters of MA.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from infra.codes import gs1, hibc, ma
from infra.codes.dates import check_date, date_of, now
from infra.codes.gs1 import Elements, wrong

ISSUERS: Final = ("GS1", "MA", "AHM", "HIBC")
UNVERIFIED: Final[Mapping[str, tuple[str, ...]]] = {
    "GS1": (), "HIBC": (), "MA": ("ma_check",), "AHM": ("ahm_structure", "ahm_separators", "ahm_check"),
}  # fmt: skip
"""Rules of each issuer for which no published text was at hand."""


@dataclass(frozen=True, slots=True)
class Udi:
    """`data`: as the symbol carries it (FNC1 within is U+001D); `hri`: as people read it. `notes`: what looks odd but
    is not refused, because the rule is unverified."""

    issuer: str  # ISSUERS
    di: str
    lot: str | None = None
    serial: str | None = None
    made_on: date | None = None
    expires_on: date | None = None
    data: str = ""
    hri: str = ""
    more: tuple[tuple[str, str], ...] = ()  # other parts by name: sterilisation_lot, valid_until, quantity, AIs
    unverified: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def pi(self) -> str:
        """The production identifier as printed."""
        return self.hri.replace(f"(01){self.di}", "", 1) if self.issuer == "GS1" else self.hri.removeprefix(self.di)


def parse(text: str, today: date | None = None) -> Udi:
    """Raises CodeInvalid when it is no UDI or breaks a rule of its issuer."""
    bare = re.sub(r"^\][A-Za-z][0-9A-Za-z]", "", text)
    if bare.startswith("MA."):
        return _of_ma(ma.parse(bare), bare, today or now())
    if bare.startswith(AHM_MARK):
        return _of_ahm(bare, today or now())
    if bare.startswith("+"):
        return _of_hibc(hibc.parse(bare, today), bare)
    return of_elements(gs1.parse(text), today)


def assemble(
    issuer: str, di: str, *, lot: str | None = None, serial: str | None = None, made_on: date | None = None,
    expires_on: date | None = None,
) -> Udi:  # fmt: skip
    """The UDI of a lot or a piece, checked by reading it back. `di`: a GTIN, an MA or AHM identifier, or for HIBC
    labeler, product and unit of measure together. Raises CodeInvalid."""
    dates = {"made": made_on, "expires": expires_on}
    if issuer == "GS1":
        fields = {"01": gs1.gtin14(di)}
        fields |= {ai: f"{day:%y%m%d}" for ai, day in (("11", made_on), ("17", expires_on)) if day is not None}
        fields |= {ai: value for ai, value in (("10", lot), ("21", serial)) if value}
        return of_elements(gs1.elements_of(fields))
    texts = {name: f"{day:%y%m%d}" for name, day in dates.items() if day is not None}
    texts |= {name: value for name, value in (("lot", lot), ("serial", serial)) if value}
    if issuer == "MA":
        return parse(ma.assemble(di, texts))
    if issuer == "AHM":
        return parse(_ahm(di, texts))
    if issuer == "HIBC":
        if not re.fullmatch(r"[A-Z][A-Z0-9]{4,21}[0-9]", di):
            raise wrong("hibc_malformed", "syntax")
        made = hibc.concatenated(di[:4], di[4:-1], di[-1], lot=lot, serial=serial, expires=expires_on, made=made_on)
        return parse(made)
    raise wrong("unknown_issuer", "unknown", issuer[:20])


def of_elements(elements: Elements, today: date | None = None) -> Udi:
    """GS1: (01) is the device, (10) (11) (17) (21) the production. Raises CodeInvalid without a (01)."""
    gtin = elements.get("01")
    if gtin is None:
        raise wrong("no_device_identifier", "key", "01")
    known = ("01", "10", "11", "17", "21")
    return Udi(
        "GS1", gtin, elements.get("10"), elements.get("21"), elements.date("11", today=today),
        elements.date("17", today=today), gs1.element_string(elements), gs1.hri(elements),
        tuple((each.ai, each.value) for each in elements if each.ai not in known),
    )  # fmt: skip


def _of_hibc(found: hibc.Hibc, data: str) -> Udi:
    if found.di is None:
        raise wrong("no_device_identifier", "key", "HIBC")
    more = (("quantity", str(found.quantity)),) if found.quantity is not None else ()
    return Udi("HIBC", found.di, found.lot, found.serial, found.made, found.expires, data, f"*{data}*", more)


def _day(text: str | None, today: date, part: str) -> date | None:
    """Six or eight digits."""
    if text is None:
        return None
    if bad := check_date(text, 8 if len(text) == 8 else 6, day_zero=False):
        raise wrong(bad[0], "date", part, at=bad[1], length=bad[2])
    return date_of(text, today) if len(text) == 6 else date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _of_ma(found: ma.Ma, data: str, today: date) -> Udi:
    values = dict(found.values)
    lot, serial = values.pop("lot", None), values.pop("serial", None)
    made = _day(values.pop("made", None), today, "M")
    expires = _day(values.pop("expires", None), today, "E")
    _day(values.get("valid_until"), today, "V")
    return Udi(
        "MA", found.di, lot, serial, made, expires, data, data, tuple(values.items()), UNVERIFIED["MA"], found.notes
    )  # fmt: skip


# -- AHM -----------------------------------------------------------------------------------------------------
# Published is only this much: the DI is the maker's code and the product's code, the PI has the parts BN (lot), SN
# (serial), MD (made), BD (best before), ED (expires). How they are put together is our reading and told as such.

AHM_MARK: Final = "AHM"
_AHM_DI = re.compile(r"AHM\.?[0-9A-Za-z]{1,20}(?:\.[0-9A-Za-z\-]{1,30})?")
_AHM_PART = re.compile(r"(BN|SN|MD|BD|ED)([0-9A-Za-z\-]{1,30})")
_AHM_NAMES: Final = {"BN": "lot", "SN": "serial", "MD": "made", "BD": "best_before", "ED": "expires"}


def _of_ahm(data: str, today: date) -> Udi:
    pieces = data.split(".")
    at = next((place for place, each in enumerate(pieces) if place and _AHM_PART.fullmatch(each)), len(pieces))
    di = ".".join(pieces[:at])
    if not _AHM_DI.fullmatch(di) or di == AHM_MARK:
        raise wrong("ahm_malformed", "syntax")
    values: dict[str, str] = {}
    for each in pieces[at:]:
        match = _AHM_PART.fullmatch(each)
        if match is None:
            raise wrong("ahm_malformed", "syntax", other=each[:20])
        if match[1] in values:
            raise wrong("different_values", "repeated", match[1])
        values[match[1]] = match[2]
    days = {mark: _day(values.get(mark), today, mark) for mark in ("MD", "BD", "ED")}
    more = (("best_before", values["BD"]),) if "BD" in values else ()
    plain = Udi("AHM", di, values.get("BN"), values.get("SN"), days["MD"], days["ED"], data, data, more)
    return replace(plain, unverified=UNVERIFIED["AHM"])


def _ahm(di: str, values: Mapping[str, str]) -> str:
    parts = [f"{mark}{values[name]}" for mark, name in _AHM_NAMES.items() if values.get(name)]
    if not di.startswith(AHM_MARK) or not all(_AHM_PART.fullmatch(each) for each in parts):
        raise wrong("ahm_malformed", "syntax")
    return ".".join([di, *parts])
