"""Facts of onboarding."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class ImportAdvanced(Event):
    """An import has work before it: it was asked for, or did a part of it."""

    name = "onboarding.import_advanced"
    subject = "run_id"

    run_id: UUID


@dataclass(frozen=True, kw_only=True)
class ImportEnded(Event):
    name = "onboarding.import_ended"
    subject = "run_id"

    run_id: UUID
    kind: str
    state: str


@dataclass(frozen=True, kw_only=True)
class PlantCutOver(Event):
    name = "onboarding.plant_cut_over"
    subject = "cut_over_id"

    cut_over_id: UUID
    declared_at: datetime


@dataclass(frozen=True, kw_only=True)
class CompanyFounded(Event):
    """In the vendor's company: a new company stands and its first person can sign in."""

    name = "onboarding.company_founded"
    live = False

    tenant_id: UUID
    slug: str
    name_zh: str
    name_en: str
    industry: str
    partner_slug: str | None
    contact: str


@dataclass(frozen=True, kw_only=True)
class PackageApplied(Event):
    """A configuration package was taken over: how many rows it added and changed, how many contradictions it left."""

    name = "onboarding.package_applied"
    subject = "package_id"

    package_id: UUID
    added: int
    changed: int
    skipped: int


@dataclass(frozen=True, kw_only=True)
class SamplesWiped(Event):
    name = "onboarding.samples_wiped"

    rows: int
    people_left: int


@dataclass(frozen=True, kw_only=True)
class SuggestionAnswered(Event):
    name = "onboarding.suggestion_answered"
    subject = "suggestion_id"

    suggestion_id: UUID
    state: str


@dataclass(frozen=True, kw_only=True)
class TrainingAsked(Event):
    name = "onboarding.training_asked"
    subject = "copy_id"

    copy_id: UUID


@dataclass(frozen=True, kw_only=True)
class TrainingEnded(Event):
    name = "onboarding.training_ended"
    subject = "copy_id"

    copy_id: UUID
