"""Why an archive is not taken, and why a company is not deleted."""

from infra.errors import Conflict, Invalid, Unavailable


class ArchiveDamaged(Invalid):
    code = "infra.archive_damaged"
    text = "the archive is damaged at {place}: {problem}"


class ArchiveForeign(Invalid):
    code = "infra.archive_foreign"
    text = "this is no archive of a company: {problem}"


class ArchiveTooNew(Invalid):
    code = "infra.archive_too_new"
    text = "the archive was made by a later version, which has {what}"


class ArchiveIncomplete(Conflict):
    """A customer's own download holds no passwords; whoever restores it says so."""

    code = "infra.archive_incomplete"
    text = "the archive was made without {what}"


class RestoreDiffers(Conflict):
    code = "infra.restore_differs"
    text = "what was restored differs from the archive in {table}, so nothing was kept"


class MoveUnready(Conflict):
    code = "infra.move_unready"
    text = "the company cannot be moved: {problem}"


class MoveDiffers(Conflict):
    code = "infra.move_differs"
    text = "what was copied differs in {table}, so the company stays where it is"


class StillWorking(Unavailable):
    code = "infra.still_working"
    text = "some work has not ended after {seconds} s, so the company stays where it is; try again"


class StillOpen(Conflict):
    code = "infra.company_still_open"
    text = "{slug} is {state}: only a closed company is deleted"


class ArchiveFailed(Conflict):
    code = "infra.archive_failed"
    text = "the archive could not be made; the administrator finds the reason in the log"
