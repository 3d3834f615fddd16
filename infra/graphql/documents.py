"""Documents: parsed and validated once, limited before they run.

Our own apps send only the hash of a document in the committed manifest (an allow-list). Other documents are
accepted from API tokens, and everywhere outside production, under limits on size, depth, aliases and cost.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLList,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    parse,
    specified_rules,
    validate,
)

from infra.errors import Invalid
from infra.graphql.compiled import CompiledMutation, compile_mutation

MAX_LENGTH = 20_000
MAX_TOKENS = 2_000
MAX_DEPTH = 10
MAX_ALIASES = 20
MAX_ROOT_FIELDS = 20
MAX_FRAGMENTS = 60
MAX_COST = 10_000
LIST_ROWS = 10  # what a list without pages is taken to hold
KEPT = 500


class DocumentUnknown(Invalid):
    code = "api.document_unknown"
    text = "this app is older than the server; an update is needed"


class DocumentRefused(Invalid):
    code = "api.document_refused"
    text = "only the documents of our own apps are accepted here"


class DocumentInvalid(Invalid):
    code = "api.document_invalid"
    text = "{problem}"


class DocumentTooLarge(Invalid):
    code = "api.document_too_large"
    text = "the document has {what} {value}, {limit} are allowed"


@dataclass(frozen=True)
class Prepared:
    """A valid document, ready to run as often as wanted."""

    document: DocumentNode
    mutation: bool
    trusted: bool
    compiled: CompiledMutation | None = None


class Documents:
    """The documents of one schema. In production nobody may explore it: no introspection, no suggestions."""

    def __init__(self, schema: GraphQLSchema, manifests: Iterable[Path], *, production: bool) -> None:
        self.schema = schema
        self.lists = _lists(schema)
        self.production = production
        self.trusted: dict[str, str] = {}
        self._kept: OrderedDict[str, Prepared] = OrderedDict()
        for manifest in manifests:
            if manifest.exists():
                self.trusted |= orjson.loads(manifest.read_bytes())

    def by_id(self, id: str) -> Prepared:
        """A document of the manifest. Raises DocumentUnknown."""
        key = id.removeprefix("sha256:")
        known = self._kept.get(key)
        if known is None:
            text = self.trusted.get(key) or self.trusted.get(f"sha256:{key}")
            if text is None:
                raise DocumentUnknown()
            known = self._keep(key, self._prepare(text, trusted=True))
        return known

    def by_text(self, text: str, variables: Mapping[str, Any]) -> Prepared:
        """Any document within the limits. Raises DocumentInvalid or DocumentTooLarge."""
        _limit("length", len(text), MAX_LENGTH)
        key = "t" + hashlib.sha256(text.encode()).hexdigest()
        known = self._kept.get(key)
        if known is None:
            known = self._keep(key, self._prepare(text, trusted=False))
        check_limits(known.document, variables, self.lists)
        return known

    def _keep(self, key: str, prepared: Prepared) -> Prepared:
        self._kept[key] = prepared
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return prepared

    def _prepare(self, text: str, *, trusted: bool) -> Prepared:
        try:
            document = parse(text, no_location=True, max_lexical_tokens=MAX_TOKENS)
        except (GraphQLError, RecursionError) as error:
            raise DocumentInvalid(problem=getattr(error, "message", "nested too deeply")) from error
        if not trusted:
            _shape(document)
        rules = [*specified_rules, NoSchemaIntrospectionCustomRule] if self.production else specified_rules
        errors = validate(self.schema, document, rules, max_errors=5, hide_suggestions=self.production)
        if errors:
            raise DocumentInvalid(problem=errors[0].message)
        operations = _operations(document)
        if len(operations) != 1:
            raise DocumentInvalid(problem="one operation a document")
        compiled = compile_mutation(self.schema, document) if trusted else None
        return Prepared(document, operations[0].operation.value == "mutation", trusted, compiled)


def _lists(schema: GraphQLSchema) -> frozenset[str]:
    """Names of fields that are lists of objects; the rows of a page are counted by its `first`."""
    every = (kind for kind in schema.type_map.values() if isinstance(kind, GraphQLObjectType))
    fields = ((name, field) for kind in every for name, field in kind.fields.items())
    return frozenset(
        name for name, field in fields
        if isinstance(get_nullable_type(field.type), GraphQLList)
        and isinstance(get_named_type(field.type), GraphQLObjectType) and name != "nodes"
    )  # fmt: skip


def _operations(document: DocumentNode) -> list[OperationDefinitionNode]:
    return [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]


def _limit(what: str, value: int, limit: int) -> None:
    if value > limit:
        raise DocumentTooLarge(what=what, value=value, limit=limit)


def _shape(document: DocumentNode) -> None:
    """Before validation, so that an abusive document costs one walk over its own nodes and no more: some of
    graphql-core's rules take time that grows with the square of repeated fields and of fragments."""
    _limit("definitions", len(document.definitions), MAX_FRAGMENTS)
    walk = Walk(document, None)
    for operation in _operations(document):
        walk.visit(operation.selection_set, depth=1, factor=1)
        _limit("root fields", len(operation.selection_set.selections), MAX_ROOT_FIELDS)


