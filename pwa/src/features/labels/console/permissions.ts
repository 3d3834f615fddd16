/** The names the server checks for labels; fetched with their screens. */
export const DESIGN_LABELS = "labels.template:edit";
export const APPROVE_LABELS = "labels.template:approve";
export const MANAGE_PRINTERS = "labels.printer:manage";
export const PRINT = "labels.label:print";
export const SCAN_BACK = "labels.label:scan_back";
export const ISSUE_SERIALS = "labels.serial:issue";
