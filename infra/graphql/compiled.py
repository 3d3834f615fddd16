"""Trusted mutations compiled: one command in, plain columns out, without the generic executor.

A document of our own apps has usually the form `mutation ($input: X!) { field(input: $input) { … } }` with plain
fields. For it the executor's work is known beforehand: which command, which attributes, in which order. Whatever
is not of that form, and every input that does not decode, takes the generic road, so both give the same bytes
(tests/api/test_compiled.py).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_list_type,
)

from infra.actions import CommandSpec
from infra.errors import BadInput
from infra.graphql.context import Context
from infra.graphql.inputs import decoded_command
from infra.graphql.scalars import written

PLAIN = {"UUID", "Decimal", "DateTime", "String", "Int", "Boolean", "JSON", "ID"}

Columns = tuple[tuple[str, str], ...]  # (key in the answer, attribute); "" stands for __typename


@dataclass(frozen=True)
class CompiledMutation:
    key: str
    variable: str
    spec: CommandSpec[Any, Any]
    execute: Callable[[Context, Any], Any]
    columns: Mapping[str, Columns]

    async def run(self, context: Context, variables: Mapping[str, Any]) -> bytes | None:
        """The answer; None when the input needs the generic road's words. Raises what `execute` raises."""
        try:
            cmd = decoded_command(self.spec.type, variables.get(self.variable))
        except BadInput:
            return None
        result = await self.execute(context, cmd)
        name = result.__strawberry_definition__.name
        shown = {key: getattr(result, attribute) if attribute else name for key, attribute in self.columns[name]}
        return orjson.dumps({"data": {self.key: shown}}, default=written)


def compile_mutation(schema: GraphQLSchema, document: DocumentNode) -> CompiledMutation | None:
    """The compiled form of a document, or None when it is not of the simple kind."""
    if len(document.definitions) != 1 or schema.mutation_type is None:
        return None
    operation = document.definitions[0]
    if not isinstance(operation, OperationDefinitionNode) or operation.operation.value != "mutation":
        return None
    if operation.directives or len(operation.selection_set.selections) != 1:
        return None
    node = operation.selection_set.selections[0]
    if not isinstance(node, FieldNode) or node.directives or node.selection_set is None:
        return None
    field = schema.mutation_type.fields[node.name.value]
    direct = field.resolve
    spec = getattr(direct, "spec", None)
    variable = _only_variable(node)
    if spec is None or variable is None:
        return None
    columns = _columns_by_type(schema, get_named_type(field.type), node.selection_set)
    if columns is None:
        return None
    key = (node.alias or node.name).value
    return CompiledMutation(key=key, variable=variable, spec=spec, execute=direct.execute, columns=columns)  # type: ignore[union-attr]


def _only_variable(node: FieldNode) -> str | None:
    arguments = node.arguments or ()
    if len(arguments) == 1 and arguments[0].name.value == "input" and isinstance(arguments[0].value, VariableNode):
        return str(arguments[0].value.name.value)
    return None


def _columns_by_type(schema: GraphQLSchema, union: Any, selections: SelectionSetNode) -> dict[str, Columns] | None:
    found: dict[str, Columns] = {}
    for member in schema.get_possible_types(union):
        columns = _columns(member, selections)
        if columns is None:
            return None
        found[member.name] = columns
    return found


def _columns(member: GraphQLObjectType, selections: SelectionSetNode) -> Columns | None:
    columns: dict[str, str] = {}
    for node in selections.selections:
        if node.directives:
            return None
        if isinstance(node, InlineFragmentNode) and node.type_condition is not None:
            if node.type_condition.name.value == member.name:
                inner = _columns(member, node.selection_set)
                if inner is None:
                    return None
                columns |= dict(inner)
        elif isinstance(node, FieldNode):
            attribute = _attribute(member, node)
            if attribute is None:
                return None
            columns[(node.alias or node.name).value] = attribute
        else:
            return None
    return tuple(columns.items())


def _attribute(member: GraphQLObjectType, node: FieldNode) -> str | None:
    if node.name.value == "__typename":
        return ""
    field = member.fields[node.name.value]
    definition = field.extensions.get("strawberry-definition")
    named = get_named_type(field.type)
    plain = named.name in PLAIN and not (is_list_type(field.type) and named.name != "String")
    if node.arguments or definition is None or definition.base_resolver is not None or not plain:
        return None
    return str(definition.python_name)
