"""A command as a mutation field: `field(input: XInput!): XResult!`, where XResult = payload | Problem."""

from typing import Annotated, Any, Union
from uuid import UUID

import strawberry
from graphql import GraphQLResolveInfo, GraphQLSchema

from infra.actions import Command, CommandSpec, run
from infra.errors import Missing, Refusal, Unproven
from infra.graphql.context import Context, Info
from infra.graphql.inputs import coerced_command, input_type, summary
from infra.graphql.types import Problem

_unions: dict[Any, Any] = {}


@strawberry.type(description="Done, with the ids of what the command made or changed.")
class Done:
    ids: list[UUID]


def result_union(payload: Any, name: str) -> Any:
    if name not in _unions:
        _unions[name] = Annotated[Union[payload, Problem], strawberry.union(name)]  # noqa: UP007
    return _unions[name]


def mutation(spec: CommandSpec[Any, Any], payload: Any = None, *, model: Any = None) -> Any:
    """The mutation of one command.

    `payload` is a Strawberry type with `of(row)`; without one the field answers `Done`. On replay the row is
    read again by the stored id from `model` (default: what the command returns).
    """
    given = input_type(spec.type)
    shape = payload or Done
    result = result_union(shape, f"{shape.__name__}Result")
    returns = model or spec.returns

    async def execute(context: Context, cmd: Command) -> Any:
        try:
            outcome = await run(context.claimed, spec, cmd, origin=context.origin)
            if payload is None:
                return Done(ids=list(outcome.ids))
            row = outcome.row
            if row is None or not hasattr(row, "id"):
                row = await context.read.get(returns, outcome.ids[0] if outcome.ids else None)
            if row is None:
                raise Missing(what=shape.__name__)
            return payload.of(row)
        except Unproven:
            raise
        except Refusal as refusal:
            return Problem.of(refusal)

    async def resolve(info: Info, input: Any) -> Any:
        raise NotImplementedError("`resolve_directly` puts another one in its place")

    async def direct(_source: Any, info: GraphQLResolveInfo[Context], input: dict[str, Any]) -> Any:
        return await execute(info.context, coerced_command(spec.type, input))

    direct.spec, direct.execute = spec, execute  # type: ignore[attr-defined]
    resolve.direct = direct  # type: ignore[attr-defined]
    resolve.__annotations__ = {"info": Info, "input": given, "return": result}
    resolve.__name__ = spec.body.__name__
    return strawberry.field(resolver=resolve, description=_summary(spec))


def resolve_directly(schema: GraphQLSchema) -> None:
    """Let mutations build their command from what graphql-core has coerced already. Strawberry would turn it into an
    input object first and back into keyword arguments: a fifth of a mutation's time for nothing."""
    if schema.mutation_type is None:
        return
    for field in schema.mutation_type.fields.values():
        definition = field.extensions.get("strawberry-definition")
        resolver = getattr(definition, "base_resolver", None)
        direct = getattr(getattr(resolver, "wrapped_func", None), "direct", None)
        if direct is not None:
            field.resolve = direct


def _summary(spec: CommandSpec[Any, Any]) -> str:
    text = summary(spec.__doc__)
    return f"{text + ' ' if text else ''}Needs `{spec.needs.name}`."
