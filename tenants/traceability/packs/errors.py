"""Why something is not packed; each reads on after "refused because"."""

from infra.errors import Conflict, Invalid


class PackKindUnknown(Invalid):
    code = "traceability.pack_kind_unknown"
    text = "a pack is a box or a pallet, not {kind}"


class PackNumberTaken(Conflict):
    code = "traceability.pack_number_taken"
    text = "the pack {pack} exists already"


class PackNotOpen(Conflict):
    code = "traceability.pack_not_open"
    text = "the pack {pack} is {state}"


class PackEmpty(Conflict):
    code = "traceability.pack_empty"
    text = "nothing is in {pack}"


class PackElsewhere(Conflict):
    code = "traceability.pack_elsewhere"
    text = "{pack} and {other} lie at different places"


class PackDoesNotFit(Conflict):
    code = "traceability.pack_does_not_fit"
    text = "{pack} cannot go into {other}"


class PackNested(Conflict):
    code = "traceability.pack_nested"
    text = "{pack} stands in {other}; take it out first"


class NotInPack(Conflict):
    code = "traceability.not_in_pack"
    text = "only {there} {unit} of {lot} are in {pack}"
