"""What goes wrong on a shop floor, at the API: a refusal with a code both languages know, and nothing half-written."""

import hashlib
import json
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import httpx
import pytest
import pytest_asyncio
from litestar import Litestar

from api import session
from api.app import handlers
from api.errors import HANDLERS
from api.fair import fair
from infra.bootstrap.places import PROJECT
from infra.db import Database
from infra.engines.roles import Dsns
from infra.work import database, use_database
from tenants.orders import commands as orders
from tests.scale.doors import DOT
from tests.scale.stand import Stand
from tests.scale.worlds import EVERYTHING, NOBODY, World, dump_counts, forget, world

pytestmark = pytest.mark.asyncio(loop_scope="module")
LOCALES = PROJECT / "pwa" / "src" / "packages" / "i18n" / "locales"
WORDS = {language: json.loads((LOCALES / f"errors.{language}.json").read_text()) for language in ("zh", "en")}
REPORT = """mutation r($input: ReportOutputInput!) { reportOutput(input: $input) {
 __typename ... on OutputReport { id } ... on Problem { code text params } } }"""
CARD = "query c($card: String!) { operationByCard(card: $card) { id card } }"


def known(code: str) -> None:
    """Somebody can read it: the apps have a sentence for this code in both languages."""
    for language, words in WORDS.items():
        assert words.get(f"error.{code}"), f"{code} has no words in {language}"


class Floor:
    def __init__(self, w: World, other: World, http: httpx.AsyncClient) -> None:
        self.w, self.other, self.http = w, other, http

    async def ask(self, query: str, variables: dict[str, Any], role: str = EVERYTHING) -> httpx.Response:
        headers = {"authorization": f"Bearer {self.w.tokens[role]}"}
        return await self.http.post("/api/graphql", json={"query": query, "variables": variables}, headers=headers)

    async def report(self, operation: Any, role: str = EVERYTHING, **more: Any) -> httpx.Response:
        return await self.ask(REPORT, {"input": {"operationId": str(operation), **more}}, role)

    async def refuses(self, operation: Any, code: str, role: str = EVERYTHING, **more: Any) -> dict[str, Any]:
        """The report is refused with this code, in words, and nothing but the refusal's own line is left behind."""
        before = await dump_counts(self.w)
        said = (await self.report(operation, role, **more)).json()["data"]["reportOutput"]
        assert (said["__typename"], said.get("code")) == ("Problem", code), said
        assert "{" not in said["text"]
        known(code)
        after = await dump_counts(self.w)
        changed = {name: after[name] - before[name] for name in after if after[name] != before[name]}
        assert changed == {"journal": 1, "audit_pending": 1}
        return dict(said["params"])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def floor(dsns: Dsns) -> AsyncIterator[Floor]:
    pool = Database(dsns.app, size=6)
    use_database(pool)
    forget()
    here = Stand(home=None, cluster=None, dsns=dsns, env={}, port=0)  # type: ignore[arg-type]
    made = [await world(here, start) for start in (450_000, 550_000)]
    app = Litestar(
        route_handlers=handlers(),
        exception_handlers=HANDLERS,
        middleware=[fair],
        openapi_config=None,
        logging_config=None,
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://l.test") as http:
        yield Floor(made[0], made[1], http)
    use_database(None)
    await pool.close()


# -- scans ----------------------------------------------------------------------------------------------------


async def test_a_scan_that_names_nothing_here(floor: Floor) -> None:
    """Malformed, misread, unknown and another company's: one answer, which tells nothing apart."""
    own = floor.w.words["card"]
    wrong = own[:-1] + str((int(own[-1]) + 1) % 10)
    for card in (
        "", " ", "0",
        wrong, own + "1", own[::-1] + "0", "１０１７", "ABC", "http://evil.example/T/X/1", "-1", "9" * 400,
        "10017; DROP TABLE", "\x1d0104", "\u202e" + own, "99999999", floor.other.words["card"],
    ):  # fmt: skip
        answer = (await floor.ask(CARD, {"card": card})).json()
        assert answer == {"data": {"operationByCard": None}}, card
    assert (await floor.ask(CARD, {"card": f" {own} "})).json()["data"]["operationByCard"]["card"] == own


async def test_another_companys_operation(floor: Floor) -> None:
    await floor.refuses(floor.other.ids["operationId"], "orders.operation_not_found", goodQuantity="1")


# -- the plant is in another state ---------------------------------------------------------------------------


async def test_a_held_order(floor: Floor) -> None:
    _, operation, _ = await floor.w.held()
    params = await floor.refuses(operation, "orders.order_on_hold", goodQuantity="1")
    assert params  # who stopped what, and why


async def test_a_closed_order(floor: Floor) -> None:
    w = floor.w
    order, operation = await w.released()
    await w.report(operation, 5)
    await w.does(orders.close_order, orders.CloseOrder(order_id=order, reason="cut short"), w.lead)
    await floor.refuses(operation, "orders.order_is_closed", goodQuantity="1")


async def test_without_the_permission(floor: Floor) -> None:
    await floor.refuses(floor.w.ids["operationId"], "infra.permission_missing", role=NOBODY, goodQuantity="1")


# -- quantities ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        {"goodQuantity": "-1"}, {"goodQuantity": "0"}, {"goodQuantity": "0.5"}, {"goodQuantity": "1e25"},
        {"goodQuantity": "5", "processScrapQuantity": "-5"}, {"reworkQuantity": "1", "goodQuantity": "-1"},
        {"goodQuantity": "1", "processScrapQuantity": "1", "scrapReason": "NO-SUCH"},
        {"goodQuantity": "1", "kind": "x"},
    ],
)  # fmt: skip
async def test_an_absurd_report(floor: Floor, given: dict[str, str]) -> None:
    before = await dump_counts(floor.w)
    answer = (await floor.report(floor.w.ids["operationId"], **given)).json()
    said = answer["data"]["reportOutput"]
    assert said["__typename"] == "Problem", said
    known(said["code"])
    after = await dump_counts(floor.w)
    assert {name for name in after if after[name] != before[name]} == {"journal", "audit_pending"}


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e400", "1,5", "", "abc", "9" * 40])
async def test_what_is_no_number(floor: Floor, text: str) -> None:
    before = await dump_counts(floor.w)
    answer = (await floor.report(floor.w.ids["operationId"], goodQuantity=text)).json()
    problem = answer["errors"][0] if "errors" in answer else answer["data"]["reportOutput"]
    assert problem.get("code") or problem["extensions"]["code"] == "infra.bad_input"
    changed = {name: rows for name, rows in (await dump_counts(floor.w)).items() if rows != before[name]}
    assert changed.keys() <= {"journal", "audit_pending"}


