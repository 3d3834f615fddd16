"""Why a trace does not begin; each reads on after "refused because"."""

from infra.errors import Invalid


class TraceWithoutStart(Invalid):
    code = "traceability.trace_without_start"
    text = "a trace begins at one thing: a lot, an order, a pack, a paper, a work unit, a person or a span of time"


class TraceSpanInvalid(Invalid):
    code = "traceability.trace_span_invalid"
    text = "the span ends at {until}, before it begins at {since}"
