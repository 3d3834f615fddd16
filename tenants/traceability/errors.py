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
