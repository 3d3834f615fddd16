"""The first schema: every table with its placement, foreign keys, forced row-level security and grants."""

from alembic import op

from infra.db import Base
from infra.placement import create_tables
from tenants.migrations.grants import declared_grants

revision = "2026_11_20_initial"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables(op.get_bind(), Base.metadata, declared_grants())


def downgrade() -> None:
    for table in reversed(Base.metadata.sorted_tables):
        op.drop_table(table.name)
