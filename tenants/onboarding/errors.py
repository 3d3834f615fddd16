"""Sentences of refusal; each reads on after "refused because"."""

from infra.errors import Conflict, Invalid, NotFound


class KindUnknown(Invalid):
    code = "onboarding.kind_unknown"
    text = "nothing is imported as {kind}"


class ImportNotFound(NotFound):
    code = "onboarding.import_not_found"
    text = "this import was not found"


class ImportBusy(Conflict):
    code = "onboarding.import_busy"
    text = "the import {file} is {state}"


class OtherImportRuns(Conflict):
    code = "onboarding.other_import_runs"
    text = "the import {file} is still under way"


class NothingToImport(Conflict):
    code = "onboarding.nothing_to_import"
    text = "no row of {file} is ready"


class AlreadyCutOver(Conflict):
    code = "onboarding.already_cut_over"
    text = "the plant runs on this since {at}; imports stay"


class ColumnsMissing(Invalid):
    code = "onboarding.columns_missing"
    text = "no column holds {columns}"


class ColumnTwice(Invalid):
    code = "onboarding.column_twice"
    text = "two columns are read as {column}"


class CellEmpty(Invalid):
    code = "onboarding.cell_empty"
    text = "{column} is empty"


class WordUnknown(Invalid):
    code = "onboarding.word_unknown"
    text = "cell {cell}: {value} is not one of {allowed}"


class NotThere(Invalid):
    code = "onboarding.not_there"
    text = "{what} {value} does not exist"


class ZerosLost(Invalid):
    code = "onboarding.zeros_lost"
    text = "{value} does not exist, but {candidate} does: the spreadsheet dropped its zeros"


class CodeWasNumber(Invalid):
    """A warning: the row goes in."""

    code = "onboarding.code_was_number"
    text = "cell {cell}: the code {value} came as a number; leading zeros, if it had any, are gone"


class NameUnclear(Invalid):
    code = "onboarding.name_unclear"
    text = "{value} names more than one {what}"


class UnitOther(Invalid):
    code = "onboarding.unit_other"
    text = "{given} is not the unit of {item}, which is counted in {unit}"


class UnitUnknown(Invalid):
    code = "onboarding.unit_unknown"
    text = "cell {cell}: {unit} is no unit of time"


class NotWhole(Invalid):
    code = "onboarding.not_whole"
    text = "cell {cell}: {value} is not a whole number"


class RowRepeated(Invalid):
    code = "onboarding.row_repeated"
    text = "row {line} says the same"


class KeyRepeated(Invalid):
    code = "onboarding.key_repeated"
    text = "{value} is in row {line} already"


class HeldBack(Invalid):
    """Not wrong itself: it belongs to something another row of which is."""

    code = "onboarding.held_back"
    text = "it belongs together with row {line}, which stays out"


class RowChangedSince(Conflict):
    code = "onboarding.row_changed_since"
    text = "{by} changed {what} on {at} ({act})"


class RowUsedSince(Conflict):
    code = "onboarding.row_used_since"
    text = "{by} needs it since {at}: {what} ({act})"


class LevelUnreadable(Invalid):
    code = "onboarding.level_unreadable"
    text = "cell {cell}: {value} is not a level"


class LevelJumps(Invalid):
    code = "onboarding.level_jumps"
    text = "level {level} has no level {above} above it"


class BomDiffers(Invalid):
    code = "onboarding.bom_differs"
    text = "the parts of {item} are others here than from row {line} on"


class OrderDiffers(Invalid):
    code = "onboarding.order_differs"
    text = "{column} of order {order} is another one than in row {line}"


class StepMissing(Invalid):
    code = "onboarding.step_missing"
    text = "the routing of {item} has no operation {step}"


class StepTwice(Invalid):
    code = "onboarding.step_twice"
    text = "two columns are about operation {step}"


class MoreThanArrived(Invalid):
    code = "onboarding.more_than_arrived"
    text = "{operation} has {quantity} done and scrapped, but only {available} arrived there"


class NothingReleased(Invalid):
    code = "onboarding.nothing_released"
    text = "order {order} is said to be planned only, but pieces were made of it"


class IndustryUnknown(Invalid):
    code = "onboarding.industry_unknown"
    text = "there is no template for {industry}"


class FoundingFailed(Conflict):
    code = "onboarding.founding_failed"
    text = "the company could not be set up ({step}: {why}); nothing of it remains"


class PackageDamaged(Invalid):
    code = "onboarding.package_damaged"
    text = "the package is damaged at {place}: {problem}"


class PackageForeign(Invalid):
    code = "onboarding.package_foreign"
    text = "this is no package for this release, see {place}: {problem}"


class PackageNotFound(NotFound):
    code = "onboarding.package_not_found"
    text = "this package was not found"


class PackageConflicts(Conflict):
    code = "onboarding.package_conflicts"
    text = "{count} of it contradict what stands here, first {what}: {why}"


class NothingToApply(Conflict):
    code = "onboarding.nothing_to_apply"
    text = "everything in the package {name} stands here already"


class SamplesInUse(Conflict):
    code = "onboarding.samples_in_use"
    text = "the sample {what} {name} is used by {by} {by_name}"


class NoSamples(Conflict):
    code = "onboarding.no_samples"
    text = "there is no sample"


class EveryoneHasBadge(Conflict):
    code = "onboarding.everyone_has_badge"
    text = "everybody who reports wears a badge"


class NothingToPrint(Conflict):
    code = "onboarding.nothing_to_print"
    text = "there is nothing to print on it"


class PrintNotFound(NotFound):
    code = "onboarding.print_not_found"
    text = "this print was not found"


class PaperGlyphMissing(Invalid):
    code = "onboarding.paper_glyph_missing"
    text = "{glyph} in {text} cannot be printed"


class NothingToMake(Conflict):
    code = "onboarding.nothing_to_make"
    text = "no item has an approved routing"


class BoardEntryNotFound(NotFound):
    code = "onboarding.board_entry_not_found"
    text = "this entry of the rollout board was not found"


class RolloutBegan(Conflict):
    code = "onboarding.rollout_began"
    text = "milestones of this rollout are still open"


class NothingMeasured(Conflict):
    code = "onboarding.nothing_measured"
    text = "nothing was reported from {first} to {last}"


class SuggestionDecided(Conflict):
    code = "onboarding.suggestion_decided"
    text = "the suggestion {title} is {state}"


class TrainingNotFound(NotFound):
    code = "onboarding.training_not_found"
    text = "this training copy was not found"


class TrainingStands(Conflict):
    code = "onboarding.training_stands"
    text = "there is a training copy already: {slug}"


class TrainingBusy(Conflict):
    code = "onboarding.training_busy"
    text = "the training copy is being made or closed"


class TrainingOfTraining(Conflict):
    code = "onboarding.training_of_training"
    text = "this is a training copy itself"


class TrainingStaysSilent(Conflict):
    code = "onboarding.training_stays_silent"
    text = "a training copy sends no messages to anybody"
