"""Designing labels: a draft is changed until somebody approves it, and never again after that."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, Meaning, command
from infra.db import Statement, mine
from infra.work import Work
from tenants.labels import errors, permissions, rules
from tenants.labels.drawing import sheets_of
from tenants.labels.events import LabelApproved
from tenants.labels.fields import numbered, samples
from tenants.labels.models import LabelTemplate, LabelVersion
from tenants.masterdata.errors import CodeTaken
from tenants.masterdata.rules import check_code, check_names

BY_CODE = Statement(mine(LabelTemplate).where(LabelTemplate.code == bindparam("code")))
NEWEST = Statement(
    mine(LabelVersion)
    .where(LabelVersion.template_id == bindparam("template_id"))
    .order_by(LabelVersion.version.desc())
    .limit(1)
)


@dataclass(frozen=True, kw_only=True)
class CreateLabelTemplate(Command):
    """`design`: width, height, dpi and elements (infra.print.label.Design)."""

    code: str
    name_zh: str
    name_en: str
    subject: str
    design: dict[str, Any]


@command(needs=permissions.DESIGN_LABELS)
async def create_label_template(work: Work, cmd: CreateLabelTemplate) -> LabelTemplate:
    """A new label with its first draft."""
    check_code(cmd.code)
    check_names(cmd.name_zh, cmd.name_en)
    rules.check_subject(cmd.subject)
    rules.design_of(cmd.design)
    if await work.one(BY_CODE, code=cmd.code) is not None:
        raise CodeTaken(code=cmd.code)
    template = await work.insert(
        LabelTemplate(
            id=cmd.id, code=cmd.code, name_zh=cmd.name_zh.strip(), name_en=cmd.name_en.strip(), subject=cmd.subject
        )
    )
    await work.insert(LabelVersion(template_id=template.id, version=1, state="draft", design=cmd.design))
    return template


@dataclass(frozen=True, kw_only=True)
class ChangeLabelTemplate(Command):
    """What is left out stays."""

    template_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    active: bool | None = None


@command(needs=permissions.DESIGN_LABELS)
async def change_label_template(work: Work, cmd: ChangeLabelTemplate) -> LabelTemplate:
    template = await locked(work, cmd.template_id)
    check_names(cmd.name_zh or template.name_zh, cmd.name_en or template.name_en)
    given = {"name_zh": cmd.name_zh, "name_en": cmd.name_en, "active": cmd.active}
    return await work.change(template, **{name: value for name, value in given.items() if value is not None})


@dataclass(frozen=True, kw_only=True)
class SaveLabelDraft(Command):
    template_id: UUID
    design: dict[str, Any]
    note: str | None = None


@command(needs=permissions.DESIGN_LABELS)
async def save_label_draft(work: Work, cmd: SaveLabelDraft) -> LabelVersion:
    """Change the draft; where the newest version is approved, begin the next one. A draft may still have problems."""
    rules.design_of(cmd.design)
    template = await locked(work, cmd.template_id)
    newest: LabelVersion | None = await work.one(NEWEST, template_id=template.id)
    work.subject(template.id)
    note = (cmd.note or "").strip()[:400] or None
    if newest is not None and newest.state == "draft":
        return await work.change(newest, design=cmd.design, note=note)
    version = newest.version + 1 if newest else 1
    made = LabelVersion(template_id=template.id, version=version, state="draft", design=cmd.design, note=note)
    return await work.insert(made)


@dataclass(frozen=True, kw_only=True)
class ApproveLabel(Command):
    version_id: UUID


@command(needs=permissions.APPROVE_LABELS, signs=Meaning("approved"))
async def approve_label(work: Work, cmd: ApproveLabel) -> LabelVersion:
    """From now on this version is printed. It must print with sample values: an element outside the label, a code too
    fine for the head or a character our fonts lack refuses it."""
    version = await work.lock(LabelVersion, cmd.version_id)
    if version is None:
        raise errors.TemplateNotFound()
    template = await locked(work, version.template_id)
    if version.state == "approved":
        raise errors.VersionApproved(template=template.code, version=version.version)
    design = rules.design_of(version.design)
    if not design.elements:
        raise errors.LabelEmpty(template=template.code)
    values = numbered(await samples(work, template.subject), rules.mark_of(template.code, version.version), 1)
    await sheets_of(work, design, [values], [template.code])
    work.subject(template.id)
    work.emit(LabelApproved(template_id=template.id, version=version.version))
    return await work.change(version, state="approved", approved_at=work.now, approved_by=work.actor.name)


async def locked(work: Work, id: UUID) -> LabelTemplate:
    template = await work.lock(LabelTemplate, id)
    if template is None:
        raise errors.TemplateNotFound()
    return template
