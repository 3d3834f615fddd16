"""Saying of rows that they are samples."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from infra.db import Statement, own
from infra.work import Work
from tenants.onboarding.templates.models import Sample

LAST = Statement(select(func.coalesce(func.max(Sample.position), 0)).where(own(Sample)))


async def mark(work: Work, what: str, code: str, rows: Sequence[Any]) -> Sample:
    """These rows, made in this act, are a sample. Order numbers are counted under a lock, so positions do not meet."""
    position = int(await work.scalar(LAST)) + 1
    return await work.insert(
        Sample(
            position=position, line_id=work.line.id, what=what, code=code, wiped_at=None,
            tables=[str(row.__tablename__) for row in rows], record_ids=[row.id for row in rows],
        )
    )  # fmt: skip
