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
    text = "{item} would contain itself: {loop}"


class BomTooLarge(Conflict):
    code = "masterdata.bom_too_large"
    text = "the tree of {item} has more than {limit} lines"


class OutputInvalid(Invalid):
    """`what`: item, kind, quantity, cost_share or step_sequence."""

    code = "masterdata.output_invalid"
    text = "what comes out of the BOM beside it, {item}, is not possible ({what})"


class LineInvalid(Invalid):
    """`what`: quantity, scrap_percent, alternative_of, unit, step_sequence, note."""

    code = "masterdata.line_invalid"
    text = "line {position} cannot have this {what}"


class UnitUnrelated(Invalid):
    code = "masterdata.unit_unrelated"
    text = "{item} cannot be counted in {to_unit} when it is given in {from_unit}: no conversion joins them"


class UnitUnknown(NotFound):
    code = "masterdata.unit_unknown"
    text = "there is no unit {unit}"


class LotFactorUnclear(Invalid):
    code = "masterdata.lot_factor_unclear"
    text = (
        "a lot's factor is given, but {item} has no single conversion between {from_unit} and {to_unit} it could mean"
    )


class ConversionInvalid(Invalid):
    code = "masterdata.conversion_invalid"
    text = "{item} needs no conversion to {unit}: {other} says it already"


class FactorInvalid(Invalid):
    code = "masterdata.factor_invalid"
    text = "{value} is no factor"


class UnitInUse(Conflict):
    code = "masterdata.unit_in_use"
    text = "{unit} is used in conversions, so what it is cannot change"


class StepUnreachable(Invalid):
    code = "masterdata.step_unreachable"
    text = "step {sequence} leads nowhere: routings that begin in several places must merge"


class RoutingLoop(Invalid):
    code = "masterdata.routing_loop"
    text = "the steps go round in a loop: {loop}"


class StepWithoutResource(Invalid):
    code = "masterdata.step_without_resource"
    text = "step {sequence} has no work center to run at"


class AlternativeRepeated(Invalid):
    code = "masterdata.alternative_repeated"
    text = "step {sequence} names the same place twice"


class NotADraft(Conflict):
    code = "masterdata.not_a_draft"
    text = "version {version} is no draft any more: a change is the next version"


class DatesReversed(Invalid):
    code = "masterdata.dates_reversed"
    text = "it would end on {until}, before it begins on {since}"


class RevisionTaken(Conflict):
    code = "masterdata.revision_taken"
    text = "{item} has a revision {revision} already"


class NotADrawing(Invalid):
    code = "masterdata.not_a_drawing"
    text = "{name} is no PDF and no picture"


class FileMissing(NotFound):
    code = "masterdata.file_missing"
    text = "the file {name} has not arrived"


class NotAPicture(Invalid):
    code = "masterdata.not_a_picture"
    text = "the file of step {position} is no picture and no video"


class InstructionEmpty(Invalid):
    code = "masterdata.instruction_empty"
    text = "an instruction needs at least one step with a text or a picture"


class InstructionOutdated(Conflict):
    code = "masterdata.instruction_outdated"
    text = "there is a newer instruction, version {version}: that one is to be read"


class ChangeControlled(Conflict):
    code = "masterdata.change_controlled"
    text = "{item} has an approved version already: the next one goes live by an engineering change"


class ChangeEmpty(Invalid):
    code = "masterdata.change_empty"
    text = "the change {number} changes nothing yet"


class ChangeMoved(Conflict):
    code = "masterdata.change_moved"
    text = "the change {number} is {state}"


class DraftInChange(Conflict):
    code = "masterdata.draft_in_change"
    text = "this draft belongs to the change {number} already"


class OwnChange(Conflict):
    code = "masterdata.own_change"
    text = "{person} asked for the change {number}; somebody else approves it"


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


class NoWorkingTime(Conflict):
    code = "masterdata.no_working_time"
    text = "{place} would have no working time in the coming year, so nothing could be planned there"


class BreakOutsideShift(Invalid):
    code = "masterdata.break_outside_shift"
    text = "the break {starts}-{ends} is not inside the shift, or meets another break"


class WindowReversed(Invalid):
    code = "masterdata.window_reversed"
    text = "it must end after it begins, and within three months"


class HolidaysUnknown(NotFound):
    code = "masterdata.holidays_unknown"
    text = "the holidays of {year} are not known yet; enter them by hand or import them"


class RosterTaken(Conflict):
    code = "masterdata.roster_taken"
    text = "{name} is on another roster of that shift ({place})"


class RosterEmpty(Conflict):
    code = "masterdata.roster_empty"
    text = "there is nothing on the roster of that week to copy"


class StatusUnknown(Invalid):
    code = "masterdata.status_unknown"
    text = "there is no status {status}"


class StatusMoveRefused(Conflict):
    """Statuses are values of `masterdata.statuses`, which the words put into the reader's language."""

    code = "masterdata.status_move"
    text = "what is {now} cannot become {to}"


class SerialNotBackflushed(Invalid):
    code = "masterdata.serial_not_backflushed"
    text = "what is tracked by serial is scanned, never taken off by itself"
