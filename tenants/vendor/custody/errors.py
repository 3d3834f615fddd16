from infra.errors import Conflict, Forbidden, NotFound


class JobUnknown(NotFound):
    code = "vendor.custody_unknown"
    text = "there is no such task"


class JobStateWrong(Conflict):
    code = "vendor.custody_state"
    text = "the task is {state}"


class StillUnderway(Conflict):
    code = "vendor.custody_underway"
    text = "{kind} of {slug} is under way; wait until it has ended"


class PlacementUnknown(NotFound):
    code = "vendor.placement_unknown"
    text = "no database is called {placement}"


class AlreadyThere(Conflict):
    code = "vendor.already_there"
    text = "{slug} lives in {placement} already"


class NotClosed(Conflict):
    code = "vendor.not_closed"
    text = "{slug} is {state}: only a closed company can be deleted"


class RetentionUnset(Conflict):
    code = "vendor.retention_unset"
    text = "set first until when the records of {slug} must be kept"


class StillKept(Conflict):
    code = "vendor.still_kept"
    text = "the records of {slug} must be kept until {until}"


class OnHold(Conflict):
    code = "vendor.legal_hold"
    text = "a legal hold keeps the records of {slug}: {why}"


class SecondPersonNeeded(Forbidden):
    code = "vendor.second_person"
    text = "somebody else must confirm what you asked for"


class ArchiveGone(NotFound):
    code = "vendor.archive_gone"
    text = "the archive is not there any more"


class VendorStays(Conflict):
    code = "vendor.own_company"
    text = "the vendor's own company is not handled here"
