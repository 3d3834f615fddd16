"""Tables of the inbox."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk

OPEN = text("settled_at IS NULL")


class Todo(TenantRow, Base):
    """Something to be done about one thing. Open once per (kind, subject); settled ones stay as history.

    It waits for named people (`TodoAssignee`), or for anybody with the role whose grant reaches one of the places.
    """

    __tablename__ = "identity_todo"
    __table_args__ = (
        Index("uq_identity_todo_open", "tenant_id", "kind", "subject_id", unique=True, postgresql_where=OPEN),
        Index("ix_identity_todo_waiting", "tenant_id", "due_sort", "id", postgresql_where=OPEN),
        Index(None, "tenant_id", "settled_by_id", "settled_at", "id"),
    )

    kind: Mapped[str]  # module.noun of what is wanted; its words stand in the locales
    subject_id: Mapped[UUID]
    params: Mapped[dict[str, Any]]
    link: Mapped[str]  # where in the apps it is done
    level: Mapped[str]  # rules.LEVELS
    role: Mapped[str | None]
    place_ids: Mapped[list[UUID]]  # the work center, area and site it is at; none: wherever the role reaches
    needs: Mapped[str | None]  # the permission whoever it is delegated to must hold at one of the places
    due_at: Mapped[datetime | None]
    due_sort: Mapped[datetime]  # due_at, or the end of time
    escalated_at: Mapped[datetime | None]
    escalated_role: Mapped[str | None]
    settled_at: Mapped[datetime | None]
    outcome: Mapped[str | None]  # done | dismissed | what the settling module says
    settled_by_id: Mapped[UUID | None]
    settled_by: Mapped[str | None]
    note: Mapped[str | None]


class TodoAssignee(TenantRow, Base):
    """A person whose to-do it is: named by the module, by himself, by a colleague, or because it is overdue."""

    __tablename__ = "identity_todo_assignee"
    __table_args__ = (
        tenant_fk("todo_id", "identity_todo"),
        tenant_fk("user_id", "identity_user"),
        Index(
            "uq_identity_todo_assignee_now", "tenant_id", "todo_id", "user_id",
            unique=True, postgresql_where=text("ended_at IS NULL"),
        ),
        Index(None, "tenant_id", "user_id", "todo_id"),
        Index(None, "tenant_id", "given_by_id", "todo_id"),
    )  # fmt: skip

    todo_id: Mapped[UUID]
    user_id: Mapped[UUID]
    via: Mapped[str]  # rules.VIA
    given_by_id: Mapped[UUID]
    given_by: Mapped[str]
    reason: Mapped[str | None]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
