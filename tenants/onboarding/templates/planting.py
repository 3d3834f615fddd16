"""Puts a template into a company that has just been made, inside the founding's own transaction."""

from collections.abc import Awaitable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.actions import CommandSpec
from infra.errors import Refusal
from infra.permissions import default_permissions
from infra.work import Work
from tenants import masterdata
from tenants.equipment import commands as equipment
from tenants.identity.commands import people, roles, teams
from tenants.identity.models import Team
from tenants.masterdata import commands as plant
from tenants.masterdata.models import (
    Area,
    Item,
    Named,
    OperationDefinition,
    Partner,
    Site,
    Unit,
    WorkCenter,
    WorkUnit,
)
from tenants.onboarding.templates.models import Sample
from tenants.onboarding.templates.pins import first_pin
from tenants.onboarding.templates.reading import MaterialRow, OrderRow, PartnerRow, PersonRow, ProductRow, Template
from tenants.orders import commands as orders

SITE = "P1"


class PlantingFailed(Exception):
    """A step of a template was refused: `step` says which. No refusal of a command: the company it was to be written
    in does not stay."""

    def __init__(self, step: str, refusal: Refusal) -> None:
        super().__init__(f"{step}: {refusal.sentence}")
        self.step = step
        self.refusal = refusal


class Planter:
    """One template in one transaction. Every row goes through its module's own command, nested in the founding."""

    def __init__(self, work: Work, template: Template, time_zone: str) -> None:
        self.work = work
        self.template = template
        self.time_zone = time_zone
        self.ids: dict[tuple[str, str], UUID] = {}
        self.samples = 0

    async def do(self, step: str, spec: CommandSpec[Any, Any], **values: Any) -> Any:
        return await self.within(step, spec.nested(self.work, spec.type(**values)))

    async def within(self, step: str, act: Awaitable[Any]) -> Any:
        try:
            return await act
        except Refusal as refusal:
            raise PlantingFailed(step, refusal) from refusal

    async def add(self, model: type[Named], spec: CommandSpec[Any, Any], row: Any, **values: Any) -> UUID:
        """A named record, remembered by its code."""
        made = await self.do(
            f"{model.__name__} {row.code}", spec, code=row.code, name_zh=row.zh, name_en=row.en, **values
        )
        self.ids[model.__name__, row.code] = made.id
        return made.id  # type: ignore[no-any-return]

    def id(self, model: type[Any], code: str) -> UUID:
        return self.ids[model.__name__, code]

    # -- the plant's own ---------------------------------------------------------------------------------

    async def furnish(self) -> None:
        await self._units()
        await self._places()
        await self._words()
        await self._guides()

    async def _units(self) -> None:
        for row in self.template.units:
            await self.add(
                Unit, plant.create_unit, row, decimals=row.decimals, dimension=row.dimension,
                numerator=Decimal(row.numerator), denominator=Decimal(row.denominator),
            )  # fmt: skip
        for at, field in enumerate(self.template.fields, 1):
            await self.do(
                f"field {field.code}", plant.create_custom_field, subject=field.subject, code=field.code,
                name_zh=field.zh, name_en=field.en, kind=field.kind, unit=field.unit, position=at, printed=True,
            )  # fmt: skip

    async def _places(self) -> None:
        site = await self.do(
            "site", plant.create_site, code=SITE, name_zh=self.template.site.zh, name_en=self.template.site.en,
            time_zone=self.time_zone,
        )  # fmt: skip
        self.ids[Site.__name__, SITE] = site.id
        for area in self.template.areas:
            await self.add(Area, plant.create_area, area, site_id=site.id)
        for center in self.template.centers:
            center_id = await self.add(WorkCenter, plant.create_work_center, center, area_id=self.id(Area, center.area))
            for unit in center.units:
                unit_id = await self.add(WorkUnit, plant.create_work_unit, unit, work_center_id=center_id)
                await self.do(
                    f"asset {unit.code}", equipment.register_asset, code=unit.code, name_zh=unit.zh, name_en=unit.en,
                    work_unit_id=unit_id,
                )  # fmt: skip
        for row in self.template.operations:
            await self.add(
                OperationDefinition, plant.create_operation_definition, row,
                work_center_id=self.id(WorkCenter, row.center), setup_seconds=60 * row.setup, cycle_seconds=row.cycle,
            )  # fmt: skip
        await self._hours(site.id)

    async def _hours(self, site_id: UUID) -> None:
        for shift in self.template.shifts:
            breaks = [plant.ShiftBreak(starts=starts, ends=ends) for starts, ends in shift.breaks]
            await self.do(
                f"shift {shift.code}", plant.create_shift, code=shift.code, name_zh=shift.zh, name_en=shift.en,
                site_id=site_id, starts_at=shift.starts, ends_at=shift.ends, breaks=breaks,
            )  # fmt: skip
        weekdays = list(self.template.weekdays)
        await self.do("calendar", plant.set_work_calendar, site_id=site_id, weekdays=weekdays)

    async def _words(self) -> None:
        for reason in self.template.reasons:
            await self.do(
                f"reason {reason.code}", plant.create_reason_code, kind=reason.kind, code=reason.code,
                name_zh=reason.zh, name_en=reason.en,
            )  # fmt: skip
        for team in self.template.teams:
            made = await self.do(
                f"team {team.code}", teams.create_team, code=team.code, name_zh=team.zh, name_en=team.en,
                work_center_ids=[self.id(WorkCenter, code) for code in team.centers],
            )  # fmt: skip
            self.ids[Team.__name__, team.code] = made.id
        for role in self.template.roles:
            allowed = frozenset[str]().union(*(default_permissions(code) for code in role.like))
            await self.do(
                f"role {role.code}", roles.create_role, code=role.code, name_zh=role.zh, name_en=role.en,
                permissions=sorted(allowed),
            )  # fmt: skip

    async def _guides(self) -> None:
        for guide in self.template.guides:
            steps = [
                plant.NewInstructionStep(text_zh=line.zh, text_en=line.en, critical=line.critical)
                for line in guide.steps
            ]
            step = f"instruction {guide.operation}"
            definition = self.id(OperationDefinition, guide.operation)
            made = await self.do(step, plant.create_instruction, operation_definition_id=definition, steps=steps)
            await self.do(step, plant.approve_instruction, instruction_id=made.id)

    # -- samples --------------------------------------------------------------------------------------------

    async def try_out(self) -> None:
        """What there is to try things out with, each act under its mark."""
        rows = self.template.sample
        for person in rows.people:
            await self._sample("person", person.login, self._person(person))
        for partner in rows.partners:
            await self._sample("partner", partner.code, self._partner(partner))
        for material in rows.materials:
            await self._sample("item", material.code, self._material(material))
        since = date(self.work.now.year, 1, 1)  # in force on the first day, whatever the zone
        for product in rows.products:
            await self._sample("item", product.code, self._product(product, since))
        for at, order in enumerate(rows.orders, 1):
            await self._sample("order", str(at), self._order(order))

    async def _sample(self, what: str, code: str, act: Awaitable[None]) -> None:
        """The rows an act makes are one sample: its mark names them."""
        before = len(self.work.changes)
        await act
        made = [each for each in self.work.changes[before:] if each.before is None]
        self.samples += 1
        await self.work.insert(
            Sample(
                position=self.samples, line_id=self.work.line.id, what=what, code=code,
                tables=[each.table for each in made], record_ids=[each.record_id for each in made],
            )
        )  # fmt: skip

    async def _partner(self, row: PartnerRow) -> None:
        sides = {"customer": row.side == "customer", "supplier": row.side == "supplier"}
        await self.add(Partner, plant.create_partner, row, **sides)

    async def _material(self, row: MaterialRow) -> None:
        await self.add(Item, plant.create_item, row, unit_id=self.id(Unit, row.unit), kind="material")

    async def _person(self, row: PersonRow) -> None:
        await self.do(
            f"person {row.login}", people.create_user, login=row.login, name=row.name, badge=row.badge,
            pin=first_pin(self.work.tenant_id, row.badge), team_id=self.ids[Team.__name__, row.team],
            roles=list(row.roles),
        )  # fmt: skip

    async def _product(self, row: ProductRow, since: date) -> None:
        custom = [masterdata.CustomValue(code=code, value=str(value)) for code, value in row.fields.items()]
        item_id = await self.add(
            Item, plant.create_item, row, unit_id=self.id(Unit, row.unit), kind=row.kind, item_revision=row.drawing,
            drawing=row.drawing, custom=custom,
        )  # fmt: skip
        step = f"item {row.code}"
        bom = await self.do(step, plant.create_bom, item_id=item_id, effective_from=since, lines=self._lines(row))
        await self.do(step, plant.approve_bom, bom_id=bom.id)
        routing = await self.do(
            step, plant.create_routing, item_id=item_id, effective_from=since, steps=self._steps(row.steps)
        )
        await self.do(step, plant.approve_routing, routing_id=routing.id)

    def _lines(self, row: ProductRow) -> list[plant.NewBomLine]:
        return [
            plant.NewBomLine(item_id=self.id(Item, code), quantity=quantity, position=10 * at)
            for at, (code, quantity) in enumerate(row.parts, 1)
        ]

    def _steps(self, steps: Sequence[tuple[str, str]]) -> list[plant.NewRoutingStep]:
        return [
            plant.NewRoutingStep(
                sequence=10 * at,
                operation_definition_id=self.id(OperationDefinition, operation),
                predecessors=[10 * (at - 1)] if at > 1 else [],
                work_unit_id=self.id(WorkUnit, unit),
            )
            for at, (operation, unit) in enumerate(steps, 1)
        ]

    async def _order(self, row: OrderRow) -> None:
        step = f"order of {row.item}"
        made = await self.do(
            step, orders.create_order, item_id=self.id(Item, row.item), quantity=row.quantity,
            due_at=self.work.now + timedelta(days=row.days),
            customer_id=self.id(Partner, row.customer) if row.customer else None,
        )  # fmt: skip
        if row.released:
            await self.do(step, orders.release_order, order_id=made.id)
