"""What the standard's text asks of an event beyond its structure (EPCIS 2.0, section 7.4)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

Event = Mapping[str, Any]
Wrong = tuple[str, str]
"""Where below the event, and what."""


def meaning_of(event: Event) -> Iterator[Wrong]:
    """Of an event whose structure is right."""
    yield from _BY_TYPE[event["type"]](event)
    for name in ("quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList"):
        yield from _quantities(event.get(name, ()), name)
    for name in ("epcList", "childEPCs", "inputEPCList", "outputEPCList"):
        yield from _instances(event.get(name, ()), name)
    yield from _dispositions(event.get("persistentDisposition", {}))
    for number, sensor in enumerate(event.get("sensorElementList", ())):
        yield from _sensor(sensor, f".sensorElementList[{number}]")
    yield from _error(event)


def _named(event: Event, *names: str) -> bool:
    return any(event.get(name) for name in names)


def _object(event: Event) -> Iterator[Wrong]:
    if not _named(event, "epcList", "quantityList") and not ("readPoint" in event and event.get("sensorElementList")):
        yield ".epcList", "names nothing that it happened to"
    if event["action"] != "ADD" and "ilmd" in event:
        yield ".ilmd", "belongs to the event that makes the instance (ADD)"


def _aggregation(event: Event) -> Iterator[Wrong]:
    if event["action"] != "OBSERVE" and "parentID" not in event:
        yield ".parentID", "is missing"
    yield from _family(event)


def _family(event: Event) -> Iterator[Wrong]:
    children = event.get("childEPCs", ())
    if event["action"] != "DELETE" and not _named(event, "childEPCs", "childQuantityList"):
        yield ".childEPCs", "names nothing that it happened to"
    if event.get("parentID") in children:
        yield ".childEPCs", "has its own parent among the children"


def _transaction(event: Event) -> Iterator[Wrong]:
    if event["action"] != "DELETE" and not _named(event, "epcList", "quantityList", "parentID"):
        yield ".epcList", "names nothing that it happened to"


def _transformation(event: Event) -> Iterator[Wrong]:
    inputs = _named(event, "inputEPCList", "inputQuantityList")
    outputs = _named(event, "outputEPCList", "outputQuantityList")
    if not inputs and not outputs:
        yield ".inputEPCList", "is a transformation of nothing into nothing"
    elif "transformationID" not in event and not outputs:
        yield ".outputEPCList", "is a transformation without outputs (and names no transformationID)"
    elif "transformationID" not in event and not inputs:
        yield ".inputEPCList", "is a transformation without inputs (and names no transformationID)"
    both = set(event.get("inputEPCList", ())) & set(event.get("outputEPCList", ()))
    if both:
        yield ".outputEPCList", f"has an input among the outputs: {min(both)[:80]}"


def _quantities(quantities: Sequence[Mapping[str, Any]], name: str) -> Iterator[Wrong]:
    for number, each in enumerate(quantities):
        path = f".{name}[{number}]"
        if each.get("quantity", 1) <= 0:
            yield f"{path}.quantity", "is not above zero"
        if "uom" in each and "quantity" not in each:
            yield f"{path}.uom", "is a unit without a quantity"
        if "uom" not in each and each.get("quantity", 1) % 1:
            yield f"{path}.quantity", "counts pieces (no uom) and is no whole number"


def _instances(epcs: Sequence[str], name: str) -> Iterator[Wrong]:
    seen: set[str] = set()
    for number, each in enumerate(epcs):
        if each.startswith(("urn:epc:class:", "urn:epc:idpat:")):
            yield f".{name}[{number}]", "is a class of things, not one of them"
        if each in seen:
            yield f".{name}[{number}]", "is named twice"
        seen.add(each)


def _dispositions(persistent: Mapping[str, Sequence[str]]) -> Iterator[Wrong]:
    if not persistent:
        return
    if set(persistent.get("set", ())) & set(persistent.get("unset", ())):
        yield ".persistentDisposition", "sets and unsets the same"


def _sensor(sensor: Mapping[str, Any], path: str) -> Iterator[Wrong]:
    about = sensor.get("sensorMetadata", {})
    if "startTime" in about and "endTime" in about and _at(about["endTime"]) < _at(about["startTime"]):
        yield f"{path}.sensorMetadata.endTime", "is before its start"
    for number, report in enumerate(sensor["sensorReport"]):
        where = f"{path}.sensorReport[{number}]"
        least, most = report.get("minValue"), report.get("maxValue")
        if least is not None and most is not None and least > most:
            yield f"{where}.minValue", "is above the greatest value"
        if not 0 <= report.get("percRank", 0) <= 100:
            yield f"{where}.percRank", "is no percentage"
        if report.get("sDev", 0) < 0:
            yield f"{where}.sDev", "is below zero"


def _error(event: Event) -> Iterator[Wrong]:
    declared = event.get("errorDeclaration")
    if declared is None:
        return
    if _at(declared["declarationTime"]) < _at(event["eventTime"]):
        yield ".errorDeclaration.declarationTime", "is before the event itself"
    if event.get("eventID") in declared.get("correctiveEventIDs", ()) and "eventID" in event:
        yield ".errorDeclaration.correctiveEventIDs", "names the wrong event itself"


def _at(value: str) -> datetime:
    return datetime.fromisoformat(value)


_BY_TYPE = {
    "ObjectEvent": _object,
    "AggregationEvent": _aggregation,
    "AssociationEvent": _family,
    "TransactionEvent": _transaction,
    "TransformationEvent": _transformation,
}
