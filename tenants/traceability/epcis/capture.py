"""Taking documents of others: all of a document or nothing of it."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from infra.actions import Command, command
from infra.db import among, mine
from infra.ids import uuid7
from infra.work import Work
from tenants.traceability.epcis import permissions
from tenants.traceability.epcis.check import check_document
from tenants.traceability.epcis.errors import EpcisEventTaken, EpcisInvalid, EpcisTooLarge, EpcisUnreadable
from tenants.traceability.epcis.events import EpcisCaptured
from tenants.traceability.models import EpcisDocument, EpcisEvent, EpcisName

LARGEST = 5 * 2**20
MOST_EVENTS = 5_000
DEEPEST = 40


@dataclass(frozen=True, kw_only=True)
class CaptureEpcis(Command):
    """An EPCIS 2.0 document, or one event with its context, as JSON-LD text. Corrections are events that declare an
    error. The same document again is the one that was captured."""

    content: str
    source: str | None = None

    secret = frozenset({"content"})  # the document itself is kept; its journal line need not repeat megabytes


@command(needs=permissions.CAPTURE_EPCIS)
async def capture_epcis(work: Work, cmd: CaptureEpcis) -> EpcisDocument:
    document = readable(cmd.content)
    faults = check_document(document)
    if faults:
        raise EpcisInvalid(path=faults[0].path, problem=faults[0].problem, count=len(faults))
    digest = hashlib.sha256(dense(document).encode()).hexdigest()
    known: EpcisDocument | None = await work.one(mine(EpcisDocument).where(EpcisDocument.digest == digest))
    if known is not None:
        return known
    events = events_in(document)
    if len(events) > MOST_EVENTS:
        raise EpcisTooLarge(size=f"{len(events)} events", limit=str(MOST_EVENTS))
    _check_event_ids(events)
    disputed = await _disputed(work, events)
    row = EpcisDocument(
        id=uuid7(), digest=digest, captured_at=work.now, captured_by=work.actor.name, source=(cmd.source or "")[:200],
        event_count=len(events), content=dense(without_events(document)),
    )  # fmt: skip
    await work.insert(row)
    rows = [_row(row, number, event, disputed) for number, event in enumerate(events)]
    await work.insert_all(rows)
    await work.insert_all([
        EpcisName(id=uuid7(), event_id=kept.id, name=name)
        for kept, event in zip(rows, events, strict=True)
        for name in sorted(set(_epcs(event)))
    ])  # fmt: skip
    work.emit(EpcisCaptured(document_id=row.id, event_count=len(events)))
    return row


def readable(content: str) -> Any:
    """The JSON of a text. Raises EpcisUnreadable, EpcisTooLarge."""
    if len(content.encode()) > LARGEST:
        raise EpcisTooLarge(size=f"{len(content.encode())} bytes", limit=f"{LARGEST} bytes")
    try:
        found = json.loads(content, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise EpcisUnreadable(problem=str(error)[:120]) from None
    if _depth(found) > DEEPEST:
        raise EpcisTooLarge(size="too many levels", limit=f"{DEEPEST} levels")
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _depth(value: Any) -> int:
    level, inside = 0, [value]
    while inside and level <= DEEPEST:
        level += 1
        inside = [
            inner for each in inside if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]  # fmt: skip
    return level


def dense(value: Any) -> str:
    """JSON with its names in order: equal documents give equal texts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def events_in(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    body = document.get("epcisBody")
    if body is None:
        return [dict(document)]
    holder = body["queryResults"]["resultsBody"] if "queryResults" in body else body
    return list(holder["eventList"])


def without_events(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with an empty list where its events stood; a lone event leaves its context only."""
    body = document.get("epcisBody")
    if body is None:
        return {"@context": document["@context"], "type": "single"}
    if "queryResults" in body:
        results = {**body["queryResults"]["resultsBody"], "eventList": []}
        return {**document, "epcisBody": {**body, "queryResults": {**body["queryResults"], "resultsBody": results}}}
    return {**document, "epcisBody": {**body, "eventList": []}}


def with_events(head: Mapping[str, Any], events: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What `without_events` took apart."""
    if head.get("type") == "single":
        return events[0]
    body = head["epcisBody"]
    if "queryResults" in body:
        results = {**body["queryResults"]["resultsBody"], "eventList": list(events)}
        return {**head, "epcisBody": {**body, "queryResults": {**body["queryResults"], "resultsBody": results}}}
    return {**head, "epcisBody": {**body, "eventList": list(events)}}


def _check_event_ids(events: Sequence[Mapping[str, Any]]) -> None:
    """Within a document one id is one event; with other content only as a declaration of its error."""
    told: dict[str, str] = {}
    for each in events:
        if "eventID" not in each or "errorDeclaration" in each:
            continue
        if told.setdefault(each["eventID"], dense(each)) != dense(each):
            raise EpcisEventTaken(event=each["eventID"])


async def _disputed(work: Work, events: Sequence[Mapping[str, Any]]) -> set[str]:
    """Ids that an earlier document gave to something else. It is taken all the same and marked: GS1's own published
    examples have such a pair, and which of two partners is right cannot be seen here."""
    contents = {each["eventID"]: dense(each) for each in events if "eventID" in each and "errorDeclaration" not in each}
    before = mine(EpcisEvent).where(among(EpcisEvent.event_id, list(contents)), EpcisEvent.declares_error.is_(False))
    return {row.event_id for row in await work.all(before) if row.content != contents[row.event_id]}


def _row(document: EpcisDocument, position: int, event: Mapping[str, Any], disputed: set[str]) -> EpcisEvent:
    error = event.get("errorDeclaration")
    return EpcisEvent(
        id=uuid7(), document_id=document.id, position=position, type=event["type"], event_id=event.get("eventID"),
        event_time=datetime.fromisoformat(event["eventTime"]),
        declares_error=error is not None, corrected_by=list((error or {}).get("correctiveEventIDs", ())),
        content=dense(event), disputed=error is None and event.get("eventID") in disputed,
    )  # fmt: skip


def _epcs(event: Mapping[str, Any]) -> Iterator[str]:
    if "parentID" in event:
        yield event["parentID"]
    for name in ("epcList", "childEPCs", "inputEPCList", "outputEPCList"):
        yield from event.get(name, ())
    for name in ("quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList"):
        yield from (each["epcClass"] for each in event.get(name, ()))
