"""Configuration packages: everything a company has set up, without anything it did, as one file that another company
(or the same one later) takes over. One mechanism over the metadata; `parts` says which tables and by what names."""

from tenants.onboarding.packages.applying import Applied, apply_package
from tenants.onboarding.packages.comparing import Diff, Difference
from tenants.onboarding.packages.exporting import diff_package, export_package
from tenants.onboarding.packages.package import Package
from tenants.onboarding.packages.parts import GROUPS, PARTS, STANDARD

__all__ = [
    "GROUPS", "PARTS", "STANDARD", "Applied", "Diff", "Difference", "Package", "apply_package", "diff_package",
    "export_package",
]  # fmt: skip
