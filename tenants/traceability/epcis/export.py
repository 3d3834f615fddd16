"""Movements as EPCIS events. One event stands for what one act moved; what was taken back is declared an error."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from infra.actions import query
from infra.ids import derived
from infra.work import Read
from tenants.traceability.epcis import permissions
from tenants.traceability.epcis.ground import Ground, Wanted, ground_of
from tenants.traceability.epcis.ids import quantity_of
from tenants.traceability.epcis.nesting import Nesting
from tenants.traceability.epcis.vocabulary import CONTEXT
from tenants.traceability.models import Movement

Event = dict[str, Any]
STEPS: Final[Mapping[str, tuple[str, str, str | None]]] = {
    "open": ("OBSERVE", "stock_taking", None),
    "receive": ("OBSERVE", "receiving", "in_progress"),
    "return_from_customer": ("OBSERVE", "receiving", "returned"),
    "found": ("OBSERVE", "cycle_counting", None),
    "lost": ("OBSERVE", "cycle_counting", "unknown"),
    "transfer": ("OBSERVE", "storing", None),
    "issue": ("OBSERVE", "picking", "in_progress"),
    "give_back": ("OBSERVE", "storing", None),
    "send_out": ("OBSERVE", "shipping", "in_transit"),
    "take_in": ("OBSERVE", "receiving", "in_progress"),
    "ship": ("OBSERVE", "shipping", "in_transit"),
    "return_to_supplier": ("OBSERVE", "shipping", "returned"),
    "scrap": ("DELETE", "destroying", "destroyed"),
    "withdraw": ("DELETE", "decommissioning", "inactive"),
}
"""Action, business step and disposition of an object event, by kind of movement."""
MAKING: Final = frozenset({"consume", "produce"})
TURNING: Final = frozenset({"split", "merge", "regrade", "relabel"})


@dataclass(frozen=True)
class Act:
    """Movements that one act made together, with how much of each still holds."""

    form: str  # object | pack | make | turn | install
    movements: Sequence[Movement]
    ground: Ground

    @property
    def first(self) -> Movement:
        return self.movements[0]


@query(needs=permissions.READ_EPCIS)
async def epcis_document(read: Read, wanted: Wanted, base: str, now: datetime) -> bytes:
    """An EPCISDocument as JSON-LD. `base` is the address under which our own identifiers stand."""
    ground = await ground_of(read, wanted, base)
    document = {
        "@context": [CONTEXT, {"lotline": f"{ground.names.base}/ns/epcis#"}],
        "id": f"urn:uuid:{derived('epcis', read.tenant_id, now.isoformat())}",
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": now.isoformat(timespec="milliseconds"),
        "epcisBody": {"eventList": events_of(ground)},
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def events_of(ground: Ground) -> list[Event]:
    """In the order in which it happened."""
    back: dict[UUID, list[Movement]] = {}
    for each in ground.movements:
        if each.reverses_id is not None:
            back.setdefault(each.reverses_id, []).append(each)
    acts = _acts(ground, [each for each in ground.movements if each.reverses_id is None])
    told = [
        *(event for act in acts for event in _told(act, back)),
        *(_nested(each, ground) for each in ground.nestings),
    ]
    return sorted(told, key=lambda event: datetime.fromisoformat(event["eventTime"]))


def _nested(each: Nesting, ground: Ground) -> Event:
    """A box went onto a pallet, or came off."""
    moment = each.occurred_at.astimezone(ground.zone).isoformat(timespec="milliseconds")
    return {
        "type": "AggregationEvent",
        "eventTime": moment,
        "eventTimeZoneOffset": moment[-6:],
        "recordTime": each.recorded_at.astimezone(ground.zone).isoformat(timespec="milliseconds"),
        "lotline:kind": "nest" if each.on else "take_off",
        "action": "ADD" if each.on else "DELETE",
        "parentID": ground.names.pack(ground.packs[each.parent_id]),
        "childEPCs": [ground.names.pack(ground.packs[each.pack_id])],
        "bizStep": "packing" if each.on else "unpacking",
        "eventID": each.event_id,
    }


def _acts(ground: Ground, movements: Iterable[Movement]) -> list[Act]:
    groups: dict[tuple[Any, ...], list[Movement]] = {}
    for each in sorted(movements, key=lambda one: (one.occurred_at, one.id)):
        groups.setdefault(_together(each, ground), []).append(each)
    return [Act(key[0], group, ground) for key, group in groups.items()]


def _together(move: Movement, ground: Ground) -> tuple[Any, ...]:
    """What movements have in common that one event tells."""
    if move.kind in MAKING:
        lot, target = ground.lots[move.lot_id], ground.lots.get(move.target_lot_id or move.lot_id)
        if move.kind == "consume" and lot.kind == "piece" and target is not None and target.kind == "piece":
            return "install", move.target_lot_id, move.occurred_at
        return "make", move.order_id, move.report_id, move.occurred_at
    if move.kind in TURNING:
        return "turn", move.kind, move.order_id, move.report_id, move.actor_id, move.occurred_at
    if move.kind in ("pack", "unpack"):
        return "pack", move.kind, move.to_pack_id, move.from_pack_id, move.occurred_at
    where = move.from_location_id, move.to_location_id
    return "object", move.kind, move.document_id, move.order_id, where, move.occurred_at


def _told(act: Act, back: Mapping[UUID, Sequence[Movement]]) -> list[Event]:
    """The event; where some of it was taken back, that it is wrong and what holds instead (EPCIS 2.0, 7.4.1.2)."""
    amounts = {each.id: each.quantity for each in act.movements}
    events = _forms(act, amounts)
    undone = [one for each in act.movements for one in back.get(each.id, ())]
    if not undone:
        return events
    left = {id: amount - sum((one.quantity for one in back.get(id, ())), Decimal(0)) for id, amount in amounts.items()}
    holding = {id: amount for id, amount in left.items() if amount > 0}
    instead = _forms(act, holding) if holding else []
    for number, each in enumerate(instead):
        each["eventID"] = _event_id("corrected", number, act.movements, max(one.id for one in undone))
    declared = {
        "declarationTime": _time(act, max(one.occurred_at for one in undone)),
        "reason": "incorrect_data" if instead else "did_not_occur",
        **({"correctiveEventIDs": [each["eventID"] for each in instead]} if instead else {}),
    }
    return [*events, *({**each, "errorDeclaration": declared} for each in events), *instead]


def _forms(act: Act, amounts: Mapping[UUID, Decimal]) -> list[Event]:
    events = _FORMS[act.form](act, amounts)
    for number, each in enumerate(events):
        each["eventID"] = _event_id("event", number, act.movements)
    return events


def _event_id(what: str, number: int, movements: Sequence[Movement], *more: Any) -> str:
    return f"urn:uuid:{derived('epcis', what, number, *sorted(str(each.id) for each in movements), *more)}"


def _common(act: Act, kind: str) -> Event:
    move = act.first
    moment = _time(act, move.occurred_at)
    event: Event = {
        "type": kind,
        "eventTime": moment,
        "eventTimeZoneOffset": moment[-6:],
        "recordTime": _time(act, move.created_at),
        "lotline:kind": move.kind,
    }
    if move.reason:
        event["lotline:reason"] = move.reason
    return event


def _time(act: Act, moment: datetime) -> str:
    move = act.first
    place = act.ground.locations.get(move.from_location_id or move.to_location_id or move.id)
    zone = act.ground.zones.get(place.site_id, act.ground.zone) if place else act.ground.zone
    return moment.astimezone(zone).isoformat(timespec="milliseconds")


def _where(act: Act) -> Event:
    """Where it was seen, and where it is since."""
    names, move = act.ground.names, act.first
    found: Event = {}
    if (came := act.ground.locations.get(move.from_location_id or move.id)) is not None:
        found["readPoint"] = {"id": names.location(came)}
    if (now := act.ground.locations.get(move.to_location_id or move.id)) is not None:
        found["bizLocation"] = {"id": names.location(now)}
    return found


def _what(act: Act, amounts: Mapping[UUID, Decimal], movements: Sequence[Movement]) -> tuple[list[str], list[Event]]:
    """Pieces by their own identifier, amounts of lots by class and quantity."""
    epcs: list[str] = []
    classes: dict[str, tuple[Decimal, str]] = {}
    for each in movements:
        if each.id not in amounts:
            continue
        lot = act.ground.lots[each.lot_id]
        name = act.ground.names.lot(lot)
        if lot.kind == "piece":
            epcs.append(name)
        else:
            before = classes.get(name, (Decimal(0), lot.unit))[0]
            classes[name] = before + amounts[each.id], lot.unit
    quantities = [{"epcClass": name, **quantity_of(amount, unit)} for name, (amount, unit) in classes.items()]
    return list(dict.fromkeys(epcs)), quantities


def _lists(epcs: list[str], quantities: list[Event], one: str, many: str) -> Event:
    return {**({one: epcs} if epcs else {}), **({many: quantities} if quantities else {})}


def _papers(act: Act) -> Event:
    """Orders and papers, and who is on the other side."""
    ground, move = act.ground, act.first
    names = ground.names
    papers: list[Event] = []
    found: Event = {}
    if move.order_id is not None:
        papers.append({"type": "prodorder", "bizTransaction": names.own(move.order_id)})
    if (receipt := ground.receipts.get(move.document_id or move.id)) is not None:
        papers.append({"type": "recadv", "bizTransaction": names.own(receipt.id)})
        if receipt.purchase_order:
            papers.append({"type": "po", "bizTransaction": names.paper(receipt.purchase_order)})
        if receipt.supplier_id is not None:
            found["sourceList"] = [{"type": "possessing_party", "source": names.own(receipt.supplier_id)}]
    if (shipment := ground.shipments.get(move.document_id or move.id)) is not None:
        papers.append({"type": "desadv", "bizTransaction": names.own(shipment.id)})
        if shipment.customer_po:
            papers.append({"type": "po", "bizTransaction": names.paper(shipment.customer_po)})
        party = {"type": "possessing_party", "destination": names.own(shipment.customer_id)}
        found["destinationList"] = [party]
    return {**({"bizTransactionList": papers} if papers else {}), **found}


def _object(act: Act, amounts: Mapping[UUID, Decimal]) -> list[Event]:
    """An object event; a shipment also binds what left to its papers (a transaction event)."""
    action, step, disposition = STEPS[act.first.kind]
    what = _lists(*_what(act, amounts, act.movements), "epcList", "quantityList")
    told: Event = {"action": action, "bizStep": step, **({"disposition": disposition} if disposition else {})}
    papers = _papers(act)
    events = [{**_common(act, "ObjectEvent"), **told, **what, **_where(act), **papers}]
    if act.first.kind == "ship" and "bizTransactionList" in papers:
        events.append({**_common(act, "TransactionEvent"), **told, **what, **_where(act), **papers, "action": "ADD"})
    return events


def _pack(act: Act, amounts: Mapping[UUID, Decimal]) -> list[Event]:
    packing = act.first.kind == "pack"
    pack = act.ground.packs[act.first.to_pack_id or act.first.from_pack_id]  # type: ignore[index]
    return [{
        **_common(act, "AggregationEvent"), "action": "ADD" if packing else "DELETE",
        "parentID": act.ground.names.pack(pack),
        **_lists(*_what(act, amounts, act.movements), "childEPCs", "childQuantityList"),
        "bizStep": "packing" if packing else "unpacking", **_where(act),
    }]  # fmt: skip


def _make(act: Act, amounts: Mapping[UUID, Decimal]) -> list[Event]:
    """What was used and what came of it. Reports use and make at different times, so the order holds them together."""
    used = [each for each in act.movements if each.kind == "consume"]
    made = [each for each in act.movements if each.kind == "produce"]
    return [_transformation(act, amounts, used, made, "assembling")]


def _turn(act: Act, amounts: Mapping[UUID, Decimal]) -> list[Event]:
    """One lot became others, or several one."""
    went = [each for each in act.movements if each.from_location_id is not None and each.to_location_id is None]
    came = [each for each in act.movements if each.to_location_id is not None and each.from_location_id is None]
    return [_transformation(act, amounts, went, came, "repackaging")]


def _transformation(
    act: Act, amounts: Mapping[UUID, Decimal], used: Sequence[Movement], made: Sequence[Movement], step: str
) -> Event:
    names = act.ground.names
    bound = act.first.order_id or act.first.target_lot_id or act.first.lot_id
    return {
        **_common(act, "TransformationEvent"),
        **_lists(*_what(act, amounts, used), "inputEPCList", "inputQuantityList"),
        **_lists(*_what(act, amounts, made), "outputEPCList", "outputQuantityList"),
        "transformationID": names.own(bound),
        "bizStep": step,
        **_where(act),
        **{key: value for key, value in _papers(act).items() if key == "bizTransactionList"},
    }


def _install(act: Act, amounts: Mapping[UUID, Decimal]) -> list[Event]:
    """A piece was built into a piece: it stays what it is and belongs to the other since."""
    parent = act.ground.lots[act.first.target_lot_id]  # type: ignore[index]
    children, _ = _what(act, amounts, act.movements)
    return [{
        **_common(act, "AssociationEvent"), "action": "ADD", "parentID": act.ground.names.lot(parent),
        "childEPCs": children, "bizStep": "installing", **_where(act),
    }]  # fmt: skip


_FORMS: Final[Mapping[str, Callable[[Act, Mapping[UUID, Decimal]], list[Event]]]] = {
    "object": _object, "pack": _pack, "make": _make, "turn": _turn, "install": _install,
}  # fmt: skip
