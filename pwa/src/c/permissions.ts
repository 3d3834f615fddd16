/** The names the server checks. The console only decides what to offer; the command decides what happens. */
export const RELEASE_ORDER = "orders.order:release";
export const CREATE_ORDER = "orders.order:create";
export const HOLD_ORDER = "orders.order:hold";
export const LIFT_HOLD = "orders.hold:lift";
export const REVERSE_OUTPUT = "reporting.output:reverse";
export const CORRECT_OUTPUT = "reporting.output:correct";
export const CREATE_USER = "identity.user:create";
export const CHANGE_USER = "identity.user:change";
export const DEACTIVATE_USER = "identity.user:deactivate";
export const RESET_PIN = "identity.pin:reset";
export const MANAGE_ROLE = "identity.role:change";
export const GRANT_ROLE = "identity.grant:change";
export const INVITE_DEVICE = "identity.device:invite";
export const REVOKE_DEVICE = "identity.device:revoke";
export const EXPORT_TRAIL = "records.trail:export";
export const RETRY_LETTER = "infra.dead_letter:retry";
export const EDIT_FIELDS = "masterdata.field:edit";
