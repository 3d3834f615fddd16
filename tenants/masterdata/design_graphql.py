"""How things are made, in the schema: revisions, BOMs, routings, instructions, engineering changes."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, mutation, names, page_type
from tenants.masterdata import boms, commands, explosion, models, queries
from tenants.masterdata import design_queries as q
from tenants.masterdata.graphql_types import Item, Unit, WorkCenter, WorkUnit


async def _item(info: Info, id: UUID) -> Item:
    row = await loader(info, queries.items_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return Item.of(row)


async def _unit(info: Info, id: UUID | None) -> Unit | None:
    row = await loader(info, queries.units_by_id).load(id) if id else None
    return Unit.of(row) if row else None


async def _center(info: Info, id: UUID) -> WorkCenter:
    row = await loader(info, queries.work_centers_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return WorkCenter.of(row)


async def _work_unit(info: Info, id: UUID | None) -> WorkUnit | None:
    row = await loader(info, queries.work_units_by_id).load(id) if id else None
    return WorkUnit.of(row) if row else None


# -- items ----------------------------------------------------------------------------------------------------


@strawberry.type(description="A file of a revision; read it at /api/blobs/{sha256}.")
class Drawing:
    id: UUID
    name: str
    sha256: str
    media_type: str
    size: int
    added_by: str
    created_at: datetime

    @classmethod
    def of(cls, row: models.Drawing) -> "Drawing":
        return cls(**{name: getattr(row, name) for name in _fields(cls)})


_plain: dict[Any, list[str]] = {}


def _fields(kind: Any) -> list[str]:
    """Attributes of a type that are plain columns of its row."""
    if kind not in _plain:
        fields = kind.__strawberry_definition__.fields
        _plain[kind] = [each.python_name for each in fields if each.base_resolver is None]
    return _plain[kind]


@strawberry.type(description="Engineering revision of an item: draft, approved or withdrawn.")
class ItemRevision:
    id: UUID
    item_id: UUID
    item_revision: str
    drawing: str | None
    note: str | None
    state: str
    effective_from: date
    made_by: str
    created_at: datetime
    approved_at: datetime | None
    approved_by: str | None

    @strawberry.field
    async def drawings(self, info: Info) -> list[Drawing]:
        return [Drawing.of(row) for row in await loader(info, q.drawings_of).load(self.id)]

    @classmethod
    def of(cls, row: models.ItemRevision) -> "ItemRevision":
        return cls(**{name: getattr(row, name) for name in _fields(cls)})


@strawberry.type(description="`denominator` of `unit` are `numerator` of the item's own unit.")
class ItemConversion:
    id: UUID
    numerator: Decimal
    denominator: Decimal
    per_lot: bool
    unit_id: strawberry.Private[UUID]

    @strawberry.field
    async def unit(self, info: Info) -> Unit:
        made = await _unit(info, self.unit_id)
        assert made is not None  # a foreign key holds it
        return made

    @classmethod
    def of(cls, row: models.ItemConversion) -> "ItemConversion":
        return cls(
            id=row.id,
            numerator=row.numerator,
            denominator=row.denominator,
            per_lot=row.per_lot,
            unit_id=row.unit_id,
        )


# -- BOMs -----------------------------------------------------------------------------------------------------


@strawberry.type(description="`quantity` is net, for one of the parent, in `unit` (null: the component's own).")
class BomLine:
    id: UUID
    position: int
    item_id: UUID
    quantity: Decimal
    scrap_percent: Decimal
    phantom: bool
    alternative_of: int | None
    step_sequence: int | None
    note: str | None
    unit_id: UUID | None

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await _item(info, self.item_id)

    @strawberry.field
    async def unit(self, info: Info) -> str:
        stated = await _unit(info, self.unit_id)
        if stated is not None:
            return stated.code
        own = await _unit(info, (await _item(info, self.item_id)).unit_id)
        assert own is not None  # a foreign key holds it
        return own.code

    @classmethod
    def of(cls, row: models.BomLine) -> "BomLine":
        return cls(**{name: getattr(row, name) for name in _fields(cls)})


@strawberry.type(description="What comes out beside the parent: co_product or by_product; `costShare` in percent.")
class BomOutput:
    id: UUID
    item_id: UUID
    kind: str
    quantity: Decimal
    cost_share: Decimal
    step_sequence: int | None

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await _item(info, self.item_id)

    @classmethod
    def of(cls, row: models.BomOutput) -> "BomOutput":
        return cls(**{name: getattr(row, name) for name in _fields(cls)})


@strawberry.type(description="What one unit of an item is made of: draft, approved or withdrawn.")
class Bom:
    id: UUID
    item_id: UUID
    version: int
    state: str
    effective_from: date
    effective_to: date | None
    approved_at: datetime | None
    revision: int

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await _item(info, self.item_id)

    @strawberry.field
    async def lines(self, info: Info) -> list[BomLine]:
        return [BomLine.of(row) for row in await loader(info, q.lines_of).load(self.id)]

    @strawberry.field
    async def outputs(self, info: Info) -> list[BomOutput]:
        return [BomOutput.of(row) for row in await loader(info, q.outputs_of).load(self.id)]

    @strawberry.field
    async def line_count(self, info: Info) -> int:
        return await loader(info, q.line_counts).load(self.id)

    @classmethod
    def of(cls, row: models.Bom) -> "Bom":
        return cls(**{name: getattr(row, name) for name in _fields(cls)})


@strawberry.type(description="A line of an exploded tree, each before what it is made of.")
class BomTreeLine:
    level: int
    path: list[int]
    position: int
    item: Item
    unit: str = strawberry.field(description="the component's own unit, that of `net` and `quantity`")
    net: Decimal
    quantity: Decimal = strawberry.field(description="needed for the whole, with scrap, rounded up")
    line_quantity: Decimal = strawberry.field(description="as written: for one of the parent, in `lineUnit`")
    line_unit: str
    scrap_percent: Decimal
    phantom: bool
    alternative: bool
    alternative_of: int | None
    step_sequence: int | None
    version: int | None = strawberry.field(description="of the component's own BOM on that day")

    @classmethod
    def of(cls, row: explosion.ExplodedLine) -> "BomTreeLine":
        line = row.line
        return cls(
            level=row.level,
            path=list(row.path),
            position=line.position,
            item=Item.of(row.item),
            unit=row.unit,
            net=row.net,
            quantity=row.quantity,
            line_quantity=line.quantity,
            line_unit=row.line_unit,
            scrap_percent=line.scrap_percent,
            phantom=line.phantom,
            alternative=row.alternative,
            alternative_of=line.alternative_of,
            step_sequence=line.step_sequence,
            version=row.bom.version if row.bom else None,
        )


@strawberry.type(description="A version that contains the item; level 1 contains it directly.")
class BomUse:
    level: int
    bom_id: UUID
    version: int
    state: str
    quantity: Decimal
    phantom: bool
    item_id: strawberry.Private[UUID]
    parent_id: strawberry.Private[UUID]
    unit_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await _item(info, self.item_id)

    @strawberry.field
    async def parent(self, info: Info) -> Item:
        return await _item(info, self.parent_id)

    @strawberry.field
    async def unit(self, info: Info) -> str:
        made = await _unit(info, self.unit_id or (await _item(info, self.item_id)).unit_id)
        return made.code if made else ""

    @classmethod
    def of(cls, row: q.Usage) -> "BomUse":
        return cls(**vars(row))


@strawberry.type(description="`change`: added, removed or changed.")
class BomDifference:
    position: int
    change: str
    before: BomLine | None
    after: BomLine | None

    @classmethod
    def of(cls, row: boms.Difference) -> "BomDifference":
        before, after = (BomLine.of(each) if each else None for each in (row.before, row.after))
        return cls(position=row.position, change=row.change, before=before, after=after)


# -- routings -------------------------------------------------------------------------------------------------


@strawberry.type(description="A standard operation; its times and skills are what a new step starts with.")
class OperationDefinition:
    id: UUID
    code: str
    name: Names
    setup_seconds: int
    cycle_seconds: Decimal
    skill_codes: list[str]
    work_center_id: UUID | None

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter | None:
        return await _center(info, self.work_center_id) if self.work_center_id else None

    @classmethod
    def of(cls, row: models.OperationDefinition) -> "OperationDefinition":
        return cls(
            id=row.id,
            code=row.code,
            name=names(row),
            setup_seconds=row.setup_seconds,
            cycle_seconds=row.cycle_seconds,
            skill_codes=row.skill_codes,
            work_center_id=row.work_center_id,
        )


@strawberry.type(description="Another place a step may run; the lower preference is tried first.")
class RoutingAlternative:
    id: UUID
    preference: int
    setup_seconds: int
    cycle_seconds: Decimal
    work_center_id: UUID
    work_unit_id: UUID | None

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter:
        return await _center(info, self.work_center_id)

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        return await _work_unit(info, self.work_unit_id)

    @classmethod
    def of(cls, row: models.RoutingAlternative) -> "RoutingAlternative":
        return cls(**{name: getattr(row, name) for name in _fields(cls)})


@strawberry.type(description="A node of a routing's graph; `predecessors` are sequences.")
class RoutingStep:
    id: UUID
    sequence: int
    name: Names
    setup_seconds: int
    cycle_seconds: Decimal
    predecessors: list[int]
    report_mode: str
    box_quantity: Decimal | None
    needs_approval: bool
    over_limit_percent: Decimal | None
    skip_allowed: bool
    skill_codes: list[str]
    operation_definition_id: UUID
    work_center_id: UUID
    work_unit_id: UUID | None

    @strawberry.field
    async def operation_definition(self, info: Info) -> OperationDefinition:
        row = await loader(info, q.definitions_by_id).load(self.operation_definition_id)
        assert row is not None  # a foreign key holds it
        return OperationDefinition.of(row)

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter:
        return await _center(info, self.work_center_id)

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        return await _work_unit(info, self.work_unit_id)

    @strawberry.field
    async def alternatives(self, info: Info) -> list[RoutingAlternative]:
        return [RoutingAlternative.of(row) for row in await loader(info, q.alternatives_by_step).load(self.id)]

    @classmethod
    def of(cls, row: models.RoutingStep) -> "RoutingStep":
        plain = {name: getattr(row, name) for name in _fields(cls) if name != "name"}
        return cls(**plain, name=names(row))


@strawberry.type(description="How an item is made: draft, approved or withdrawn.")
class Routing:
    id: UUID
    item_id: UUID
    version: int
    state: str
    effective_from: date
    effective_to: date | None
    approved_at: datetime | None
    revision: int

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await _item(info, self.item_id)

    @strawberry.field
    async def steps(self, info: Info) -> list[RoutingStep]:
        return [RoutingStep.of(row) for row in await loader(info, q.routing_steps_of).load(self.id)]

    @classmethod
    def of(cls, row: models.Routing) -> "Routing":
        return cls(**{name: getattr(row, name) for name in _fields(cls)})


@strawberry.type(description="`change`: added, removed or changed.")
class RoutingDifference:
    sequence: int
    change: str
    before: RoutingStep | None
    after: RoutingStep | None

    @classmethod
    def of(cls, row: boms.Difference) -> "RoutingDifference":
        before, after = (RoutingStep.of(each) if each else None for each in (row.before, row.after))
        return cls(sequence=row.position, change=row.change, before=before, after=after)


# -- instructions ---------------------------------------------------------------------------------------------


@strawberry.type(description="`sha256`: a picture or film at /api/blobs/{sha256}. `critical`: to be confirmed as read.")
class InstructionStep:
    id: UUID
    position: int
    text: Names
    sha256: str | None
    media_type: str | None
    critical: bool

    @classmethod
    def of(cls, row: models.InstructionStep) -> "InstructionStep":
        plain = {name: getattr(row, name) for name in _fields(cls) if name != "text"}
        return cls(**plain, text=Names(zh=row.text_zh, en=row.text_en))


@strawberry.type(description="One version, for every item, one item, or one step of its routing.")
class Instruction:
    id: UUID
    version: int
    state: str
    step_sequence: int | None
    made_by: str
    created_at: datetime
    approved_at: datetime | None
    approved_by: str | None
    operation_definition_id: UUID
    item_id: UUID | None

    @strawberry.field
    async def operation_definition(self, info: Info) -> OperationDefinition:
        row = await loader(info, q.definitions_by_id).load(self.operation_definition_id)
        assert row is not None  # a foreign key holds it
        return OperationDefinition.of(row)

    @strawberry.field
    async def item(self, info: Info) -> Item | None:
        return await _item(info, self.item_id) if self.item_id else None

    @strawberry.field
    async def steps(self, info: Info) -> list[InstructionStep]:
        return [InstructionStep.of(row) for row in await loader(info, q.instruction_steps_of).load(self.id)]

    @classmethod
    def of(cls, row: models.Instruction) -> "Instruction":
        return cls(**{name: getattr(row, name) for name in _fields(cls)})


@strawberry.type(description="Somebody has read a critical step.")
class InstructionConfirmation:
    id: UUID
    user_name: str
    version: int
    confirmed_at: datetime
    instruction_step_id: UUID

    @classmethod
    def of(cls, row: models.InstructionConfirmation) -> "InstructionConfirmation":
        return cls(**{name: getattr(row, name) for name in _fields(cls)})


# -- engineering changes --------------------------------------------------------------------------------------


@strawberry.type(description="A draft a change makes live. `kind`: revision, bom or routing.")
class ChangeSubject:
    id: UUID
    kind: str
    subject_id: UUID
    item_id: UUID

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await _item(info, self.item_id)

    @strawberry.field
    async def bom(self, info: Info) -> Bom | None:
        row = await loader(info, q.boms_by_id).load(self.subject_id) if self.kind == "bom" else None
        return Bom.of(row) if row else None

    @strawberry.field
    async def routing(self, info: Info) -> Routing | None:
        row = await loader(info, q.routings_by_id).load(self.subject_id) if self.kind == "routing" else None
        return Routing.of(row) if row else None

    @strawberry.field
    async def item_revision(self, info: Info) -> ItemRevision | None:
        row = await loader(info, q.revisions_by_id).load(self.subject_id) if self.kind == "revision" else None
        return ItemRevision.of(row) if row else None

    @classmethod
    def of(cls, row: models.ChangeSubject) -> "ChangeSubject":
        return cls(**{name: getattr(row, name) for name in _fields(cls)})


@strawberry.type(description="States: draft, submitted, approved, rejected, cancelled.")
class EngineeringChange:
    id: UUID
    number: str
    title: str
    why: str
    state: str
    effective_from: date
    requested_by: str
    requested_at: datetime
    submitted_at: datetime | None
    decided_by: str | None
    decided_at: datetime | None
    decision_note: str | None

    @strawberry.field
    async def subjects(self, info: Info) -> list[ChangeSubject]:
        return [ChangeSubject.of(row) for row in await loader(info, q.subjects_of).load(self.id)]

    @classmethod
    def of(cls, row: models.EngineeringChange) -> "EngineeringChange":
        return cls(**{name: getattr(row, name) for name in _fields(cls)})


@strawberry.type(description="Whether further versions need a change, and another person's yes.")
class ChangePolicy:
    change_control: bool
    four_eyes: bool

    @classmethod
    def of(cls, row: models.ChangePolicy) -> "ChangePolicy":
        return cls(change_control=row.change_control, four_eyes=row.four_eyes)


@strawberry.input
class OperationDefinitionFilter:
    search: str | None = None


@strawberry.enum
class EngineeringChangeSort(Enum):
    NUMBER_DESC = "NUMBER_DESC"
    NUMBER_ASC = "NUMBER_ASC"
    EFFECTIVE_DESC = "EFFECTIVE_DESC"


@strawberry.input
class EngineeringChangeFilter:
    states: list[str] | None = None
    search: str | None = None
    item_id: UUID | None = None


if TYPE_CHECKING:
    OperationDefinitionPage = Any
    EngineeringChangePage = Any
else:
    OperationDefinitionPage = page_type(OperationDefinition)
    EngineeringChangePage = page_type(EngineeringChange)


@strawberry.type
class DesignQuery:
    @strawberry.field
    async def units(self, info: Info) -> list[Unit]:
        return [Unit.of(row) for row in await q.units(info.context.read)]

    @strawberry.field
    async def item_revisions(self, info: Info, item_id: UUID) -> list[ItemRevision]:
        return [ItemRevision.of(row) for row in await q.item_revisions(info.context.read, item_id)]

    @strawberry.field
    async def item_conversions(self, info: Info, item_id: UUID) -> list[ItemConversion]:
        return [ItemConversion.of(row) for row in await q.item_conversions(info.context.read, item_id)]

    @strawberry.field
    async def item_boms(self, info: Info, item_id: UUID) -> list[Bom]:
        return [Bom.of(row) for row in await q.item_boms(info.context.read, item_id)]

    @strawberry.field
    async def bom(self, info: Info, id: UUID) -> Bom | None:
        row = await q.bom(info.context.read, id)
        return Bom.of(row) if row else None

    @strawberry.field
    async def bom_tree(
        self,
        info: Info,
        item_id: UUID,
        bom_id: UUID | None = None,
        day: date | None = None,
        quantity: Decimal = Decimal(1),
    ) -> list[BomTreeLine]:
        rows = await q.bom_tree(info.context.read, item_id=item_id, bom_id=bom_id, day=day, quantity=quantity)
        return [BomTreeLine.of(row) for row in rows]

    @strawberry.field
    async def where_used(self, info: Info, item_id: UUID) -> list[BomUse]:
        return [BomUse.of(row) for row in await q.where_used(info.context.read, item_id)]

    @strawberry.field
    async def bom_differences(self, info: Info, before: UUID, after: UUID) -> list[BomDifference]:
        return [BomDifference.of(row) for row in await q.bom_differences(info.context.read, before, after)]

    @strawberry.field
    async def item_routings(self, info: Info, item_id: UUID) -> list[Routing]:
        return [Routing.of(row) for row in await q.item_routings(info.context.read, item_id)]

    @strawberry.field
    async def routing(self, info: Info, id: UUID) -> Routing | None:
        row = await q.routing(info.context.read, id)
        return Routing.of(row) if row else None

    @strawberry.field
    async def routing_differences(self, info: Info, before: UUID, after: UUID) -> list[RoutingDifference]:
        return [RoutingDifference.of(row) for row in await q.routing_differences(info.context.read, before, after)]

    @strawberry.field
    async def operation_definitions(
        self, info: Info, first: int = 50, after: str | None = None, filter: OperationDefinitionFilter | None = None
    ) -> OperationDefinitionPage:
        wanted = vars(filter) if filter else {}
        page = await q.operation_definitions(info.context.read, first=first, after=after, **wanted)
        return connection(OperationDefinition, page)

    @strawberry.field
    async def operation_definition(self, info: Info, id: UUID) -> OperationDefinition | None:
        row = await q.operation_definition(info.context.read, id)
        return OperationDefinition.of(row) if row else None

    @strawberry.field
    async def instructions(
        self, info: Info, operation_definition_id: UUID | None = None, item_id: UUID | None = None
    ) -> list[Instruction]:
        rows = await q.instructions(info.context.read, operation_definition_id=operation_definition_id, item_id=item_id)
        return [Instruction.of(row) for row in rows]

    @strawberry.field
    async def instruction(self, info: Info, id: UUID) -> Instruction | None:
        row = await q.instruction(info.context.read, id)
        return Instruction.of(row) if row else None

    @strawberry.field
    async def instruction_confirmations(self, info: Info, operation_id: UUID) -> list[InstructionConfirmation]:
        rows = await q.instruction_confirmations(info.context.read, operation_id)
        return [InstructionConfirmation.of(row) for row in rows]

    @strawberry.field
    async def engineering_changes(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: EngineeringChangeFilter | None = None,
        sort: list[EngineeringChangeSort] | None = None,
    ) -> EngineeringChangePage:
        wanted = vars(filter) if filter else {}
        order = [each.value for each in sort or ()]
        page = await q.engineering_changes(info.context.read, first=first, after=after, sort=order, **wanted)
        return connection(EngineeringChange, page)

    @strawberry.field
    async def engineering_change(self, info: Info, id: UUID) -> EngineeringChange | None:
        row = await q.engineering_change(info.context.read, id)
        return EngineeringChange.of(row) if row else None

    @strawberry.field
    async def change_policy(self, info: Info) -> ChangePolicy:
        row = await q.change_policy(info.context.read)
        return ChangePolicy.of(row) if row else ChangePolicy(change_control=False, four_eyes=False)


@strawberry.type
class DesignMutation:
    create_unit = mutation(commands.create_unit, Unit)
    change_unit = mutation(commands.change_unit, Unit)
    set_conversion = mutation(commands.set_conversion, ItemConversion)
    remove_conversion = mutation(commands.remove_conversion)
    create_revision = mutation(commands.create_revision, ItemRevision)
    approve_revision = mutation(commands.approve_revision, ItemRevision)
    withdraw_revision = mutation(commands.withdraw_revision, ItemRevision)
    add_drawing = mutation(commands.add_drawing, Drawing)
    remove_drawing = mutation(commands.remove_drawing)
    create_bom = mutation(commands.create_bom, Bom)
    revise_bom = mutation(commands.revise_bom, Bom)
    withdraw_bom = mutation(commands.withdraw_bom, Bom)
    approve_bom = mutation(commands.approve_bom, Bom)
    create_operation_definition = mutation(commands.create_operation_definition, OperationDefinition)
    change_operation_definition = mutation(commands.change_operation_definition, OperationDefinition)
    create_routing = mutation(commands.create_routing, Routing)
    revise_routing = mutation(commands.revise_routing, Routing)
    withdraw_routing = mutation(commands.withdraw_routing, Routing)
    approve_routing = mutation(commands.approve_routing, Routing)
    create_instruction = mutation(commands.create_instruction, Instruction)
    revise_instruction = mutation(commands.revise_instruction, Instruction)
    withdraw_instruction = mutation(commands.withdraw_instruction, Instruction)
    approve_instruction = mutation(commands.approve_instruction, Instruction)
    confirm_instruction = mutation(commands.confirm_instruction)
    set_change_policy = mutation(commands.set_change_policy, ChangePolicy)
    create_change = mutation(commands.create_change, EngineeringChange)
    revise_change = mutation(commands.revise_change, EngineeringChange)
    submit_change = mutation(commands.submit_change, EngineeringChange)
    approve_change = mutation(commands.approve_change, EngineeringChange)
    reject_change = mutation(commands.reject_change, EngineeringChange)
    cancel_change = mutation(commands.cancel_change, EngineeringChange)
