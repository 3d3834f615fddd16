"""From understood rows to acts: codes become references, quantities are held against their item's unit."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

from infra.errors import Refusal
from infra.imports.cells import Amount, half_width
from infra.imports.layout import same_word
from infra.journal.canonical import canonical
from tenants.masterdata.custom import typed_value
from tenants.onboarding import errors
from tenants.onboarding.kinds.base import Field, Intent, Kind, Problem, Row
from tenants.onboarding.lookups import Lookups

Ref = dict[str, Any]
Create = dict[str, dict[str, dict[str, Any]]]
END_OF_DAY = time(23, 59)


class Planning:
    """What the planners of the kinds ask. A refusal goes to the row it is about, and the answer is None."""

    def __init__(self, kind: Kind, known: Lookups, *, create_missing: bool, locale: str) -> None:
        self.kind, self.known, self.locale = kind, known, locale
        self.creates = kind.creates if create_missing else ()
        self.fields: dict[str, Field] = {each.name: each for each in kind.fields}

    def title(self, name: str) -> str:
        return self.fields[name].title(self.locale) if name in self.fields else name

    def told(self, row: Row, name: str) -> bool:
        """Whether the row's problem with this field is known already."""
        return any(each.field == name for each in row.problems)

    def require(self, row: Row) -> None:
        for each in self.kind.fields:
            if each.required and row.get(each.name) is None and not self.told(row, each.name):
                row.refuse(errors.CellEmpty(column=each.title(self.locale)), each.name)

    # -- references ----------------------------------------------------------------------------------

    def item_row(self, row: Row, name: str, *, quiet: bool = False) -> Any | None:
        code = row.get(name)
        found = self.known.items.get(code) if code else None
        if found is None and code and not quiet:
            self._item_missing(row, name, code)
        return found

    def item(self, row: Row, name: str) -> Ref | None:
        code = row.get(name)
        if not code or not self._has_item(row, name, code):
            return None
        return {"$item": code}

    def _has_item(self, row: Row, name: str, code: str) -> bool:
        if code in self.known.items:
            return True
        self._item_missing(row, name, code)
        return False

    def _item_missing(self, row: Row, name: str, code: str) -> None:
        if self.told(row, name):
            return
        candidate = self.known.stripped.get(code)
        if candidate is not None:
            row.refuse(errors.ZerosLost(value=code, candidate=candidate), name)
        else:
            row.refuse(errors.NotThere(what=self.title(name), value=code), name)

    def item_named(self, row: Row, name: str, create: Create, kind: str, blame: Sequence[Row] = ()) -> Ref | None:
        """An item that may be made by this sheet, when the user wants that and its row says unit and name."""
        code = row.get(name)
        if not code:
            return None
        if code not in self.known.items and code not in self.known.stripped and "item" in self.creates:
            unit = self.unit(row, "unit", create) if row.get("unit") else self._pieces()
            label = row.get("name") if name == "item" else None
            create.setdefault("item", {})[code] = {
                "code": code, "name_zh": label or code, "name_en": label or code, "unit_id": unit, "kind": kind,
            }  # fmt: skip
            return {"$item": code}
        if not self._has_item(row, name, code):
            for other in blame:
                if other is not row:
                    other.refuse(errors.HeldBack(line=row.line))
            return None
        return {"$item": code}

    def _pieces(self) -> Ref | None:
        unit = self.known.unit("pcs")
        return {"$unit": unit.code} if unit else None

    def unit(self, row: Row, name: str, create: Create) -> Ref | None:
        text = row.get(name)
        if not text:
            return None
        unit = self.known.unit(text)
        if unit is not None:
            return {"$unit": unit.code}
        if "unit" in self.creates:
            create.setdefault("unit", {})[text] = {"code": text, "name_zh": text, "name_en": text, "decimals": 3}
            return {"$unit": text}
        row.refuse(errors.NotThere(what=self.title(name), value=text), name)
        return None

    def partner(self, row: Row, name: str, create: Create, *, role: str) -> Ref | None:
        text = row.get(name)
        if not text:
            return None
        if found := self.known.partners.get(same_word(text)):
            return self._only(row, name, text, found, "$partner")
        if "partner" in self.creates:
            code = "".join(sign for sign in half_width(text) if sign.isalnum())[:40] or "P"
            create.setdefault("partner", {})[code] = {"code": code, "name_zh": text, "name_en": text, role: True}
            return {"$partner": code}
        row.refuse(errors.NotThere(what=self.title(name), value=text), name)
        return None

    def work_center(self, row: Row, name: str) -> Ref | None:
        return self._named(row, name, self.known.centers, "$work_center")

    def location(self, row: Row, name: str) -> Ref | None:
        return self._named(row, name, self.known.locations, "$location")

    def team(self, row: Row, name: str) -> Ref | None:
        return self._named(row, name, self.known.teams, "$team")

    def operation(self, row: Row, name: str, create: Create, center: Ref | None) -> Ref | None:
        text = row.get(name)
        if not text:
            return None
        if found := self.known.operations.get(same_word(text)):
            return self._only(row, name, text, found, "$operation")
        if "operation" in self.creates and center is not None:
            code = "".join(sign for sign in half_width(text) if sign.isalnum())[:40]
            create.setdefault("operation", {})[code] = {
                "code": code, "name_zh": text, "name_en": text, "work_center_id": center,
            }  # fmt: skip
            return {"$operation": code}
        row.refuse(errors.NotThere(what=self.title(name), value=text), name)
        return None

    def role(self, row: Row, text: str) -> str | None:
        found = self.known.roles.get(same_word(text))
        if not found:
            row.refuse(errors.NotThere(what=self.title("roles"), value=text), "roles")
            return None
        return str(found[0].code)

    def _named(self, row: Row, name: str, known: dict[str, list[Any]], ref: str) -> Ref | None:
        text = row.get(name)
        if not text:
            return None
        found = known.get(same_word(text))
        if not found:
            row.refuse(errors.NotThere(what=self.title(name), value=text), name)
            return None
        return self._only(row, name, text, found, ref)

    def _only(self, row: Row, name: str, text: str, found: list[Any], ref: str) -> Ref | None:
        exact = [each for each in found if each.code == text] or found
        if len({each.id for each in exact}) > 1:
            row.refuse(errors.NameUnclear(value=text, what=self.title(name)), name)
            return None
        return {ref: exact[0].code}

    # -- values --------------------------------------------------------------------------------------

    def quantity(self, row: Row, name: str, item: Any | None) -> Decimal | None:
        """The number, once its unit (behind it, in the title, in a column of its own) is the item's."""
        amount: Amount | None = row.get(name)
        if amount is None:
            return None
        written = amount.unit or row.get("unit")
        if written and item is not None:
            self._check_unit(row, name, written, item)
        return amount.value

    def other_unit(self, row: Row, name: str, item: Any | None) -> Ref | None:
        """The unit a quantity is written in, where it is not the item's own; whether it converts, the command says."""
        amount: Amount | None = row.get(name)
        written = (amount.unit if amount else None) or row.get("unit")
        if not written or item is None:
            return None
        given = self.known.unit(written)
        if given is None:
            row.refuse(errors.NotThere(what=self.title("unit"), value=written), name)
            return None
        return None if given.id == item.unit_id else {"$unit": given.code}

    def counted(self, row: Row, name: str, amount: Amount, item: str) -> Decimal:
        found = self.item_row(row, item, quiet=True)
        if amount.unit and found is not None:
            self._check_unit(row, name, amount.unit, found)
        return amount.value

    def _check_unit(self, row: Row, name: str, written: str, item: Any) -> None:
        own, given = self.known.units_by_id[item.unit_id], self.known.unit(written)
        if given is None or given.id != own.id:
            unit = own.name_en if self.locale.startswith("en") else own.name_zh
            row.refuse(errors.UnitOther(given=written, item=item.code, unit=unit), name)

    def day(self, row: Row, name: str) -> str | None:
        moment = row.get(name)
        return moment[0].isoformat() if moment else None

    def due(self, row: Row, name: str) -> str | None:
        """The end of the day at the plant, unless a time is written."""
        moment = row.get(name)
        if moment is None:
            return None
        day, at = moment
        return datetime.combine(day, at or END_OF_DAY, self.known.zone).astimezone(UTC).isoformat()

    def custom(self, row: Row) -> list[dict[str, str]] | None:
        given = {name.removeprefix("custom."): text for name, text in row.values.items() if name.startswith("custom.")}
        values = []
        for code, text in given.items():
            if text is None or code not in self.known.custom:
                continue
            try:
                typed_value(self.known.custom[code], text, self.locale)
            except Refusal as refusal:
                row.refuse(refusal, f"custom.{code}")
            values.append({"code": code, "value": text})
        return values or None


