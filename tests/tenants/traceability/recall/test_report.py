"""The report says everything there is to know, in the reader's language, on paper and as a workbook."""

import io

import openpyxl
import pytest

from infra.print import render_pages
from infra.work import Read, reading
from tenants.traceability import paper
from tenants.traceability.models import Recall
from tenants.traceability.recall import commands
from tenants.traceability.recall.report import Report, Whole, recall_pdf, recall_xlsx, whole_recall
from tenants.traceability.recall.report_words import WORDS
from tenants.traceability.recall.sources import RecallSource
from tests.kit.plant import Plant
from tests.tenants.traceability.recall.story import Story, told


@pytest.fixture
async def answered(plant: Plant) -> tuple[Story, Recall]:
    story, boss = await told(plant), plant.boss
    given = commands.OpenRecall(kind="drill", why="年度演练", sources=[RecallSource(kind="lot", id=story.raw.id)])
    recall: Recall = await boss.does(commands.open_recall, given)
    await boss.does(commands.hold_recalled, commands.HoldRecalled(recall_id=recall.id))
    return story, await boss.does(commands.answer_recall, commands.AnswerRecall(recall_id=recall.id))


async def asked(story: Story, recall: Recall, what: str, lang: str) -> bytes:
    async with reading(story.plant.boss.actor) as read:
        number, content = await {"pdf": recall_pdf, "xlsx": recall_xlsx}[what](read, recall.id, lang)
    assert number == recall.number
    return content


async def test_paper_and_workbook_say_the_same(answered: tuple[Story, Recall]) -> None:
    story, recall = answered
    assert (await asked(story, recall, "pdf", "en")).startswith(b"%PDF")
    book = openpyxl.load_workbook(io.BytesIO(await asked(story, recall, "xlsx", "zh")))
    names = "成绩 源批平衡 产出平衡 客户 在哪里 在制工单 任务 冻结与放行 批次"
    assert book.sheetnames == [f"召回演练报告 {recall.number}", *names.split()]
    roots = [[cell.value for cell in row] for row in book["源批平衡"].iter_rows()]
    assert roots[0][-1] == "差异"
    assert roots[1][0] == "L-1"
    assert roots[1][3:] == [100, 14, 20, 60, 0, 0, 5, 0, 1, 1]
    customer = [cell.value for cell in list(book["客户"].iter_rows())[1]]
    assert customer[:3] == ["瑞泽液压", "没有联系方式", "S-1"]
    assert customer[-3:-1] == [12, 2]
    assert len(list(book["批次"].iter_rows())) == 4


async def test_a_name_no_font_draws_stops_no_report(answered: tuple[Story, Recall]) -> None:
    story, recall = answered

    async def ask(read: Read) -> Whole:
        return await whole_recall(read, recall.id)

    whole = await story.plant.boss.asks(ask)
    whole.recall.__dict__["why"] = "裂纹 \U00020bb7"
    made = Report(whole, "zh").paper()
    data = paper._drawable(paper._data(made))
    assert "裂纹 [U+20BB7]" in {each["value"] for each in data["facts"]}
    assert len(render_pages(paper.TEMPLATE, data, ppi=60)) >= 1


def test_every_word_stands_in_both_languages() -> None:
    assert all(zh and en and zh != en for zh, en in WORDS.values())
