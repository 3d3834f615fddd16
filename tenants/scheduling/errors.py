"""Sentences of refusal; each reads on after "refused because"."""

from infra.errors import Conflict, Invalid


class OperationDone(Conflict):
    code = "scheduling.operation_done"
    text = "{operation} is completed or its order is not released, so it has no place in the list"


class AlreadyFirst(Conflict):
    code = "scheduling.already_first"
    text = "{operation} was put first already, by {by}"


class NotFirst(Conflict):
    code = "scheduling.not_first"
    text = "{operation} was not put first by hand"


class NotOnRoster(Conflict):
    code = "scheduling.not_on_roster"
    text = "{name} is not on the roster of that shift"


class PersonAbsent(Conflict):
    code = "scheduling.person_absent"
    text = "{name} is absent in that shift"


class SkillMissing(Conflict):
    code = "scheduling.skill_missing"
    text = "{name} lacks {skill} for {operation}, or it has expired"


class SamePerson(Invalid):
    code = "scheduling.same_person"
    text = "nobody replaces himself"
