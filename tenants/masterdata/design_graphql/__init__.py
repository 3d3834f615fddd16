"""How things are made, in the schema: revisions, BOMs, routings, instructions, engineering changes."""

import strawberry

from tenants.masterdata.design_graphql.boms import BomMutation, BomQuery
from tenants.masterdata.design_graphql.changes import ChangeMutation, ChangeQuery
from tenants.masterdata.design_graphql.instructions import Instruction, InstructionMutation, InstructionQuery
from tenants.masterdata.design_graphql.items import ItemMutation, ItemQuery
from tenants.masterdata.design_graphql.routings import RoutingMutation, RoutingQuery


@strawberry.type
class DesignQuery(ItemQuery, BomQuery, RoutingQuery, InstructionQuery, ChangeQuery): ...


@strawberry.type
class DesignMutation(ItemMutation, BomMutation, RoutingMutation, InstructionMutation, ChangeMutation): ...


__all__ = ["DesignMutation", "DesignQuery", "Instruction"]
