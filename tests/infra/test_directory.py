"""What is done company by company."""

from typing import Any
from uuid import uuid4

import pytest

from infra import directory
from infra.errors import DatabaseDown


class Told:
    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []

    def warning(self, event: str, **said: Any) -> None:
        self.lines.append(said)


@pytest.mark.parametrize("error", [DatabaseDown(), ValueError("half a row")])
async def test_a_company_that_fails_is_named_and_leaves_the_others_served(error, monkeypatch):
    told = Told()
    monkeypatch.setattr(directory, "log", told)
    entries = [directory.DirectoryEntry(slug=slug, tenant_id=uuid4(), placement="home") for slug in ("a", "b", "c")]

    async def do(entry: directory.DirectoryEntry) -> str:
        if entry.slug == "b":
            raise error
        return entry.slug

    assert await directory.for_each(entries, do) == ["a", "c"]
    assert [(line["slug"], line["error"]) for line in told.lines] == [("b", repr(error))]
