from infra.errors import Conflict, Forbidden, NotFound


class IntentUnknown(NotFound):
    code = "records.intent_unknown"
    text = "there is no refused entry with this id"


class IntentResolved(Conflict):
    code = "records.intent_resolved"
    text = "this entry has already been dealt with"


class IntentForeign(Forbidden):
    code = "records.intent_foreign"
    text = "this entry was made by {actor}; a team lead can deal with it"


class IntentUnreadable(Conflict):
    code = "records.intent_unreadable"
    text = "this entry cannot be booked as it is; enter it anew and close this one"
