"""Sentences of refusal about device identifiers; each reads on after "refused because"."""

from infra.errors import Conflict, Invalid, NotFound


class DeviceIdentifierNotFound(NotFound):
    code = "traceability.device_identifier_not_found"
    text = "the device identifier was not found"


class DeviceIdentifierTaken(Conflict):
    code = "traceability.device_identifier_taken"
    text = "the device identifier {di} is given already"


class DeviceIdentifierInvalid(Invalid):
    code = "traceability.device_identifier_invalid"
    text = "{di} is no device identifier of {issuer}: {problem}"


class PackagingInvalid(Invalid):
    code = "traceability.packaging_invalid"
    text = "a package names the next smaller one of the same item and how many of it are inside"


class DeviceIdentifierFixed(Conflict):
    code = "traceability.device_identifier_fixed"
    text = "the device identifier {di} is {state}: it cannot become {to}"


class RecordFieldUnknown(Invalid):
    code = "traceability.record_field_unknown"
    text = "the authority's record has no field {field}"


class RecordIncomplete(Invalid):
    code = "traceability.record_incomplete"
    text = "the record of {di} lacks: {fields}"


class CompanyPrefixMissing(Conflict):
    code = "traceability.company_prefix_missing"
    text = "no GS1 company prefix is entered for this company"


class CompanyNumberInvalid(Invalid):
    code = "traceability.company_number_invalid"
    text = "{number} is no {what}"
