"""Pages in the schema: `XPage { nodes, pageInfo }` over `infra.pages.Page`."""

from typing import Any

import strawberry

from infra.pages import Page


@strawberry.type
class PageInfo:
    end_cursor: str | None
    has_next_page: bool
    total: int


_pages: dict[Any, Any] = {}


def page_type(node: Any) -> Any:
    """The page type of a node type: `Order` → `OrderPage`."""
    if node not in _pages:
        name = f"{node.__name__}Page"
        made = type(name, (), {"__annotations__": {"nodes": list[node], "page_info": PageInfo}})
        _pages[node] = strawberry.type(made, name=name)
    return _pages[node]


def connection(node: Any, page: Page[Any]) -> Any:
    """A page of rows as the page type of `node`, each row through `node.of`."""
    info = PageInfo(end_cursor=page.end, has_next_page=page.more, total=page.total)
    return page_type(node)(nodes=[node.of(row) for row in page.rows], page_info=info)
