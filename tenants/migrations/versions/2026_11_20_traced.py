"""The tables of a traced factory, computed from the models until they are frozen in SQL."""

from typing import Any

from alembic import op
from alembic.autogenerate import produce_migrations
from alembic.migration import MigrationContext
from alembic.operations import Operations, ops

from infra import placement
from infra.db import Base
from tenants.migrations.grants import declared_grants

revision = "2026_11_20_traced"
down_revision = "2026_11_20_subscribed"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    placement.sequential(connection)
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    script = produce_migrations(context, Base.metadata)
    operations = Operations(op.get_context())
    made: list[str] = []

    def apply(each: Any) -> None:
        if hasattr(each, "ops"):
            for inner in each.ops:
                apply(inner)
            return
        if isinstance(each, ops.CreateTableOp):
            made.append(each.table_name)
        if isinstance(each, ops.DropTableOp):
            return  # the version table
        operations.invoke(each)

    apply(script.upgrade_ops)
    grants = declared_grants()
    for name in made:
        table = Base.metadata.tables[name]
        placement.place(connection, name, tenant=placement.is_tenant_table(table))
        for role, rights, on in placement.default_grants(table, grants):
            placement.grant(connection, role, rights, on)


def downgrade() -> None:
    raise NotImplementedError
