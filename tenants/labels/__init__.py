"""Labels: how they look, where they are printed and how often, which serials they carry, and that they were read back.

Above traceability: a label is stuck on a lot, a piece, a pack, a location, a work unit or an order, and changes none of
them. It may refuse a release (guarding), nothing else.
"""

from tenants.labels import guarding as _guarding  # noqa: F401  refuses releases without a scan
from tenants.labels.commands import PrintLabels, print_labels

__all__ = ["PrintLabels", "print_labels"]
