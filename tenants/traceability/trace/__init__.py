"""Where a lot came from and where it went: reached lots, the graph between them, figures, evidence.

`reached` is the facade for whoever needs the ids (recall); it is one statement each way. Upper modules add what they
know of a lot by `@evidence(section)` and what they know to have been made by `@made_with`.
"""

from tenants.traceability.trace import witnesses as witnesses
from tenants.traceability.trace.answer import SHOWN, Answer, trace
from tenants.traceability.trace.evidence import Fact, Section, Subject, evidence, trace_evidence
from tenants.traceability.trace.figures import Figures, trace_figures
from tenants.traceability.trace.pages import TraceFilter, trace_lots
from tenants.traceability.trace.reach import MOST, Direction, reached
from tenants.traceability.trace.starts import Start, made_with

__all__ = [
    "MOST", "SHOWN", "Answer", "Direction", "Fact", "Figures", "Section", "Start", "Subject", "TraceFilter", "evidence",
    "made_with", "reached", "trace", "trace_evidence", "trace_figures", "trace_lots",
]  # fmt: skip
