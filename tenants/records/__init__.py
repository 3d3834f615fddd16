"""Records owns reading the audit trail (lines, old → new, seals, export) and the tray of refused intents.

It never writes the trail: the journal, its seals and signed heads are infra's. Later: documents and signatures.
"""

from tenants.records.commands import resolve_intent
from tenants.records.exporting import export_bundle

__all__ = ["export_bundle", "resolve_intent"]
