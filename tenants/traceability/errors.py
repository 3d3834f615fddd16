"""Sentences of refusal; each reads on after "refused because"."""

from infra.errors import Conflict, Invalid, NotFound


class LotNumberInvalid(Invalid):
    code = "traceability.number_invalid"
    text = "the number {number} has a character that numbers cannot have, or is too long"


class LotNumberTaken(Conflict):
    code = "traceability.lot_taken"
    text = "the lot {lot} exists already"


class LotUnitDiffers(Invalid):
    code = "traceability.unit_differs"
    text = "the lot {lot} must be counted in {unit}"


class LotNotFound(NotFound):
    code = "traceability.lot_not_found"
    text = "the lot was not found"


class LotMoved(Conflict):
    code = "traceability.lot_moved"
    text = "the lot {lot} has been changed since"


class SerialRepeated(Invalid):
    code = "traceability.serial_repeated"
    text = "the serials {serials} stand there twice"


class SerialUnknown(Conflict):
    code = "traceability.serial_unknown"
    text = "the serials {serials} do not belong to this order"


class SerialPassed(Conflict):
    code = "traceability.serial_passed"
    text = "the serials {serials} were reported at this operation already"


class SerialTaken(Conflict):
    code = "traceability.serial_taken"
    text = "the serials {serials} belong to another order"


# -- stock ------------------------------------------------------------------------------------------------


class AmountNotAboveZero(Invalid):
    code = "traceability.amount_not_above_zero"
    text = "the quantity {quantity} is not above zero"


class StockTooLow(Conflict):
    code = "traceability.stock_too_low"
    text = "only {there} {unit} of {lot} lie there, {asked} were asked for"


class ReservedForOthers(Conflict):
    code = "traceability.reserved_for_others"
    text = "{reserved} {unit} of {lot} there are reserved for others"


class LotNotUsable(Conflict):
    """`status` is one of masterdata.statuses."""

    code = "traceability.lot_not_usable"
    text = "the lot {lot} is {status}; {who} may change that"


class RestrictedNeedsReason(Invalid):
    code = "traceability.restricted_needs_reason"
    text = "the lot {lot} is restricted: say what it is used for"


class LotExpired(Conflict):
    """`policy`: block (nobody may), override (`who` may, with a reason)."""

    code = "traceability.lot_expired"
    text = "the lot {lot} was good until {expired_on}"


class LocationNotFound(NotFound):
    code = "traceability.location_not_found"
    text = "the storage location was not found"


class LocationNotUsable(Conflict):
    code = "traceability.location_not_usable"
    text = "the place {location} is {status}; {who} may change that"


class LocationClosed(Conflict):
    code = "traceability.location_closed"
    text = "the place {location} is in use no longer"


class LotFactorMissing(Invalid):
    code = "traceability.lot_factor_missing"
    text = "how much one {unit} of {item} is differs by lot: say what it is of this one"


class DatesContradict(Invalid):
    code = "traceability.dates_contradict"
    text = "{second} cannot come before {first}"


class NothingGiven(Invalid):
    code = "traceability.nothing_given"
    text = "between 1 and {most} of them at a time"


class ReceiptNumberTaken(Conflict):
    code = "traceability.receipt_taken"
    text = "the receipt {receipt} exists already"


class ReceiptNotFound(NotFound):
    code = "traceability.receipt_not_found"
    text = "the receipt was not found"


class AlreadyTakenBack(Conflict):
    code = "traceability.receipt_taken_back"
    text = "the receipt {receipt} was taken back already"


class ReceiptUsed(Conflict):
    """`lots`: those something happened to since, or that do not lie free any more."""

    code = "traceability.receipt_used"
    text = "{lots} of {receipt} were used, or do not lie free and whole in store any more"


class NotThatMuchShipped(Conflict):
    code = "traceability.not_that_much_shipped"
    text = "{out} {unit} of {lot} are with customers, {asked} are to come back"


class NothingThere(Conflict):
    code = "traceability.nothing_there"
    text = "nothing of {lot} lies there free"


class LotPacked(Conflict):
    code = "traceability.lot_packed"
    text = "{lot} is packed in {pack}: move the pack or unpack it"


class PlaceUnclear(Invalid):
    code = "traceability.place_unclear"
    text = "{lot} lies at {places} places: say which"


class SamePlace(Invalid):
    code = "traceability.same_place"
    text = "{lot} lies there already"


class SupplierUnknown(Conflict):
    code = "traceability.supplier_unknown"
    text = "nobody knows whom {lot} came from"


class ShipmentNotFound(NotFound):
    code = "traceability.shipment_not_found"
    text = "the shipment was not found"


class ShipmentNumberTaken(Conflict):
    code = "traceability.shipment_taken"
    text = "the shipment {shipment} exists already"


class ShipmentNotDraft(Conflict):
    code = "traceability.shipment_not_draft"
    text = "the shipment {shipment} is {state}"


class ShipmentIncomplete(Conflict):
    code = "traceability.shipment_differs"
    text = "{asked} of {item} are to go out, {scanned} were scanned"


class ScanNotAsked(Conflict):
    code = "traceability.scan_not_asked"
    text = "{thing} does not belong to this shipment"


class ScannedTwice(Invalid):
    code = "traceability.scanned_twice"
    text = "something was scanned twice"


class PackNotFound(NotFound):
    code = "traceability.pack_not_found"
    text = "the pack was not found"


class PackNotClosed(Conflict):
    code = "traceability.pack_not_closed"
    text = "the pack {pack} is {state}: only closed packs go out"


class CountSheetNotFound(NotFound):
    code = "traceability.count_not_found"
    text = "the count sheet was not found"


class CountOpenAlready(Conflict):
    code = "traceability.count_open_already"
    text = "the count sheet {sheet} of this place is still open"


class CountNotOpen(Conflict):
    code = "traceability.count_not_open"
    text = "the count sheet {sheet} is {state}"


class CountIncomplete(Conflict):
    code = "traceability.count_incomplete"
    text = "{lines} lines of {sheet} are not counted yet"


class CountNotPossible(Conflict):
    code = "traceability.count_not_possible"
    text = "{missing} {unit} of {lot} were taken away after the count that it did not find: count again"


class PieceTwice(Conflict):
    code = "traceability.piece_twice"
    text = "there is only one {lot}"


class LotNotNext(Invalid):
    """`rule`: fefo (the one that is over first), fifo (the one that came first)."""

    code = "traceability.lot_not_next"
    text = "{next} has its turn before {lot}: say why this one is taken"