# -- who asks --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "token", ["", "x", "a.b.c", "t-nobody.00000000-0000-0000-0000-000000000000.x", "é.é.é", "." * 190, "x" * 5000]
)
async def test_no_session(floor: Floor, token: str) -> None:
    body = {"query": CARD, "variables": {"card": "1"}}
    for headers in ({"authorization": f"Bearer {token}".encode()}, {"cookie": f"lotline={token}".encode()}):
        answer = await floor.http.post("/api/graphql", json=body, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "identity.not_signed_in")
    known("identity.not_signed_in")


async def test_an_ended_session(floor: Floor) -> None:
    """Also where this process has just seen it: the claim is proved anew in each transaction."""
    user = await floor.w.user("OPERATOR")
    token = str(await floor.w.staff.token(user.id))
    headers = {"authorization": f"Bearer {token}"}
    body = {"query": "{ me { id } }"}
    assert (await floor.http.post("/api/graphql", json=body, headers=headers)).status_code == 200
    assert (await floor.http.delete("/api/session", headers=headers)).status_code == 200
    answer = await floor.http.post("/api/graphql", json=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "identity.not_signed_in")


# -- engines ---------------------------------------------------------------------------------------------------


async def test_the_database_is_down(floor: Floor) -> None:
    """503 and not a word about the request being wrong: a phone keeps its entry."""
    kept = database()
    use_database(Database("postgresql://lotline_app@127.0.0.1:1/none"))
    session._remembered.clear()
    try:
        answer = await floor.report(floor.w.ids["operationId"], goodQuantity="1")
        ready = await floor.http.get("/api/ready")
    finally:
        use_database(kept)
    assert (answer.status_code, answer.json()["code"]) == (503, "infra.database_down")
    assert answer.headers["retry-after"] == "2"
    assert ready.status_code == 503
    known("infra.database_down")


