"""The first schema, frozen in the SQL file beside this one."""

from pathlib import Path

from alembic import op

from tenants.migrations import sections

revision = "2026_11_20_initial"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    sections.upgrade(op.get_bind(), Path(__file__))


def downgrade() -> None:
    for name in sections.tables(sections.sections(Path(__file__))["tables"]):
        op.execute(f"DROP TABLE {name} CASCADE")
