"""What every named thing has."""

from sqlalchemy.orm import Mapped

from infra.db import TenantRow


class Named(TenantRow):
    """A code people say, and its name in both languages."""

    code: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
