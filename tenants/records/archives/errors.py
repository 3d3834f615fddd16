from infra.errors import Conflict, NotFound


class ArchiveUnderway(Conflict):
    code = "records.archive_underway"
    text = "an archive is being made already; it appears here in a moment"


class OwnArchiveGone(NotFound):
    code = "records.archive_gone"
    text = "this archive is not kept any more; make a new one"
