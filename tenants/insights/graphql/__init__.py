"""Insights in the schema: figures with their rows, stored reports, the wall, costs."""

import strawberry

from tenants.insights.graphql import cockpit, costs, figures, reports
from tenants.insights.graphql.costs import Mutation


@strawberry.type
class Query(figures.Query, reports.Query, cockpit.Query, costs.Query):
    """Everything insights can be asked."""


__all__ = ["Mutation", "Query"]
