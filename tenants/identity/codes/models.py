"""Tables of codes."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow


class Code(TenantRow, Base):
    """A code that was asked for, also for somebody nobody knows: so limits and answers are the same for everyone.

    Neither the contact nor the code stand here, only what our key made of them.
    """

    __tablename__ = "identity_code"
    __table_args__ = (
        Index(None, "tenant_id", "subject", "created_at"),
        Index(None, "tenant_id", "address_hash", "created_at"),
    )
    __regulated__ = False
    __secret__ = True

    subject: Mapped[bytes]  # purpose and contact
    code_hash: Mapped[bytes | None]  # None: nobody was written to, no code fits
    address_hash: Mapped[bytes | None]
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    problem: Mapped[str | None] = mapped_column(default=None)
    """Why it could not be sent, for whoever runs the installation."""
