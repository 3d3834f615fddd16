"""A migration whose SQL stands in a file beside it, in sections: `changes` to tables that exist, new `tables`, the
foreign `keys` of both, `grants`. Statements end with `;;`.

Placement and row-level security of new tables follow here, in the order of `infra/placement`.
"""

import re
from pathlib import Path

from sqlalchemy import Connection, text

from infra import placement

WITHOUT_TENANT = {"directory"}


def upgrade(connection: Connection, file: Path) -> None:
    """Run the SQL beside the migration `file`."""
    parts = sections(file)
    placement.sequential(connection)
    _run(connection, parts.get("changes", []))
    _run(connection, parts["tables"])
    made = tables(parts["tables"])
    for name in made:
        (placement.reference if name in WITHOUT_TENANT else placement.distribute)(connection, name)
    _run(connection, parts["keys"])
    for name in made:
        if name not in WITHOUT_TENANT:
            placement.tenant_rls(connection, name)
    _run(connection, parts["grants"])


def sections(file: Path) -> dict[str, list[str]]:
    whole = file.with_suffix(".sql").read_text(encoding="utf-8")
    parts = re.split(r"^-- section: (\w+)$", whole, flags=re.MULTILINE)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return {name: [each.strip() for each in body.split(";;") if each.strip()] for name, body in pairs}


def tables(statements: list[str]) -> list[str]:
    return [found[1] for each in statements if (found := re.match(r"CREATE TABLE (\w+)", each))]


def _run(connection: Connection, statements: list[str]) -> None:
    for statement in statements:
        # text() would take a colon in a literal for a parameter
        connection.execute(text(statement.replace(":", "\\:")))
