"""Why material does not go where somebody wants it to; each reads on after "refused because"."""

from typing import Any

from infra.errors import Conflict, Forbidden, Invalid, NotFound


class LotGoesIntoItself(Conflict):
    code = "traceability.lot_goes_into_itself"
    text = "{source} is made of {lot}, so it cannot go into it"


# -- issue to an order -------------------------------------------------------------------------------------


class Overridable(Conflict):
    """`helper`, `helpers` and `overridable` name who may let it past."""

    def __init__(self, **params: Any) -> None:
        super().__init__(**{"helper": [], **params})


class NotOnBom(Overridable):
    """`wanted`: what the order still takes there."""

    code = "traceability.not_on_bom"
    text = "{item} is not on the bill of materials of {order}; it takes {wanted} ({helper} can let it past)"


class OverNeed(Overridable):
    code = "traceability.over_need"
    text = "{order} needs {left} {unit} more of {item}, {asked} were asked for ({helper} can let it past)"


class IssuedToOther(Conflict):
    code = "traceability.issued_to_other"
    text = "{lot} lies there for order {other}"


class NotIssued(Conflict):
    code = "traceability.not_issued"
    text = "only {issued} {unit} of {lot} are issued to {order}"


class NothingNeeded(Conflict):
    code = "traceability.nothing_needed"
    text = "{order} takes no material"


class BomLineUnknown(NotFound):
    code = "traceability.bom_line_unknown"
    text = "the bill of materials of {order} has no line {position}"


class OverrideNeedsReason(Invalid):
    code = "traceability.override_reason_missing"
    text = "whoever lets this past gives a reason"


class MayNotOverride(Forbidden):
    """`helper`, `helpers`: who may."""

    code = "traceability.may_not_override"
    text = "you may not let this past, {helper} may"


# -- what comes out ---------------------------------------------------------------------------------------


class OutputClosed(Conflict):
    code = "traceability.output_closed"
    text = "lot {lot} of {order} is closed"


class NoOutput(Conflict):
    code = "traceability.no_output"
    text = "{order} has no open lot"


class NotAnOutput(Overridable):
    code = "traceability.not_an_output"
    text = "{item} does not come out of {order} ({helper} can let it past)"


class MoreThanMade(Conflict):
    code = "traceability.more_than_made"
    text = "{order} has {left} {unit} reported good and not in stock yet, {asked} were said"


class OutputUsed(Conflict):
    """A report cannot be taken back whose pieces went on."""

    code = "traceability.output_used"
    text = "only {left} {unit} of {lot} are still there to be taken back, {asked} were made"


class MovedOn(Conflict):
    code = "traceability.moved_on"
    text = "{lot} has moved on since"


class PieceUnknown(NotFound):
    code = "traceability.piece_unknown"
    text = "{serial} is no piece of {order}"


class NoLocation(Conflict):
    code = "traceability.no_location"
    text = "no location was named and the work center has no line side"


class NotToRework(Conflict):
    code = "traceability.not_to_rework"
    text = "{lot} can go into {order} only when that is a repair order"


# -- one lot becomes another --------------------------------------------------------------------------------


class NothingToSplit(Invalid):
    code = "traceability.nothing_to_split"
    text = "say at least one part, and no more than 200"


class LotsDiffer(Conflict):
    """`what`: item, status, unit, grade."""

    code = "traceability.lots_differ"
    text = "{lot} and {other} differ in {what}"


class NothingChanges(Invalid):
    code = "traceability.nothing_changes"
    text = "{lot} is that already"


class LotNotWhole(Conflict):
    code = "traceability.lot_not_whole"
    text = "{lot} lies at several places; name the quantity or bring it together first"


class PieceStaysWhole(Conflict):
    code = "traceability.piece_stays_whole"
    text = "{lot} is one piece"


# -- shortfalls, reservations, partners ---------------------------------------------------------------------


class ShortfallNotFound(NotFound):
    code = "traceability.shortfall_not_found"
    text = "the shortfall was not found"


class ShortfallClosed(Conflict):
    code = "traceability.shortfall_closed"
    text = "the shortfall is {state} already"


class WrongMaterial(Conflict):
    code = "traceability.wrong_material"
    text = "{lot} is {item}, wanted is {wanted}"


class ReservationNotFound(NotFound):
    code = "traceability.reservation_not_found"
    text = "the reservation was not found"


class ReservationOver(Conflict):
    code = "traceability.reservation_over"
    text = "the reservation has ended"


class ReservationOfOther(Forbidden):
    code = "traceability.reservation_of_other"
    text = "somebody else made this reservation"


class ConsignmentNotFound(NotFound):
    code = "traceability.consignment_not_found"
    text = "nothing of this was sent to a partner"


class ConsignmentClosed(Conflict):
    code = "traceability.consignment_closed"
    text = "everything of this has come back already"


class NotAtPartner(Conflict):
    code = "traceability.not_at_partner"
    text = "{location} is no partner's location"


class MoreThanSent(Conflict):
    code = "traceability.more_than_sent"
    text = "{left} {unit} of {lot} are still out, {asked} were said to be back"
