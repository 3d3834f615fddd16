"""Reporting in the schema."""

import strawberry

from tenants.reporting.graphql.reports import OutputReport, ReportMutation, ReportQuery
from tenants.reporting.graphql.runs import RunMutation, RunQuery
from tenants.reporting.graphql.shifts import ShiftMutation, ShiftQuery
from tenants.reporting.graphql.stops import StopMutation, StopQuery


@strawberry.type
class Query(ReportQuery, RunQuery, StopQuery, ShiftQuery):
    pass


@strawberry.type
class Mutation(ReportMutation, RunMutation, StopMutation, ShiftMutation):
    pass


__all__ = ["Mutation", "OutputReport", "Query"]
