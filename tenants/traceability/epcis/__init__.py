"""EPCIS 2.0: what happened to lots, pieces and packs, told to the world outside and taken from it (JSON-LD).

Events we tell are built from movements when they are asked for. Documents that come in are kept as they are and told
again equal in meaning; they never move our stock.
"""

from tenants.traceability.epcis.check import check_document
from tenants.traceability.epcis.export import epcis_document
from tenants.traceability.epcis.ground import Wanted
from tenants.traceability.epcis.queries import captured_document, captured_events

__all__ = ["Wanted", "captured_document", "captured_events", "check_document", "epcis_document"]
