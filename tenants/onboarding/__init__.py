"""Onboarding: a running plant moves in by its own sheets: master data, half-finished orders, opening balances.

It owns the imports (what was sent, how its columns were understood, what became of each row) and the cut-over. It never
writes another module's rows: each row of a sheet is a command of the module that owns it, and is taken back by the
journal's images until the cut-over.
"""

from tenants.onboarding.files import error_file, template_file
from tenants.onboarding.founding import Founded, FoundRequest, found_company
from tenants.onboarding.golive import Readiness, readiness
from tenants.onboarding.receiving import receive_sheet
from tenants.onboarding.templates import INDUSTRIES, template, templates

__all__ = [
    "INDUSTRIES", "FoundRequest", "Founded", "Readiness", "error_file", "found_company", "readiness", "receive_sheet",
    "template", "template_file", "templates",
]  # fmt: skip
