"""Where a lot came from and where it went: reached lots, the graph between them, figures, evidence.

`reached` is the facade for whoever needs the ids (recall); it is one statement each way.
"""

from tenants.traceability.trace.reach import MOST, Direction, reached

__all__ = ["MOST", "Direction", "reached"]
