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
