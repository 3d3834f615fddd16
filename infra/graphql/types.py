"""Types that every module's schema shares."""

from typing import Any

import strawberry
from strawberry.scalars import JSON

from infra.errors import DomainError


@strawberry.type(description="A refusal: what did not happen and why. Apps translate `code` with `params`.")
class Problem:
    code: str
    text: str
    params: JSON

    @classmethod
    def of(cls, error: DomainError) -> "Problem":
        return cls(code=error.code, text=error.sentence, params=error.params)  # type: ignore[arg-type]


@strawberry.type(description="A name in both languages of the product.")
class Names:
    zh: str
    en: str


def names(row: Any) -> Names:
    return Names(zh=row.name_zh, en=row.name_en)
