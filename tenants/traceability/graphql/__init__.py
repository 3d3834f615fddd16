"""Material and traceability in the schema: one file for each part."""

import strawberry

from tenants.traceability.graphql.codes import CodeQuery
from tenants.traceability.graphql.epcis import EpcisMutation, EpcisQuery
from tenants.traceability.graphql.flow import FlowMutation, FlowQuery
from tenants.traceability.graphql.flow_lists import FlowListMutation, FlowListQuery
from tenants.traceability.graphql.packs import PackMutation, PackQuery
from tenants.traceability.graphql.papers import PaperMutation, PaperQuery
from tenants.traceability.graphql.phone import PhoneQuery
from tenants.traceability.graphql.recall import RecallMutation, RecallQuery
from tenants.traceability.graphql.stock import MaterialLot, StockMutation, StockQuery, Sublot
from tenants.traceability.graphql.substances import SubstanceMutation, SubstanceQuery
from tenants.traceability.graphql.tags import TagMutation, TagQuery
from tenants.traceability.graphql.trace import SCALARS, TraceQuery
from tenants.traceability.graphql.udi import UdiMutation, UdiQuery


@strawberry.type
class Query(
    StockQuery, PaperQuery, CodeQuery, PhoneQuery, RecallQuery, SubstanceQuery, TraceQuery, UdiQuery,
    EpcisQuery, FlowQuery, FlowListQuery, PackQuery, TagQuery,
): ...  # fmt: skip


@strawberry.type
class Mutation(
    StockMutation, PaperMutation, RecallMutation, SubstanceMutation, UdiMutation, EpcisMutation, FlowMutation,
    FlowListMutation, PackMutation, TagMutation,
): ...  # fmt: skip


__all__ = ["SCALARS", "MaterialLot", "Mutation", "Query", "Sublot"]
