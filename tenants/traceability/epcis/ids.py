"""Identifiers of our things for the world outside: GS1 Digital Link URIs where GS1 gave the company numbers for them,
else URIs under our own address, which the standard lets anybody use (Core Business Vocabulary 2.0, section 8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from urllib.parse import quote
from uuid import UUID

from infra.codes import gs1
from infra.codes.digital_link import digital_link
from infra.codes.problem import CodeInvalid
from tenants.masterdata.models import StorageLocation
from tenants.traceability.models import CodeSetting, MaterialLot, Pack

UOM: Final[Mapping[str, str]] = {
    "kg": "KGM", "g": "GRM", "mg": "MGM", "t": "TNE", "m": "MTR", "cm": "CMT", "mm": "MMT", "m2": "MTK", "m²": "MTK",
    "m3": "MTQ", "m³": "MTQ", "l": "LTR", "ml": "MLT", "h": "HUR", "min": "MIN", "s": "SEC",
}  # fmt: skip
"""UN/ECE recommendation 20. A unit it does not have is "mutually defined"."""
PIECES: Final = frozenset({"pcs", "pc", "ea", "件", "个", "只", "支", "套"})
MUTUALLY_DEFINED: Final = "ZZ"


@dataclass(frozen=True)
class Names:
    """What is needed to name things: our address and company, GS1's numbers, the GTIN of each item."""

    base: str  # https://host
    slug: str
    setting: CodeSetting | None
    gtins: Mapping[UUID, str]
    canonical: str = "https://id.gs1.org"

    def own(self, id: UUID) -> str:
        return f"{self.base}/S/{self.slug}/{id.hex}"

    def lot(self, lot: MaterialLot) -> str:
        gtin = self.gtins.get(lot.item_id)
        ai = "21" if lot.kind == "piece" else "10"
        return (gtin and self._link({"01": gtin, ai: lot.number})) or self.own(lot.id)

    def pack(self, pack: Pack) -> str:
        return self._link({"00": pack.number}) or self.own(pack.id)

    def location(self, location: StorageLocation) -> str:
        gln = self.setting.gln if self.setting else None
        return (gln and self._link({"414": gln, "254": location.code})) or self.own(location.id)

    def paper(self, number: str) -> str:
        """A purchase order, a delivery note: numbers of somebody else's."""
        return f"{self.base}/bt/{self.slug}/{quote(number, safe='')}"

    def _link(self, fields: Mapping[str, str]) -> str | None:
        try:
            return digital_link(gs1.elements_of(fields), self.canonical)
        except CodeInvalid:  # a number that GS1's character set or length does not allow
            return None


def quantity_of(amount: Decimal, unit: str) -> dict[str, Any]:
    number = int(amount) if amount == amount.to_integral_value() else float(amount)
    if unit.lower() in PIECES and isinstance(number, int):
        return {"quantity": number}
    return {"quantity": number, "uom": UOM.get(unit.lower(), MUTUALLY_DEFINED)}
