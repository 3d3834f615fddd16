from infra.errors import Conflict, Invalid, LimitReached, NotFound


class TemplateNotFound(NotFound):
    code = "labels.template_not_found"
    text = "no such label"


class TemplateClosed(Conflict):
    code = "labels.template_closed"
    text = "label {template} is no longer used"


class SubjectUnknown(Invalid):
    code = "labels.subject_unknown"
    text = "{subject} is nothing a label is stuck on"


class DesignInvalid(Invalid):
    code = "labels.design_invalid"
    text = "this is no label design: {problem}"


class VersionApproved(Conflict):
    code = "labels.version_approved"
    text = "version {version} of {template} is approved; a change is the next version"


class NothingApproved(Conflict):
    code = "labels.nothing_approved"
    text = "no version of label {template} is approved yet"


class LabelEmpty(Conflict):
    code = "labels.label_empty"
    text = "label {template} has no elements"


# -- why a label cannot be printed; `where` names what it is for ------------------------------------------


class ElementOutside(Invalid):
    code = "labels.element_outside"
    text = "element {element} of {where} reaches beyond the label ({width} × {height} mm)"


class GlyphMissing(Invalid):
    code = "labels.glyph_missing"
    text = "our fonts cannot draw {glyph} in element {element} of {where}: {text}"


class TextTooLong(Invalid):
    code = "labels.text_too_long"
    text = "the text of element {element} of {where} does not fit even at 5 pt: {text}"


class ModuleTooSmall(Invalid):
    code = "labels.module_too_small"
    text = "the code in element {element} of {where} needs {needs} mm, or its modules get finer than {least} mm"


class BarsTooLow(Invalid):
    code = "labels.bars_too_low"
    text = "the bars of element {element} of {where} are lower than {least} mm"


class CodeRefused(Invalid):
    code = "labels.code_refused"
    text = "element {element} of {where} cannot hold {text}: {problem}"


class CodeEmpty(Invalid):
    code = "labels.code_empty"
    text = "element {element} of {where} would be a code without content: what it shows has no value yet"


class FieldUnknown(Invalid):
    code = "labels.field_unknown"
    text = "there is no field {field} (element {element} of {where})"


class PictureMissing(Invalid):
    code = "labels.picture_missing"
    text = "the picture of element {element} of {where} has not arrived"


class PictureUnreadable(Invalid):
    code = "labels.picture_unreadable"
    text = "the picture of element {element} of {where} cannot be read"


# -- printing ---------------------------------------------------------------------------------------------


class SubjectMissing(NotFound):
    code = "labels.subject_missing"
    text = "what the label is for is not there"


class PrintTooLarge(LimitReached):
    code = "labels.print_too_large"
    text = "{labels} labels at once; {limit} are the most"


class CopiesInvalid(Invalid):
    code = "labels.copies_invalid"
    text = "1 to {limit} copies"


class ReprintNeedsReason(Conflict):
    code = "labels.reprint_needs_reason"
    text = "{subject} has been printed {times} times already; printing it again needs a reason"


class CopyNeedsReason(Conflict):
    code = "labels.copy_needs_reason"
    text = "a serial stands on one label; {copies} copies of {subject} need a reason"


class PrinterNotFound(NotFound):
    code = "labels.printer_not_found"
    text = "no such printer"


class PrinterInvalid(Invalid):
    code = "labels.printer_invalid"
    text = "a printer's {field}: {problem}"


class ResolutionDiffers(Conflict):
    code = "labels.resolution_differs"
    text = "label {template} is made for {wanted} dpi, {printer} has {dpi}"


class AgentNotFound(NotFound):
    code = "labels.agent_not_found"
    text = "no such edge agent"


class NotAnAgent(Conflict):
    code = "labels.not_an_agent"
    text = "only a program with an API token of its own prints as an edge agent"


class AgentNameTaken(Conflict):
    code = "labels.agent_name_taken"
    text = "another edge agent is called {name}"


class JobNotFound(NotFound):
    code = "labels.job_not_found"
    text = "no such print"


class JobElsewhere(Conflict):
    code = "labels.job_elsewhere"
    text = "another edge agent prints this"


class JobMoveRefused(Conflict):
    code = "labels.job_move_refused"
    text = "this print is {now} and cannot become {to}"


class JobCountInvalid(Invalid):
    code = "labels.job_count_invalid"
    text = "between {done} and {labels} labels can have come out"


# -- serials ----------------------------------------------------------------------------------------------


class RangeInvalid(Invalid):
    code = "labels.range_invalid"
    text = "the numbers of serials: {problem}"


class RangeMissing(Conflict):
    code = "labels.range_missing"
    text = "no serial numbers are set up for {item}"


class RangeExhausted(Conflict):
    code = "labels.range_exhausted"
    text = "{item} has {left} serial numbers left, {wanted} were asked for"


class IdentifierMissing(Conflict):
    code = "labels.identifier_missing"
    text = "{item} has no device identifier (GTIN)"


class SerialTaken(Conflict):
    code = "labels.serial_taken"
    text = "serial {serial} of {di} was given out before"


# -- scanning back ----------------------------------------------------------------------------------------


class NothingScanned(Invalid):
    code = "labels.nothing_scanned"
    text = "scan the label: 1 to {limit} codes"


class ScanBackMissing(Conflict):
    code = "labels.scan_back_missing"
    text = "{lot} is released after its printed label was scanned back"


class ScanBackMismatch(Conflict):
    code = "labels.scan_back_mismatch"
    text = "the label of {lot} does not say what it should: {fields}"


class ScanBackOutdated(Conflict):
    code = "labels.scan_back_outdated"
    text = "since the label of {lot} was scanned back, this changed: {fields}"
