"""Tools and their life: registered, mounted, used up by what is reported where they are mounted, renewed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam

from infra.actions import Command, Meaning, command
from infra.db import Statement, mine
from infra.quantity import ZERO, exact, plain
from infra.work import Work
from tenants import identity, masterdata
from tenants.equipment import permissions, rules
from tenants.equipment.errors import ToolNotFound
from tenants.equipment.events import ToolMounted, ToolNearsItsEnd
from tenants.equipment.models import Tool, ToolUse
from tenants.identity import todo_kind
from tenants.masterdata.errors import CodeTaken
from tenants.masterdata.models import WorkUnit
from tenants.masterdata.rules import check_code, check_names
from tenants.roles import PLANNER

TODO = todo_kind("equipment.tool_wears_out").name
CODE = Statement(mine(Tool).where(Tool.code == bindparam("code")))
LOCK = Statement(
    mine(Tool).where(Tool.id == any_(bindparam("ids", type_=ARRAY(Uuid())))).order_by(Tool.id).with_for_update()
)
OF_REPORT = Statement(mine(ToolUse).where(ToolUse.report_id == bindparam("report_id")))


@dataclass(frozen=True, kw_only=True)
class RegisterTool(Command):
    """`per_piece`: how much of `life_unit` one reported piece uses (0.25 strokes with four cavities)."""

    code: str
    name_zh: str
    name_en: str
    kind: str | None = None
    life_limit: Decimal | None = None
    life_unit: str = "pcs"
    per_piece: Decimal = Decimal(1)
    warn_percent: int = 90
    used: Decimal = Decimal(0)


@command(needs=permissions.EDIT_TOOLS)
async def register_tool(work: Work, cmd: RegisterTool) -> Tool:
    check_code(cmd.code)
    check_names(cmd.name_zh, cmd.name_en)
    if await work.one(CODE, code=cmd.code) is not None:
        raise CodeTaken(code=cmd.code)
    life = rules.checked_life(cmd.life_limit, cmd.life_unit, cmd.per_piece, cmd.warn_percent)
    tool = await work.insert(
        Tool(
            code=cmd.code, name_zh=cmd.name_zh.strip(), name_en=cmd.name_en.strip(),
            kind=(cmd.kind or "").strip()[:60] or None, used=exact(cmd.used), renewals=0, work_unit_id=None,
            mounted_at=None, **life,
        )
    )  # fmt: skip
    work.subject(tool.id)
    return tool


@dataclass(frozen=True, kw_only=True)
class ChangeTool(Command):
    """What is null stays; `unlimited` takes the limit away."""

    tool_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    life_limit: Decimal | None = None
    per_piece: Decimal | None = None
    warn_percent: int | None = None
    unlimited: bool = False


@command(needs=permissions.EDIT_TOOLS)
async def change_tool(work: Work, cmd: ChangeTool) -> Tool:
    tool = await _locked(work, cmd.tool_id)
    names = {"name_zh": cmd.name_zh or tool.name_zh, "name_en": cmd.name_en or tool.name_en}
    check_names(*names.values())
    life = rules.checked_life(
        None if cmd.unlimited else cmd.life_limit if cmd.life_limit is not None else tool.life_limit,
        tool.life_unit,
        cmd.per_piece if cmd.per_piece is not None else tool.per_piece,
        cmd.warn_percent if cmd.warn_percent is not None else tool.warn_percent,
    )
    return await work.change(tool, **names, **life)


@dataclass(frozen=True, kw_only=True)
class MountTool(Command):
    """Onto a work unit; without one off it. Several tools may be on one."""

    tool_id: UUID
    work_unit_id: UUID | None = None


@command(needs=permissions.MOUNT_TOOLS)
async def mount_tool(work: Work, cmd: MountTool) -> Tool:
    tool = await _locked(work, cmd.tool_id)
    if cmd.work_unit_id is not None:
        await masterdata.existing(work, WorkUnit, cmd.work_unit_id)
    mounted_at = work.occurred_at if cmd.work_unit_id is not None else None
    await work.change(tool, work_unit_id=cmd.work_unit_id, mounted_at=mounted_at)
    work.emit(ToolMounted(tool_id=tool.id, work_unit_id=cmd.work_unit_id))
    return tool


@dataclass(frozen=True, kw_only=True)
class RenewTool(Command):
    """Ground, refurbished or exchanged: its life begins anew."""

    tool_id: UUID


@command(needs=permissions.EDIT_TOOLS, signs=Meaning("tool renewed"))
async def renew_tool(work: Work, cmd: RenewTool) -> Tool:
    tool = await _locked(work, cmd.tool_id)
    await work.change(tool, used=ZERO, renewals=tool.renewals + 1)
    await identity.settle_todo(work, TODO, tool.id)
    return tool


async def _locked(work: Work, id: UUID) -> Tool:
    tool = await work.lock(Tool, id)
    if tool is None:
        raise ToolNotFound()
    work.subject(tool.id)
    return tool


# -- the facade for reports --------------------------------------------------------------------------------------


async def use_tools(work: Work, ids: Iterable[UUID], pieces: Decimal, report_id: UUID) -> None:
    """The tools made so many pieces, good or not. Near the end of its life somebody is told, once."""
    uses = []
    for tool in await _all(work, ids):
        spent = pieces * tool.per_piece
        await work.change(tool, used=tool.used + spent)
        uses.append(ToolUse(tool_id=tool.id, report_id=report_id, quantity=spent, used_at=work.occurred_at))
        if rules.nears_its_end(tool.used, tool.life_limit, tool.warn_percent):
            await _warn(work, tool)
    await work.insert_all(uses)


async def _all(work: Work, ids: Iterable[UUID]) -> Sequence[Tool]:
    return await work.all(LOCK, ids=sorted(set(ids)))


async def _warn(work: Work, tool: Tool) -> None:
    posted = await identity.post_todo(
        work,
        kind=TODO,
        subject_id=tool.id,
        params={"tool": tool.code, "used": plain(tool.used), "limit": plain(tool.life_limit or ZERO)},
        link=f"/tools?tool={tool.id}",
        role=PLANNER,
        needs=permissions.EDIT_TOOLS.name,
    )
    if posted:
        work.emit(ToolNearsItsEnd(tool_id=tool.id, code=tool.code))


async def unuse_tools(work: Work, report_id: UUID) -> None:
    """The report is taken back: what it used of the tools' lives is theirs again, unless they were renewed since."""
    uses: Sequence[ToolUse] = await work.all(OF_REPORT, report_id=report_id)
    tools = {each.id: each for each in await _all(work, [use.tool_id for use in uses])} if uses else {}
    for use in uses:
        tool = tools[use.tool_id]
        await work.change(tool, used=max(tool.used - use.quantity, ZERO))
        await work.remove(use)
