"""A compiled mutation answers byte for byte what the generic executor answers."""

import json
from inspect import isawaitable
from pathlib import Path

import pytest
from graphql import execute

from api.graphql import _encode
from api.schema import schema
from infra.bootstrap.places import PROJECT
from infra.graphql.context import Context
from infra.graphql.documents import Documents
from infra.ids import uuid7
from infra.work import reading
from tenants import roles

REPORT = """mutation R($input: ReportOutputInput!) { done: reportOutput(input: $input) {
 __typename ... on OutputReport { id good: goodQuantity flags occurredAt recordedAt photos reversedById revision }
 ... on Problem { code text params } } }"""
NESTED = """mutation R($input: ReportOutputInput!) { reportOutput(input: $input) {
 ... on OutputReport { id operation { id } } } }"""
CREATE = """mutation C($input: CreateOrderInput!) { createOrder(input: $input) {
 ... on Order { id number quantity dueAt } ... on Problem { code } } }"""


@pytest.fixture
def documents(tmp_path: Path):
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps({"report": REPORT, "nested": NESTED, "create": CREATE}))
    return Documents(schema()._schema, [manifest], production=True)


async def both(documents, actor, name, variables):
    prepared = documents.by_id(name)
    answers = []
    async with reading(actor) as read:
        context = Context(claimed=actor, read=read)
        answers.append(await prepared.compiled.run(context, variables))
        result = execute(schema()._schema, prepared.document, context_value=context, variable_values=variables)
        answers.append(_encode(await result if isawaitable(result) else result))
    return answers


async def test_applied_and_refused_alike(documents, plant):
    _, (operation,) = await plant.released(10)
    operator = plant.person(roles.OPERATOR, name="王建国").actor
    for quantity in ("3", "99", "-1", "0.5"):
        variables = {"input": {"id": str(uuid7()), "operationId": str(operation.id), "goodQuantity": quantity}}
        compiled, generic = await both(documents, operator, "report", variables)
        again, _ = await both(documents, operator, "report", variables)
        assert json.loads(compiled) == json.loads(generic)  # a replayed refusal sorts its params
        assert again == generic
    assert b'"OutputReport"' in (await both(documents, operator, "report", variables | {
        "input": {"id": str(uuid7()), "operationId": str(operation.id), "goodQuantity": 1, "photos": []}
    }))[0]  # fmt: skip


async def test_what_does_not_decode_takes_the_generic_road(documents, plant):
    operator = plant.person(roles.OPERATOR).actor
    for given in ({}, {"operationId": "x"}, {"operationId": str(uuid7()), "colour": "red"}, None, []):
        compiled, generic = await both(documents, operator, "report", {"input": given})
        assert compiled is None
        assert b'"errors"' in generic


def test_only_plain_documents_are_compiled(documents):
    assert documents.by_id("report").compiled is not None
    assert documents.by_id("nested").compiled is None
    assert documents.by_id("create").compiled is not None


def test_the_apps_documents_prepare(documents):
    manifest = PROJECT / "pwa" / "persisted-documents.json"
    if not manifest.exists():
        pytest.skip("the web apps' manifest is written by their build")
    ours = Documents(schema()._schema, [manifest], production=True)
    kinds = [ours.by_id(key).compiled is not None for key in json.loads(manifest.read_text())]
    assert any(kinds)
