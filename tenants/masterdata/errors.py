"""Sentences of refusal; each reads on after "refused because"."""

from infra.errors import Conflict, Invalid, NotFound


class RecordNotFound(NotFound):
    code = "masterdata.not_found"
    text = "{what} was not found"


class CodeTaken(Conflict):
    code = "masterdata.code_taken"
    text = "the code {code} is used already"


class CodeInvalid(Invalid):
    code = "masterdata.code_invalid"
    text = "the code {code} has a character that codes cannot have, or is too long"


class NameMissing(Invalid):
    code = "masterdata.name_missing"
    text = "a name is missing"


class ZoneUnknown(Invalid):
    code = "masterdata.zone_unknown"
    text = "{zone} is not a time zone"


class UnknownKind(Invalid):
    code = "masterdata.unknown_kind"
    text = "{kind} is not one of {allowed}"


class ReasonUnknown(NotFound):
    code = "masterdata.reason_unknown"
    text = "there is no reason {code} for this"


class RoutingEmpty(Invalid):
    code = "masterdata.routing_empty"
    text = "a routing needs at least one step"


class StepRepeated(Invalid):
    code = "masterdata.step_repeated"
    text = "step {sequence} is there twice"


class StepUnordered(Invalid):
    code = "masterdata.step_unordered"
    text = "step {sequence} names {predecessor} as a predecessor, which is no earlier step"


class LineRepeated(Invalid):
    code = "masterdata.line_repeated"
    text = "line {position} is there twice"


class BomCycle(Invalid):
    code = "masterdata.bom_cycle"
    text = "{item} would contain itself"


class AlreadyApproved(Conflict):
    code = "masterdata.already_approved"
    text = "version {version} is approved already"


class WrongPlace(Invalid):
    code = "masterdata.wrong_place"
    text = "the work unit {work_unit} belongs to another work center"


class FieldUnknown(NotFound):
    code = "masterdata.field_unknown"
    text = "there is no custom field {field} here"


class FieldValueInvalid(Invalid):
    code = "masterdata.field_value_invalid"
    text = "{field} cannot be {value}"


class FieldMissing(Invalid):
    code = "masterdata.field_missing"
    text = "{field} is missing"


class ChoicesMissing(Invalid):
    code = "masterdata.choices_missing"
    text = "a field to choose from needs choices"


class PatternInvalid(Invalid):
    code = "masterdata.pattern_invalid"
    text = "the numbering pattern {pattern} cannot be used because of {problem}"


class PatternNeeds(Invalid):
    code = "masterdata.pattern_needs"
    text = "the numbering pattern {pattern} needs {part}, which is not known here"