async def test_the_databases_disk_is_full(floor: Floor, dsns: Dsns) -> None:
    """PostgreSQL's own error in the middle of a report: everything rolls back, and the same report succeeds later."""
    admin = await asyncpg.connect(dsns.admin)
    await admin.execute(
        f"""CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.tenant_id = '{floor.w.tenant_id}' THEN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100';
        END IF; RETURN NEW; END $$"""
    )
    await admin.execute("CREATE TRIGGER full_disk BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION no_space()")
    given = {"id": "01a1f890-0000-7000-8000-" + floor.w.marker[2:].rjust(12, "0"), "goodQuantity": "1"}
    before = await dump_counts(floor.w)
    try:
        answer = await floor.report(floor.w.ids["operationId"], **given)
        assert (answer.status_code, answer.json()["code"]) == (503, "infra.disk_full")
        known("infra.disk_full")
        assert await dump_counts(floor.w) == before
    finally:
        await admin.execute("DROP TRIGGER full_disk ON journal; DROP FUNCTION no_space()")
        await admin.close()
    again = (await floor.report(floor.w.ids["operationId"], **given)).json()["data"]["reportOutput"]
    assert again["__typename"] == "OutputReport", again


# -- files -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "named", "code"),
    [
        (b"%PDF-1.7 no picture", None, "api.blob_unreadable"),
        (b"", None, "api.blob_unreadable"),
        (b"<svg onload=alert(1)>", None, "api.blob_unreadable"),
        (DOT, "0" * 64, "api.blob_damaged"),
        (DOT[:8] + b"x" * 2_000_001, None, "api.blob_unreadable"),
        (DOT[:-12] + b"x" * 10_000_001 + DOT[-12:], None, "api.blob_too_large"),
        (b"\xff\xd8\xff\xe0 a text that begins like a photo", None, "api.blob_unreadable"),
    ],
)
async def test_a_picture_that_is_none(floor: Floor, data: bytes, named: str | None, code: str) -> None:
    name = named or hashlib.sha256(data).hexdigest()
    headers = {"authorization": f"Bearer {floor.w.tokens[EVERYTHING]}", "content-type": "image/png"}
    answer = await floor.http.put(f"/api/blobs/{name}", content=data, headers=headers)
    assert answer.json()["code"] == code
    assert answer.status_code < 500
    missing = await floor.http.get(f"/api/blobs/{name}", headers=headers)
    assert missing.status_code == 404


@pytest.mark.parametrize("name", ["x", "..%2f..%2fetc", "A" * 64, "0" * 63, "0" * 65, "%00", "é"])
async def test_a_name_that_is_no_hash(floor: Floor, name: str) -> None:
    headers = {"authorization": f"Bearer {floor.w.tokens[EVERYTHING]}"}
    answer = await floor.http.get(f"/api/blobs/{name}", headers=headers)
    assert answer.status_code in (400, 404)


@pytest.mark.parametrize("query", ["?size=A0", "?lang=fr", "?size=../x", "?size=A5&lang="])
async def test_a_traveler_nobody_prints(floor: Floor, query: str) -> None:
    headers = {"authorization": f"Bearer {floor.w.tokens[EVERYTHING]}"}
    answer = await floor.http.get(f"/api/orders/{floor.w.ids['orderId']}/traveler.pdf{query}", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "infra.bad_input")


@pytest.mark.parametrize("query", ["?since=yesterday", "?until=2026-13-01", "?since=2026-11-20T00:00:00"])
async def test_an_export_of_no_time(floor: Floor, query: str) -> None:
    headers = {"authorization": f"Bearer {floor.w.tokens[EVERYTHING]}"}
    answer = await floor.http.get(f"/api/trail/export{query}", headers=headers)
    assert answer.status_code in (200, 400, 422), answer.text


@pytest.mark.parametrize("after", ["-1", "x", "1" * 19, "1.5", "９", "²"])
async def test_a_live_position_that_is_none(floor: Floor, after: str) -> None:
    headers = {"authorization": f"Bearer {floor.w.tokens[EVERYTHING]}"}
    answer = await floor.http.get("/api/live", params={"after": after}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "infra.bad_input")
