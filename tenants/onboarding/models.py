"""Tables of onboarding: imports, their rows, remembered mappings, the cut-over."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk
from tenants.onboarding.golive.models import FloorPrint as FloorPrint
from tenants.onboarding.packages.models import ConfigurationPackage as ConfigurationPackage
from tenants.onboarding.rollout.models import Baseline as Baseline
from tenants.onboarding.rollout.models import Department as Department
from tenants.onboarding.rollout.models import Meeting as Meeting
from tenants.onboarding.rollout.models import Milestone as Milestone
from tenants.onboarding.rollout.models import RolloutIssue as RolloutIssue
from tenants.onboarding.rollout.models import Suggestion as Suggestion
from tenants.onboarding.signup.models import SignUp as SignUp
from tenants.onboarding.templates.models import Sample as Sample
from tenants.onboarding.training.models import TrainingCopy as TrainingCopy


class ImportRun(TenantRow, Base):
    """One sheet somebody sent. Its bytes and its plan lie in the object store under its id."""

    __tablename__ = "onboarding_import_run"
    __table_args__ = (Index(None, "tenant_id", "created_at", "id"), Index(None, "tenant_id", "state"))

    kind: Mapped[str]  # kinds.KINDS
    state: Mapped[str]  # rules.RUN_MOVES
    file_name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    signature: Mapped[str]  # of its titles
    titles: Mapped[list[Any]] = mapped_column(JSONB)  # composed, one per column
    mapping: Mapped[list[Any]] = mapped_column(JSONB)  # the field of each column, null where it is not read
    samples: Mapped[list[Any]] = mapped_column(JSONB)  # the first cell of each column, as text
    create_missing: Mapped[bool] = mapped_column(default=False)
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))  # why the whole file stays out
    sent_by_id: Mapped[UUID]
    sent_by: Mapped[str]
    sent_by_kind: Mapped[str]  # user | system
    locale: Mapped[str]
    roll_back_reason: Mapped[str | None]
    ended_at: Mapped[datetime | None]


class ImportRow(TenantRow, Base):
    """What became of one row of a sheet. No regulated record: what the row did stands in the journal line it names."""

    __tablename__ = "onboarding_import_row"
    __regulated__ = False
    __table_args__ = (
        tenant_fk("run_id", "onboarding_import_run"),
        UniqueConstraint("tenant_id", "run_id", "line"),
        Index(None, "tenant_id", "run_id", "verdict", "line"),
        Index(None, "tenant_id", "run_id", "intent"),
        Index(None, "tenant_id", "key", "verdict"),
    )

    run_id: Mapped[UUID]
    line: Mapped[int]  # as the user's own program numbers it
    intent: Mapped[int | None]  # the act it belongs to, by its place in the plan
    key: Mapped[str | None]  # what that act says: the same again is the same act
    verdict: Mapped[str]  # rules.VERDICTS
    command_id: Mapped[UUID | None]  # its journal line, once applied
    problems: Mapped[list[Any]] = mapped_column(JSONB)
    warnings: Mapped[list[Any]] = mapped_column(JSONB)
    cells: Mapped[dict[str, Any]] = mapped_column(JSONB)  # as understood


class ColumnMapping(TenantRow, Base):
    """How sheets with these titles were read last time."""

    __tablename__ = "onboarding_column_mapping"
    __table_args__ = (UniqueConstraint("tenant_id", "kind", "signature"),)

    kind: Mapped[str]
    signature: Mapped[str]
    mapping: Mapped[list[Any]] = mapped_column(JSONB)


class CutOver(TenantRow, Base):
    """From here on the plant runs on what stands here: imports are not taken back any more. One per tenant."""

    __tablename__ = "onboarding_cut_over"
    __table_args__ = (UniqueConstraint("tenant_id", "scope"),)

    scope: Mapped[str]  # plant
    declared_at: Mapped[datetime]
    declared_by_id: Mapped[UUID]
    declared_by: Mapped[str]
    reason: Mapped[str]
