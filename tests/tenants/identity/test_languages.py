"""Chinese and English complete in whatever leaves the server: letters, papers, sheets, errors and dates, chosen by the
reader. A new producer with words of its own must be named here, with both languages of it."""

import ast
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from openpyxl import load_workbook

from infra.actions import run
from infra.bootstrap.places import PROJECT
from infra.errors import DomainError
from infra.ids import uuid7
from infra.permissions import permissions
from infra.words import told
from infra.work import Actor, reading, working
from tenants import identity, onboarding, wages
from tenants.identity.codes import delivery
from tenants.identity.inbox.models import Todo
from tenants.identity.invitations import commands as invitations
from tenants.identity.notices import courier, words
from tenants.identity.notices.telling import Told, tell
from tenants.identity.review import report
from tenants.insights import forms
from tenants.insights.queries.costs import CostFilter
from tenants.insights.words import words as form_words
from tenants.onboarding.golive import papers
from tenants.onboarding.kinds import KINDS
from tenants.orders import traveler
from tenants.orders.queries import OrderFilter
from tenants.roles import ADMIN, OWNER
from tenants.vendor import sheets
from tenants.wages import payroll_words
from tests.kit.people import Staff

CJK = re.compile(r"[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")
LOCALES = PROJECT / "pwa" / "src" / "packages" / "i18n" / "locales"
LOCALE = {"zh": "zh-CN", "en": "en"}
COMPANY = "Hengzhun Precision"

# Where the server itself holds Chinese words: tables with both languages (each is tried below), names, and patterns
# that read what people type.
PAIRED = {
    "tenants/identity/codes/delivery.py", "tenants/identity/review/report.py", "tenants/insights/words.py",
    "tenants/onboarding/files.py", "tenants/onboarding/golive/papers.py", "tenants/orders/traveler.py",
    "tenants/vendor/sheets.py", "tenants/wages/payroll_words.py", "infra/notify/contract.py", "infra/archive/notes.py",
    "tenants/insights/workbooks.py", "tenants/orders/rules.py", "tenants/plans/offers.py",
    "tenants/onboarding/packages/parts.py",
    "tenants/onboarding/rollout/rules.py", "tenants/onboarding/golive/commands.py", "tenants/roles.py",
    "tenants/masterdata/holidays.py", "tenants/identity/notices/words.py", "tenants/onboarding/training/filling.py",
    "tenants/labels/fields.py", "tenants/labels/defaults.py", "tenants/masterdata/locations.py",
    "tenants/traceability/substances/access.py", "tenants/traceability/substances/report.py",
    "tenants/traceability/substances/rohs.py", "tenants/traceability/recall/words.py",
}  # fmt: skip
PATTERNS = {
    "infra/imports/cells.py", "tenants/onboarding/commands/orders.py", "tenants/onboarding/signup/rules.py",
    "tenants/vendor/rules.py", "tenants/masterdata/custom.py", "infra/engines/roles.py", "infra/imports/layout.py",
    "infra/codes/scan.py", "infra/print/label/typeset.py", "tenants/traceability/epcis/ids.py",
    "tenants/traceability/usable.py", "tenants/traceability/flow/issue.py", "tenants/traceability/flow/helping.py",
    "tenants/traceability/udi/commands.py",
}  # fmt: skip
NAMES = {
    "api/pages.py", "infra/bootstrap/cli.py", "infra/launch/lan/landing.py", "infra/launch/lan/page.py",
    "infra/launch/report.py", "infra/notify/mail.py", "infra/payments/wechat.py", "infra/sheets.py", "iot/replay.py",
    "tenants/plans/ledger/simulator.py", "tenants/seed.py", "iot/edge/__main__.py", "tenants/traceability/udi/nmpa.py",
}  # fmt: skip
BY_NAME = re.compile(
    r"(permissions|seeds|\w*_seeds|\w*_story|demo|\w*_commands|words|graphql|calendar_graphql)\.py$|/(templates|kinds|graphql)/"
)


def chinese(text: str) -> bool:
    return CJK.search(text) is not None


def holds_words(path: Path) -> bool:
    """A string of Chinese that is no docstring and no description of a field of the schema."""
    tree = ast.parse(path.read_text("utf-8"))
    told_ = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    texts = (each for each in ast.walk(tree) if isinstance(each, ast.Constant) and isinstance(each.value, str))
    return any(chinese(str(each.value)) for each in texts if id(each) not in told_)


