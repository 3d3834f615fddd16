"""A plain report costs twelve statements, the ones of `tests/bench/report.sql`: what is beyond it pays for itself."""

from typing import Any

import pytest

from infra import db
from tests.bench.report_raw import statements


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that goes to the database from now on."""
    texts: list[str] = []
    known: set[int] = set()
    acquire = db._acquire

    async def watched(pool: Any) -> Any:
        connection = await acquire(pool)
        if connection.get_server_pid() not in known:
            known.add(connection.get_server_pid())
            connection.add_query_logger(lambda record: texts.append(record.query))
        return connection

    monkeypatch.setattr(db, "_acquire", watched)
    return texts


def plain(text: str) -> str:
    return " ".join(text.split())


async def test_a_plain_report_costs_twelve_statements(shop, sent):
    operation = await shop.operation(1000)
    await shop.knows("wang")
    given = {"operationId": operation.id, "goodQuantity": "1"}
    await shop.says("wang", "reportOutput", **given)
    sent.clear()
    made = await shop.says("wang", "reportOutput", **given)
    assert made["__typename"] == "OutputReport"
    mine = [plain(each) for text in sent for each in text.split(";") if each.strip()]
    benched = [plain(each) for text in statements() for each in text.split(";")]
    assert len(mine) == len(benched) == 12, mine
    for number, (ours, theirs) in enumerate(zip(mine, benched, strict=True), 1):
        if number in (4, 6, 7):  # who may write, the operation, the report: the wide ones, word for word
            assert ours == theirs, number
        assert ours.split()[:2] == theirs.split()[:2], number
