"""Why a trace does not begin; each reads on after "refused because"."""

from infra.errors import Invalid


class TraceWithoutStart(Invalid):
    code = "traceability.trace_without_start"
    text = "a trace begins with a thing (lot, order, pack, paper) or with a work unit, a person, a span of time"


class TraceSpanInvalid(Invalid):
    code = "traceability.trace_span_invalid"
    text = "the span ends at {until}, before it begins at {since}"
