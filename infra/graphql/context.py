"""What one GraphQL operation carries: who asks, one lazily begun read transaction, and its loaders."""

from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import strawberry
from strawberry.dataloader import DataLoader

from infra.actions import Origin
from infra.work import Actor, LazyRead, Read

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass
class Context:
    claimed: Actor
    """As the door found him; a mutation proves him in its own transaction."""
    read: LazyRead
    origin: Origin = field(default_factory=Origin)
    loaders: dict[Any, DataLoader[Any, Any]] = field(default_factory=dict)

    @property
    def actor(self) -> Actor:
        """As the read transaction proved him, once it has begun."""
        return self.read.actor


Info = strawberry.Info[Context, None]


def loader(
    info: Info, load: Callable[[Read, Sequence[K]], Awaitable[Sequence[V]]], key: Hashable | None = None
) -> DataLoader[K, V]:
    """The operation's loader for one batch function (`load(read, keys)` returns values in the keys' order)."""
    context = info.context
    known = context.loaders.get(key or load)
    if known is None:

        async def batch(keys: list[K]) -> Sequence[V]:
            return await load(context.read, keys)

        known = context.loaders[key or load] = DataLoader(load_fn=batch)
    return known
