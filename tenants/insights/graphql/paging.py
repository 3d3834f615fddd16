"""Pages whose nodes are more than a row of one table."""

from collections.abc import Sequence
from typing import Any

from infra.graphql import PageInfo, page_type
from infra.pages import Page


def page_of(node: Any, page: Page[Any], nodes: Sequence[Any]) -> Any:
    """The page type of `node`, holding nodes that were made from the page's rows."""
    info = PageInfo(end_cursor=page.end, has_next_page=page.more, total=page.total)
    return page_type(node)(nodes=list(nodes), page_info=info)