def check_limits(document: DocumentNode, variables: Mapping[str, Any], lists: frozenset[str] = frozenset()) -> None:
    """Depth, aliases and cost with this request's page sizes."""
    walk = Walk(document, variables, lists)
    for operation in _operations(document):
        walk.visit(operation.selection_set, depth=1, factor=1)


class Walk:
    """Counts what a document would ask for. A field costs one for each row its enclosing pages may hold.

    A field said twice in one place counts as an alias; every use of a fragment counts, so that fragments which only
    spread each other cannot multiply. Without variables it counts the document's own size.
    """

    def __init__(
        self, document: DocumentNode, variables: Mapping[str, Any] | None, lists: frozenset[str] = frozenset()
    ) -> None:
        self.lists = lists
        self.fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self.variables = variables
        self.aliases = 0
        self.fragments_used = 0
        self.cost = 0
        self.open: set[str] = set()

    def visit(self, selections: SelectionSetNode | None, *, depth: int, factor: int) -> None:
        if selections is None:
            return
        _limit("depth", depth, MAX_DEPTH)
        said: set[str] = set()
        for node in selections.selections:
            if isinstance(node, FieldNode):
                self.aliases += node.alias is not None or node.name.value in said
                said.add(node.name.value)
                self._field(node, depth, factor)
            else:
                self.fragments_used += 1
                _limit("fragments", self.fragments_used, MAX_FRAGMENTS)
                if isinstance(node, InlineFragmentNode):
                    self.visit(node.selection_set, depth=depth, factor=factor)
                elif isinstance(node, FragmentSpreadNode):
                    self._spread(node.name.value, depth, factor)

    def _field(self, node: FieldNode, depth: int, factor: int) -> None:
        _limit("aliases", self.aliases, MAX_ALIASES)
        self.cost += factor
        _limit("cost", self.cost, MAX_COST)
        self.visit(node.selection_set, depth=depth + 1, factor=factor * self._rows(node))

    def _spread(self, name: str, depth: int, factor: int) -> None:
        fragment = self.fragments.get(name)
        if fragment is None or name in self.open:
            return  # validation names it
        self.open.add(name)
        self.visit(fragment.selection_set, depth=depth, factor=factor)
        self.open.discard(name)

    def _rows(self, node: FieldNode) -> int:
        if self.variables is None:
            return 1
        for argument in node.arguments or ():
            if argument.name.value == "first":
                value: Any = None
                if isinstance(argument.value, IntValueNode):
                    value = int(argument.value.value)
                elif isinstance(argument.value, VariableNode):
                    value = self.variables.get(argument.value.name.value)
                return max(1, min(value, 10_000)) if isinstance(value, int) else 50
        return LIST_ROWS if node.name.value in self.lists else 1
