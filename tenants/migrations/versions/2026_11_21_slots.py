"""An operation is not held back by its slot in the plan, in the SQL file beside this one."""

from pathlib import Path

from alembic import op

from tenants.migrations import sections

revision = "2026_11_21_slots"
down_revision = "2026_11_20_traced"
branch_labels = None
depends_on = None


def upgrade() -> None:
    sections.upgrade(op.get_bind(), Path(__file__))


def downgrade() -> None:
    raise NotImplementedError("a tenant's records are not thrown away by a downgrade: restore the back-up")
