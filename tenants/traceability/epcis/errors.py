"""Sentences of refusal about EPCIS documents; each reads on after "refused because"."""

from infra.errors import Conflict, Invalid, NotFound


class EpcisInvalid(Invalid):
    code = "traceability.epcis_invalid"
    text = "the EPCIS document is wrong at {path}: {problem} ({count} in all)"


class EpcisUnreadable(Invalid):
    code = "traceability.epcis_unreadable"
    text = "the EPCIS document is no JSON: {problem}"


class EpcisTooLarge(Invalid):
    code = "traceability.epcis_too_large"
    text = "the EPCIS document has {size}; at most {limit}"


class EpcisEventTaken(Conflict):
    code = "traceability.epcis_event_taken"
    text = "the event {event} stands there twice with different content; correct it by an error declaration"


class EpcisTooMany(Invalid):
    code = "traceability.epcis_too_many"
    text = "more than {limit} movements fit; narrow the time or name the lot"


class EpcisDocumentNotFound(NotFound):
    code = "traceability.epcis_document_not_found"
    text = "the EPCIS document was not found"
