"""Printers, and which label an item carries."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.work import Work
from tenants import masterdata
from tenants.labels import errors, permissions, rules
from tenants.labels.models import ItemLabelling, LabelAgent, LabelPrinter, LabelTemplate
from tenants.masterdata.errors import CodeTaken
from tenants.masterdata.models import Item
from tenants.masterdata.rules import check_code, check_names

BY_CODE = Statement(mine(LabelPrinter).where(LabelPrinter.code == bindparam("code")))
OF_ITEM = Statement(mine(ItemLabelling).where(ItemLabelling.item_id == bindparam("item_id")))


@dataclass(frozen=True, kw_only=True)
class AddPrinter(Command):
    """`language`: zpl, tspl or pdf; `address`: tcp://host:9100 or usb:/dev/usb/lp0 as its agent sees it."""

    code: str
    name_zh: str
    name_en: str
    language: str
    dpi: int = 203
    agent_id: UUID | None = None
    address: str | None = None


@command(needs=permissions.MANAGE_PRINTERS)
async def add_printer(work: Work, cmd: AddPrinter) -> LabelPrinter:
    check_code(cmd.code)
    check_names(cmd.name_zh, cmd.name_en)
    address = rules.check_printer(cmd.language, cmd.dpi, cmd.address, cmd.agent_id is not None)
    await _check_agent(work, cmd.agent_id)
    if await work.one(BY_CODE, code=cmd.code) is not None:
        raise CodeTaken(code=cmd.code)
    return await work.insert(
        LabelPrinter(
            id=cmd.id,
            code=cmd.code,
            name_zh=cmd.name_zh.strip(),
            name_en=cmd.name_en.strip(),
            language=cmd.language,
            dpi=cmd.dpi,
            agent_id=cmd.agent_id,
            address=address,
        )
    )


@dataclass(frozen=True, kw_only=True)
class ChangePrinter(Command):
    """All of it is said anew."""

    printer_id: UUID
    name_zh: str
    name_en: str
    language: str
    dpi: int = 203
    agent_id: UUID | None = None
    address: str | None = None
    active: bool = True


@command(needs=permissions.MANAGE_PRINTERS)
async def change_printer(work: Work, cmd: ChangePrinter) -> LabelPrinter:
    check_names(cmd.name_zh, cmd.name_en)
    address = rules.check_printer(cmd.language, cmd.dpi, cmd.address, cmd.agent_id is not None)
    await _check_agent(work, cmd.agent_id)
    printer = await work.lock(LabelPrinter, cmd.printer_id)
    if printer is None:
        raise errors.PrinterNotFound()
    return await work.change(
        printer, name_zh=cmd.name_zh.strip(), name_en=cmd.name_en.strip(), language=cmd.language, dpi=cmd.dpi,
        agent_id=cmd.agent_id, address=address, active=cmd.active,
    )  # fmt: skip


async def _check_agent(work: Work, id: UUID | None) -> None:
    if id is not None and await work.get(LabelAgent, id) is None:
        raise errors.AgentNotFound()


@dataclass(frozen=True, kw_only=True)
class SetItemLabelling(Command):
    """`scan_back`: the printed label is scanned before a lot or piece of the item is released."""

    item_id: UUID
    template_id: UUID | None = None
    scan_back: bool = False


@command(needs=permissions.APPROVE_LABELS)
async def set_item_labelling(work: Work, cmd: SetItemLabelling) -> ItemLabelling:
    """Which label an item carries, and whether it is scanned back."""
    await masterdata.existing(work, Item, cmd.item_id)
    if cmd.template_id is not None and await work.get(LabelTemplate, cmd.template_id) is None:
        raise errors.TemplateNotFound()
    row: ItemLabelling | None = await work.one(OF_ITEM, item_id=cmd.item_id)
    if row is not None:
        return await work.change(row, template_id=cmd.template_id, scan_back=cmd.scan_back)
    made = ItemLabelling(item_id=cmd.item_id, template_id=cmd.template_id, scan_back=cmd.scan_back)
    return await work.insert(made)
