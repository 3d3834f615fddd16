"""Records owns reading the audit trail (lines, old → new, seals, export) and the tray of refused intents.

It never writes the trail: the journal, its seals and signed heads are infra's. Later: documents and signatures.
"""

from tenants.records.archives.models import key_of as archive_key
from tenants.records.archives.queries import own_archive
from tenants.records.commands import resolve_intent
from tenants.records.exporting import export_bundle

__all__ = ["archive_key", "export_bundle", "own_archive", "resolve_intent"]
