"""The schema: every module's `Query` and `Mutation`, found by name, merged.

`python -m api.schema` prints the SDL; `api/schema.graphql` is its committed snapshot, so a review sees a change.
"""

import importlib
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types
from strawberry.types.scalar import ScalarDefinition

from infra.graphql.mutations import resolve_directly
from infra.graphql.scalars import SCALARS
from tenants.modules import MODULES

PARTS = ("infra.outbox_graphql", *(f"tenants.{name}.graphql" for name in MODULES), "api.sync")


def parts() -> list[Any]:
    """The GraphQL files that exist, lowest module first."""
    return [importlib.import_module(name) for name in PARTS if find_spec(name) is not None]


@lru_cache(maxsize=1)
def schema() -> strawberry.Schema:
    found = parts()
    made = strawberry.Schema(
        query=_merged("Query", found),
        mutation=_merged("Mutation", found),
        types=[each for part in found for each in getattr(part, "TYPES", ())],
        config=StrawberryConfig(auto_camel_case=True, scalar_map=_scalars(found)),
    )
    resolve_directly(made._schema)
    return made


def _scalars(found: list[Any]) -> dict[object, ScalarDefinition]:
    return SCALARS | {kind: made for part in found for kind, made in getattr(part, "SCALARS", {}).items()}


def _merged(name: str, found: list[Any]) -> Any:
    return merge_types(name, tuple(getattr(part, name) for part in found if hasattr(part, name)))


def sdl() -> str:
    return schema().as_str().rstrip() + "\n"


if __name__ == "__main__":
    print(sdl(), end="")