def test_nobody_else_holds_words() -> None:
    """Words belong into the locales, or into a table with both languages that this file tries."""
    rooms = ("tenants", "api", "infra", "workers", "iot")
    files = (path for room in rooms for path in (PROJECT / room).rglob("*.py"))
    known = PAIRED | PATTERNS | NAMES
    found = {str(path.relative_to(PROJECT)) for path in files if holds_words(path)}
    strange = sorted(each for each in found - known if not BY_NAME.search(each) and "archives/" not in each)
    assert strange == []


def tables() -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    def split(name: str, pairs: Mapping[str, tuple[Any, Any]]) -> tuple[str, Mapping[str, Any], Mapping[str, Any]]:
        return name, {key: zh for key, (zh, _) in pairs.items()}, {key: en for key, (_, en) in pairs.items()}

    yield split("traveller", traveler.WORDS)
    yield split("floor papers", papers.WORDS)
    yield split("access review", report.WORDS)
    yield split("payroll", payroll_words.WORDS)
    yield "codes", {"title": delivery.WORDS["zh"]}, {"title": delivery.WORDS["en"]}
    yield "forms", form_words("zh"), form_words("en")
    yield "customers", {"titles": sheets.TITLES["zh"]}, {"titles": sheets.TITLES["en"]}
    for kind in KINDS.values():
        yield split(
            f"sheet {kind.name}", {each.name: (each.zh, each.en) for each in kind.fields} | {"": (kind.zh, kind.en)}
        )
    rights = {each.name: (each.zh, each.text) for each in permissions().values()}
    yield split("permissions", rights)


def flat(value: Any) -> str:
    return " ".join(flat(each) for each in value) if isinstance(value, tuple | list) else str(value)


@pytest.mark.parametrize("table", list(tables()), ids=lambda each: each[0])
def test_every_table_has_both_languages(table: tuple[str, Mapping[str, Any], Mapping[str, Any]]) -> None:
    _, zh, en = table
    assert zh.keys() == en.keys()
    assert {key: text for key, text in en.items() if chinese(flat(text))} == {}
    assert {key: text for key, text in en.items() if flat(zh[key]) and not flat(text)} == {}
    holes = re.compile(r"\{\w*")
    for key in zh:
        assert sorted(holes.findall(flat(zh[key]))) == sorted(holes.findall(flat(en[key]))), key


def test_templates_hold_no_words() -> None:
    papers_ = [each for each in PROJECT.glob("tenants/**/*.typ") if not each.name.startswith("demo_")]
    for template in papers_:
        lines = [line for line in template.read_text("utf-8").splitlines() if not line.lstrip().startswith("//")]
        bilingual = [line for line in lines if chinese(line) and " / " not in line]
        assert bilingual == [], template.name


