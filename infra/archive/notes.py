"""What an archive says about itself: tables and columns in Chinese and English, and a page for who opens it first."""

from __future__ import annotations

import inspect
import json
from functools import cache
from typing import Any

from infra.archive import tables
from infra.journal.models import regulated
from infra.words import LOCALES


def regulated_names() -> set[str]:
    return set(regulated())


def schema() -> list[dict[str, Any]]:
    """Per table its words, its description, its columns with type, words and where they point; in the order in which
    rows must be put back."""
    return [_table(table) for table in tables.tables()]


def _table(table: Any) -> dict[str, Any]:
    model = tables.models().get(table.name)
    points = {key.column_keys[-1]: key.referred_table.name for key in table.foreign_key_constraints}
    return {
        "table": table.name,
        "zh": _word("zh", f"table.{table.name}"),
        "en": _word("en", f"table.{table.name}") or table.name.replace("_", " "),
        "about": " ".join((inspect.getdoc(model) or "").split()) if model is not None else "",
        "key": list(tables.key_of(table)),
        "regulated": table.name in regulated_names(),
        "columns": [_column(column, points.get(column.name)) for column in table.columns],
    }


def _column(column: Any, points: str | None) -> dict[str, Any]:
    word = f"column.{column.name}"
    told = {
        "name": column.name,
        "zh": _word("zh", word),
        "en": _word("en", word) or column.name.replace("_", " "),
        "type": str(column.type.compile(dialect=_postgresql())),
        "null": bool(column.nullable),
    }
    return told | ({"refers_to": points} if points and column.name != "tenant_id" else {})


@cache
def _postgresql() -> Any:
    from sqlalchemy.dialects import postgresql

    return postgresql.dialect()  # type: ignore[no-untyped-call]


@cache
def _words(language: str) -> dict[str, str]:
    path = LOCALES / f"c.{language}.json"
    words: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return words


def _word(language: str, key: str) -> str:
    return _words(language).get(key, "")


def readme(slug: str, made_at: str, fingerprint: str) -> str:
    return README.format(slug=slug, made_at=made_at, fingerprint=fingerprint)


README = """\
# {slug}: 全部记录 / everything on record, {made_at}

本档案是一家企业在 Lotline 工迹 中的全部数据、文件、审计追踪与电子签名，可离线验证，不依赖任何软件或服务。
This archive holds one company's data, files, audit trail and signatures from Lotline. It is verified off-line and
needs neither Lotline nor any service.

| 内容 | content | where |
|---|---|---|
| 每张表一个文件，每行一条 JSON 记录 | one file per table, one JSON record per line | `data/*.jsonl` |
| 表与字段的中英文说明、类型、关联 | what tables and columns mean, their types and links | `schema.json` |
| 审计追踪、封存链、签名的链头 | the audit trail, its seals, its signed heads | `trail/` (`TRAIL.md`) |
| 图片、图纸、影像、导入表格 | pictures, drawings, films, sheets | `files/` |
| 清单：每个文件的散列，每千行一个散列 | hashes of every file, and of every thousand rows | `manifest.json` |
| 清单的数字签名 (Ed25519) | the manifest's signature | `signature.json` |
| 格式说明，可用任何语言重做一遍 | the format, to be recomputed in any language | `FORMAT.md` |

## 怎样验证 / How to verify

需要 Python 3.11 或更新版本，别的都不要 / needs Python 3.11 or newer and nothing else:

    python3 -I verify/checker.py THIS.zip --fingerprint FP [--heads DIR]

FP 是签名密钥的指纹，要从别的途径取得，不要照抄本文件。制作时的指纹：
FP is the fingerprint of the signing key; get it by another way than this file. When made it was:

    {fingerprint}

电子签名见 `data/records_*.jsonl` 和 `trail/lines.jsonl` 的 `meaning`、`actor_name`、`recorded_at`。
Signatures: `meaning`, `actor_name` and `recorded_at` of `trail/lines.jsonl`, and `data/records_*.jsonl`.
时间均为 UTC；数量为十进制文本。All times are UTC; quantities are decimal text.
"""
