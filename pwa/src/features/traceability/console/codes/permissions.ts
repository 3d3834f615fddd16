/** The names the server checks for identifiers and EPCIS. */
export const EDIT_IDENTIFIERS = "traceability.device_identifier:edit";
export const PUBLISH_IDENTIFIERS = "traceability.device_identifier:publish";
export const READ_EPCIS = "traceability.epcis:read";
export const CAPTURE_EPCIS = "traceability.epcis:capture";