def locale(part: str, language: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((LOCALES / f"{part}.{language}.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("part", ["c", "w", "errors"])
def test_what_the_server_says_from_the_locales(part: str) -> None:
    """Titles of to-dos, second lines of notices, letters and refusals: the same holes, each in its own language."""
    zh, en = locale(part, "zh"), locale(part, "en")
    said = [key for key in zh if key.split(".")[0] in ("todo", "notice", "letter", "error", "permission")]
    assert said
    assert zh.keys() == en.keys()
    for key in said:
        assert not chinese(en[key]), key
        assert chinese(zh[key]), key
        holes = [sorted(set(re.findall(r"\{(\w+)\}", each[key]))) for each in (zh, en)]
        assert holes[0] == holes[1], key


def test_every_refusal_has_words_in_both() -> None:
    codes = [code for code in DomainError.catalogue if not code.startswith("test.")]
    for code in codes:
        for language, wanted in (("zh", True), ("en", False)):
            key = f"error.{code}"
            if key in locale("errors", language):
                assert chinese(told(code, {}, LOCALE[language])) is wanted, code


@pytest.mark.parametrize(
    ("language", "day", "moment", "stamp"),
    [
        ("zh-CN", "2026 年 11 月 28 日", "11 月 28 日 02:05", "2026-11-28 02:05"),
        ("en", "28 Nov 2026", "28 Nov 02:05", "28 Nov 2026 02:05"),
    ],
    ids=("zh", "en"),
)
def test_dates_are_written_as_the_reader_writes_them(language: str, day: str, moment: str, stamp: str) -> None:
    at = datetime(2026, 11, 27, 18, 5, tzinfo=UTC)
    zone = "Asia/Shanghai"
    assert words.day(at, zone, language) == day
    assert words.moment(at, zone, language) == moment
    assert words.stamp(at, zone, language) == stamp


# -- as it is really sent and printed -------------------------------------------------------------------------


@pytest_asyncio.fixture
async def readers(staff: Staff) -> dict[str, Actor]:
    return {
        language: await staff.signed_in(
            f"boss.{language}", ADMIN, OWNER, locale=LOCALE[language], phone=f"1390000000{at}"
        )
        for at, language in enumerate(("zh", "en"))
    }


async def test_each_hears_of_a_to_do_in_his_own_language(staff: Staff, readers: dict[str, Actor]) -> None:
    """Every kind of to-do there is, with the params in both languages; and the mail it becomes."""
    kinds = sorted(key.removeprefix("todo.") for key in locale("c", "en") if re.fullmatch(r"todo\.\w+\.\w+", key))
    people = [each.id for each in readers.values()]
    due = words.moment_in_both(datetime(2026, 11, 27, 18, 5, tzinfo=UTC), "Asia/Shanghai")
    async with working(staff.system, command="test.tell", id=uuid7()) as work:
        for kind in kinds:
            holes = re.findall(r"\{(\w+)\}", locale("c", "en")[f"todo.{kind}"])
            params = {hole: {"zh": "车", "en": "x"} for hole in holes}
            await identity.post_todo(work, kind=kind, subject_id=uuid7(), params=params, users=people)
            todo = next(each for each in await work.all(courier.mine(Todo)) if each.kind == kind)
            messages = await tell(work, todo, people, Told("notice.overdue", {"due": due}), groups=False)
            by = {each.user_id: each for each in messages}
            for language, actor in readers.items():
                mail = courier._notice([by[actor.id]], LOCALE[language])
                assert chinese(f"{mail.title} {mail.body} {mail.open}") is (language == "zh"), kind


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_letter_of_invitation(staff: Staff, readers: dict[str, Actor], language: str) -> None:
    asked = invitations.Invite(phone="13700000001", email="li@example.com", locale=LOCALE[language])
    await run(readers["en"], invitations.invite, asked)
    letters: list[Any] = await staff.rows("identity_message", "kind = 'identity.invitation'")
    assert {each["channel"] for each in letters} == {"sms", "email"}
    for each in letters:
        assert chinese(f"{each['title']} {each['body']}") is (language == "zh")
        assert (COMPANY in each["title"]) is (language == "en")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_code(language: str) -> None:
    company = COMPANY if language == "en" else "恒准精密"
    notice = delivery._notice(uuid7(), "123456", LOCALE[language], company)
    assert chinese(f"{notice.title} {notice.body}") is (language == "zh")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_sheets_for_imports(readers: dict[str, Actor], language: str) -> None:
    """The titles; the example row holds data, which is Chinese where the column is (a Chinese name)."""
    for kind in KINDS:
        name, content = await onboarding.template_file(readers[language], kind)
        header = [str(cell.value) for cell in next(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows())]
        assert chinese(" ".join([name, *header])) is (language == "zh"), kind


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_workbooks(readers: dict[str, Actor], language: str) -> None:
    """The payroll of a month, the list of orders and what they cost: every cell, every name of a sheet, the file's."""
    async with reading(readers[language]) as read:
        found = {
            "payroll": ("", await wages.payroll(read, "2026-11")),
            "orders": _named(await forms.order_list_sheet(read, OrderFilter(), language)),
            "costs": _named(await forms.order_costs_sheet(read, CostFilter(), language)),
        }
    for what, (name, content) in found.items():
        book = load_workbook(io.BytesIO(content))
        cells = [
            str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        assert chinese(" ".join([name, *book.sheetnames, *cells])) is (language == "zh"), what


def _named(sheet: forms.Sheet) -> tuple[str, bytes]:
    return sheet.name, sheet.content
