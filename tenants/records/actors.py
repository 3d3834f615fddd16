"""What records does by itself."""

from infra.events import on
from infra.work import Work
from tenants.records.archives.events import ArchiveAsked
from tenants.records.archives.making import begin


@on(ArchiveAsked, while_read_only=True)
async def make_own_archive(work: Work, fact: ArchiveAsked) -> None:
    """Begins beside this transaction, which ends at once."""
    begin(work.tenant_id, fact.archive_id)
