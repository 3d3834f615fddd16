"""Is this an EPCIS 2.0 document? Structure as the published JSON Schema has it, meaning as the standard's text has it.

The rules are written down here by ourselves: the licence of the schema's text does not say that it may be shipped.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from tenants.traceability.epcis import values as v
from tenants.traceability.epcis import vocabulary as words
from tenants.traceability.epcis.meaning import meaning_of


class Fault(NamedTuple):
    path: str
    problem: str


Walk = Callable[[Any, str], Iterator[Fault]]


def check_document(document: Any) -> list[Fault]:
    """Everything that is wrong with it; nothing: it can be captured. A single event with its context is one too."""
    if not isinstance(document, Mapping):
        return [Fault("$", "is no object")]
    kind = document.get("type")
    if kind == "EPCISDocument":
        return list(_fields(DOCUMENT, document, "$", needed=DOCUMENT_NEEDS))
    if kind == "EPCISQueryDocument":
        return list(_fields(QUERY_DOCUMENT, document, "$", needed=("@context", "type", "epcisBody")))
    faults = list(_event(document, "$"))
    return faults if "@context" in document else [Fault("$.@context", "is missing"), *faults]


def _single(check: v.Check) -> Walk:
    def walk(value: Any, path: str) -> Iterator[Fault]:
        if problem := check(value):
            yield Fault(path, problem)

    return walk


def _many(each: Walk, *, least: int = 0, unique: bool = False) -> Walk:
    def walk(value: Any, path: str) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield Fault(path, "is no list")
            return
        if len(value) < least:
            yield Fault(path, "is empty")
        if unique and len({repr(one) for one in value}) < len(value):
            yield Fault(path, "names the same thing twice")
        for number, one in enumerate(value):
            yield from each(one, f"{path}[{number}]")

    return walk


def _object(
    fields: Mapping[str, Walk], *, needed: Sequence[str] = (), open: bool = False, anything: bool = False
) -> Walk:
    def walk(value: Any, path: str) -> Iterator[Fault]:
        yield from _fields(fields, value, path, needed=needed, open=open, anything=anything)

    return walk


def _fields(
    fields: Mapping[str, Walk], value: Any, path: str, *, needed: Sequence[str] = (), open: bool = True,
    anything: bool = False,
) -> Iterator[Fault]:  # fmt: skip
    """`open`: names of others are let through where they carry their namespace; `anything`: all of them."""
    if not isinstance(value, Mapping):
        yield Fault(path, "is no object")
        return
    for name in needed:
        if name not in value:
            yield Fault(f"{path}.{name}", "is missing")
    for name, inner in value.items():
        if name in fields:
            yield from fields[name](inner, f"{path}.{name}")
        elif not anything and not (open and v.extension(name)):
            yield Fault(f"{path}.{name}", "is no field of EPCIS and carries no namespace")


def _either(one: Walk, other: Walk) -> Walk:
    def walk(value: Any, path: str) -> Iterator[Fault]:
        yield from (other if isinstance(value, list) else one)(value, path)

    return walk


def _context(value: Any, path: str) -> Iterator[Fault]:
    many = value if isinstance(value, list) else [value]
    for number, each in enumerate(many):
        if not isinstance(each, Mapping) and (problem := v.uri(each)):
            yield Fault(f"{path}[{number}]", problem)
    if isinstance(value, list) and len({repr(each) for each in value}) < len(value):
        yield Fault(path, "names the same thing twice")


def _no_more(_value: Any, _path: str) -> Iterator[Fault]:
    return iter(())


_URI, _TIME, _NUMBER, _TEXT = _single(v.uri), _single(v.time), _single(v.number), _single(v.text)
_EPC = _single(v.epc)
_EPCS = _many(_EPC)
_UNIQUE_EPCS = _many(_EPC, unique=True)
_PLACE = _object({"id": _URI}, needed=("id",), anything=True)
_QUANTITIES = _many(_object({"epcClass": _EPC, "quantity": _NUMBER, "uom": _single(v.unit)}, needed=("epcClass",)))
_DISPOSITION = _single(v.of(words.DISPOSITIONS))
_SET = _many(_DISPOSITION, least=1, unique=True)


def _persistent(value: Any, path: str) -> Iterator[Fault]:
    yield from _object({"set": _SET, "unset": _SET})(value, path)
    if not value:
        yield Fault(path, "neither sets nor unsets anything")


_TRANSACTIONS: Final = _object(
    {"type": _single(v.of(words.TRANSACTIONS)), "bizTransaction": _URI}, needed=("bizTransaction",)
)


def _party(name: str) -> Walk:
    return _object({"type": _single(v.of(words.PARTIES)), name: _URI}, needed=("type", name))


_DEVICE: Final[Mapping[str, Walk]] = {
    "time": _TIME, "deviceID": _URI, "deviceMetadata": _URI, "rawData": _URI, "dataProcessingMethod": _URI,
    "bizRules": _URI,
}  # fmt: skip
_REPORT = _object(
    {
        **_DEVICE,
        **dict.fromkeys(("microorganism", "chemicalSubstance", "coordinateReferenceSystem", "uriValue"), _URI),
        **dict.fromkeys(
            ("value", "minValue", "maxValue", "meanValue", "sDev", "percRank", "percValue"), _NUMBER
        ),
        "type": _single(v.web_word(words.MEASUREMENTS)), "exception": _single(v.web_word(words.ALERTS)),
        "component": _single(v.of(words.COMPONENTS)), "stringValue": _TEXT, "booleanValue": _single(v.boolean),
        "hexBinaryValue": _single(v.hexadecimal), "uom": _TEXT,
    },
    needed=("type",), open=True,
)  # fmt: skip
_SENSOR = _object(
    {
        "sensorMetadata": _object({**_DEVICE, "startTime": _TIME, "endTime": _TIME}, open=True),
        "sensorReport": _many(_REPORT, least=1),
    },
    needed=("sensorReport",),
    open=True,
)
_ERROR = _object(
    {"declarationTime": _TIME, "reason": _single(v.of(words.ERROR_REASONS)), "correctiveEventIDs": _many(_URI)},
    needed=("declarationTime",),
    open=True,
)
_COMMON: Final[Mapping[str, Walk]] = {
    "@context": _context, "type": _no_more, "eventTime": _TIME, "recordTime": _TIME,
    "eventTimeZoneOffset": _single(v.offset), "eventID": _URI, "certificationInfo": _either(_URI, _many(_URI)),
    "errorDeclaration": _ERROR,
}  # fmt: skip
_WHERE: Final[Mapping[str, Walk]] = {
    "bizStep": _single(v.of(words.BIZ_STEPS)), "disposition": _DISPOSITION, "readPoint": _PLACE, "bizLocation": _PLACE,
    "bizTransactionList": _many(_TRANSACTIONS), "sourceList": _many(_party("source")),
    "destinationList": _many(_party("destination")), "sensorElementList": _many(_SENSOR),
}  # fmt: skip
_ACTION: Final[Mapping[str, Walk]] = {"action": _single(v.exactly(words.ACTIONS))}
_PERSISTENT: Final[Mapping[str, Walk]] = {"persistentDisposition": _persistent}
_ILMD: Final[Mapping[str, Walk]] = {"ilmd": _object({}, open=True)}
_CHILDREN: Final[Mapping[str, Walk]] = {"parentID": _EPC, "childEPCs": _EPCS, "childQuantityList": _QUANTITIES}

EVENTS: Final[Mapping[str, Mapping[str, Walk]]] = {
    "ObjectEvent": {
        **_COMMON, **_WHERE, **_ACTION, **_PERSISTENT, **_ILMD, "epcList": _UNIQUE_EPCS, "quantityList": _QUANTITIES,
    },
    "AggregationEvent": {**_COMMON, **_WHERE, **_ACTION, **_CHILDREN},
    "AssociationEvent": {**_COMMON, **_WHERE, **_ACTION, **_CHILDREN},
    "TransactionEvent": {
        **_COMMON, **_WHERE, **_ACTION, "bizTransactionList": _many(_TRANSACTIONS, least=1), "parentID": _EPC,
        "epcList": _EPCS, "quantityList": _QUANTITIES,
    },
    "TransformationEvent": {
        **_COMMON, **_WHERE, **_PERSISTENT, **_ILMD, "transformationID": _URI,
        **dict.fromkeys(("inputEPCList", "outputEPCList"), _UNIQUE_EPCS),
        **dict.fromkeys(("inputQuantityList", "outputQuantityList"), _QUANTITIES),
    },
}  # fmt: skip
_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "ObjectEvent": ("action",), "AggregationEvent": ("action",), "AssociationEvent": ("action", "parentID"),
    "TransactionEvent": ("action", "bizTransactionList"), "TransformationEvent": (),
}  # fmt: skip


def _event(event: Any, path: str) -> Iterator[Fault]:
    if not isinstance(event, Mapping):
        yield Fault(path, "is no object")
        return
    kind = event.get("type")
    if "type" in event and not isinstance(kind, str):
        yield Fault(f"{path}.type", "is no text")
        return
    needed = ("type", "eventTime", "eventTimeZoneOffset")
    if isinstance(kind, str) and kind in EVENTS:
        faults = list(_fields(EVENTS[kind], event, path, needed=(*needed, *_NEEDS[kind])))
        yield from faults
        if not faults:
            yield from (Fault(f"{path}{where}", problem) for where, problem in meaning_of(event))
    elif kind is not None and v.uri(kind):
        yield Fault(f"{path}.type", f"is unknown: {str(kind)[:40]}")
    else:  # an event of somebody else's making
        yield from _fields(_COMMON, event, path, needed=needed, anything=True)


_VOCABULARY = _object({"type": _URI, "vocabularyElementList": _many(_PLACE)}, needed=("type",), anything=True)
_HEADER = _object({"epcisMasterData": _object({"vocabularyList": _many(_VOCABULARY)}, anything=True)}, open=True)
DOCUMENT_NEEDS: Final = ("@context", "type", "schemaVersion", "creationDate", "epcisBody")
DOCUMENT: Final[Mapping[str, Walk]] = {
    "@context": _context, "id": _URI, "type": _no_more, "schemaVersion": _single(v.version), "creationDate": _TIME,
    "instanceIdentifier": _TEXT, "sender": _TEXT, "receiver": _TEXT, "epcisHeader": _HEADER,
    "epcisBody": _object({"eventList": _many(_event)}, needed=("eventList",), anything=True),
}  # fmt: skip
_RESULTS = _object({"eventList": _many(_event), "vocabularyList": _many(_VOCABULARY)}, needed=("eventList",), open=True)
QUERY_DOCUMENT: Final[Mapping[str, Walk]] = {
    "@context": _context, "id": _URI, "type": _no_more, "schemaVersion": _single(v.version), "creationDate": _TIME,
    "epcisBody": _object(
        {"queryResults": _object(
            {"queryName": _TEXT, "subscriptionID": _TEXT, "resultsBody": _RESULTS},
            needed=("queryName", "resultsBody"), open=True,
        )},
        needed=("queryResults",), open=True,
    ),
}  # fmt: skip