# -- the whole plan ------------------------------------------------------------------------------------


def settle(kind: Kind, intents: Sequence[Intent]) -> list[str | None]:
    """The key of each act; None for one that stays out or has nothing to do.

    Marks what stands twice in the sheet, and holds back the good rows of an act that has a bad one.
    """
    keys: list[str | None] = []
    naturals: dict[str, int] = {}
    seen: dict[str, int] = {}
    for intent in intents:
        first = intent.rows[0]
        if intent.natural is not None:
            line = naturals.setdefault(intent.natural, first.line)
            if line != first.line:
                first.refuse(errors.KeyRepeated(value=intent.natural, line=line), intent.natural_field)
        key = key_of(kind, intent) if intent.steps else None
        if key is not None and not any(row.bad for row in intent.rows):
            line = seen.setdefault(key, first.line)
            if line != first.line:
                first.refuse(errors.RowRepeated(line=line))
        bad = next((row for row in intent.rows if row.bad), None)
        keys.append(None if bad else key)
    return keys


def key_of(kind: Kind, intent: Intent) -> str:
    return hashlib.sha256(canonical([kind.name, intent.steps]).encode()).hexdigest()


def told(row: Row) -> list[Problem]:
    """What is said of a row: that it is held back only where nothing is wrong with it itself."""
    own = [each for each in row.problems if each.code != errors.HeldBack.code]
    return own or row.problems[:1]


def rows_verdict(intent: Intent, row: Row, known: bool, first_bad: Row | None) -> str:
    if row.bad:
        held = all(each.code == errors.HeldBack.code for each in row.problems)
        return "held" if held else "refused"
    if first_bad is not None:
        row.refuse(errors.HeldBack(line=first_bad.line))
        return "held"
    return "duplicate" if known or not intent.steps or row.repeats else "planned"


__all__ = ["Planning", "key_of", "rows_verdict", "settle", "told"]
