"""The first schema, frozen in the SQL file beside this one."""

import re
from pathlib import Path

from alembic import op
from sqlalchemy import text

from infra import placement

revision = "2026_11_20_initial"
down_revision = None
branch_labels = None
depends_on = None

WITHOUT_TENANT = {"directory"}


def upgrade() -> None:
    connection = op.get_bind()
    tables, keys, grants = _sections()
    placement.sequential(connection)
    for statement in tables:
        connection.execute(text(statement))
    for name in _names(tables):
        (placement.reference if name in WITHOUT_TENANT else placement.distribute)(connection, name)
    for statement in keys:
        connection.execute(text(statement))
    for name in _names(tables):
        if name not in WITHOUT_TENANT:
            placement.tenant_rls(connection, name)
    for statement in grants:
        connection.execute(text(statement))


def downgrade() -> None:
    for name in _names(_sections()[0]):
        op.execute(f"DROP TABLE {name} CASCADE")


def _sections() -> list[list[str]]:
    whole = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    parts = re.split(r"^-- section: \w+$", whole, flags=re.MULTILINE)[1:]
    return [[each.strip() for each in part.split(";;") if each.strip()] for part in parts]


def _names(statements: list[str]) -> list[str]:
    return [found[1] for each in statements if (found := re.match(r"CREATE TABLE (\w+)", each))]
