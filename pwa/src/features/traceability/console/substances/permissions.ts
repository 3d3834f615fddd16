/** The names the server checks for substances. */
export const DECLARE = "traceability.substance:declare";
export const MANAGE_SUBSTANCES = "traceability.substance:manage";
