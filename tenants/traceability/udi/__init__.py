"""Device identifiers (UDI-DI) of items, what NMPA's database wants to know of them, and the company's GS1 numbers."""

from tenants.traceability.udi.queries import code_setting, identifier_of, identifiers_of
from tenants.traceability.udi.settings import next_sscc

__all__ = ["code_setting", "identifier_of", "identifiers_of", "next_sscc"]
