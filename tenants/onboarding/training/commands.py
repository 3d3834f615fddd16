"""Asking for a copy, a fresh one, or its end."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.ids import uuid7
from infra.work import Work
from tenants.onboarding import permissions
from tenants.onboarding.errors import TrainingBusy, TrainingNotFound, TrainingOfTraining, TrainingStands
from tenants.onboarding.events import TrainingAsked, TrainingEnded
from tenants.onboarding.training.filling import free_slug
from tenants.onboarding.training.models import TrainingCopy
from tenants.plans.models import Tenant

LIVING = Statement(
    mine(TrainingCopy)
    .where(TrainingCopy.state != "closed", TrainingCopy.state != "failed")
    .order_by(TrainingCopy.created_at.desc())
    .with_for_update()
)

FORMER = Statement(select(func.count()).select_from(TrainingCopy).where(own(TrainingCopy)))


@dataclass(frozen=True, kw_only=True)
class MakeTrainingCopy(Command):
    """`refresh`: a new copy in place of the one there is; everything done in that one is given up."""

    refresh: bool = False


@command(needs=permissions.ASK_TRAINING)
async def make_training_copy(work: Work, cmd: MakeTrainingCopy) -> TrainingCopy:
    """Ask for a training copy: the plant as it is set up now, its people with their sign-ins, and nothing of what was
    done. The worker makes it within a minute."""
    tenant = await work.lock(Tenant, work.tenant_id)
    if tenant is None or tenant.kind == "training":
        raise TrainingOfTraining()
    living: list[TrainingCopy] = await work.all(LIVING)
    if any(each.state in ("asked", "closing") for each in living):
        raise TrainingBusy()
    if living and not cmd.refresh:
        raise TrainingStands(slug=living[0].slug)
    for each in living:
        await _end(work, each)
    former = int(await work.scalar(FORMER))
    row = TrainingCopy(
        slug=await free_slug(tenant.slug, former), copy_id=uuid7(), state="asked", asked_by_id=work.actor.id,
        asked_by=work.actor.name, pin=f"{secrets.randbelow(9000) + 1000}", people=0, rows=0, made_at=None,
        closed_at=None, closed_by=None, problem=None,
    )  # fmt: skip
    made = await work.insert(row)
    work.subject(made.id)
    work.emit(TrainingAsked(copy_id=made.id))
    return made


@dataclass(frozen=True, kw_only=True)
class CloseTrainingCopy(Command):
    copy_id: UUID


@command(needs=permissions.ASK_TRAINING)
async def close_training_copy(work: Work, cmd: CloseTrainingCopy) -> TrainingCopy:
    """Close the copy: nobody signs in there any more, and what was done there is given up."""
    row = await work.lock(TrainingCopy, cmd.copy_id)
    if row is None:
        raise TrainingNotFound()
    work.subject(row.id)
    if row.state != "ready":
        raise TrainingBusy()
    return await _end(work, row)


async def _end(work: Work, row: TrainingCopy) -> TrainingCopy:
    work.emit(TrainingEnded(copy_id=row.id))
    return await work.change(row, state="closing", closed_by=work.actor.name)
