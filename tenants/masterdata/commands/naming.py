"""What every named record shares: its command's fields and the checks before it is written."""

from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import func, select

from infra.actions import Command
from infra.db import own
from infra.work import Work
from tenants.masterdata import rules
from tenants.masterdata.errors import CodeTaken
from tenants.masterdata.models import Named

N = TypeVar("N", bound=Named)


@dataclass(frozen=True, kw_only=True)
class NewNamed(Command):
    code: str
    name_zh: str
    name_en: str

    @property
    def naming(self) -> dict[str, str]:
        return {"code": self.code, "name_zh": self.name_zh.strip(), "name_en": self.name_en.strip()}


async def add(work: Work, row: N, **within: Any) -> N:
    """Insert a named record; its code must be free (within the named columns)."""
    rules.check_code(row.code)
    rules.check_names(row.name_zh, row.name_en)
    model: Any = type(row)
    same = [getattr(model, column) == value for column, value in within.items()]
    if await work.scalar(select(func.count()).select_from(model).where(own(model), model.code == row.code, *same)):
        raise CodeTaken(code=row.code)
    return await work.insert(row)


def renaming(name_zh: str | None, name_en: str | None) -> dict[str, str]:
    """The given names as changes; None leaves a name as it is."""
    changes = {"name_zh": name_zh, "name_en": name_en}
    given = {column: name.strip() for column, name in changes.items() if name is not None}
    rules.check_names(*given.values())
    return given
