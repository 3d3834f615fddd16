"""Spreadsheets into commands: `rows` runs one command per row, `layout` finds the titles people wrote, `cells` reads
what they typed below them.
"""

from infra.imports.rows import (
    CellInvalid,
    Column,
    ColumnMissing,
    ColumnRepeated,
    ImportResult,
    RowResult,
    columns_of,
    import_file,
)

__all__ = [
    "CellInvalid", "Column", "ColumnMissing", "ColumnRepeated", "ImportResult", "RowResult", "columns_of",
    "import_file",
]  # fmt: skip
