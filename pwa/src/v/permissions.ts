/** The names the server checks for those who serve customers. The console only decides what to offer. */
export const READ_CUSTOMERS = "vendor.customer:read";
export const ONBOARD = "vendor.customer:onboard";
export const RENAME = "vendor.customer:rename";
export const EXTEND = "vendor.customer:extend";
export const SUSPEND = "vendor.customer:suspend";
export const CHANGE_PLAN = "vendor.customer:plan";
export const HAND_OVER = "vendor.customer:hand_over";
export const READ_PARTNERS = "vendor.partner:read";
export const CREATE_PARTNER = "vendor.partner:create";
export const READ_PRICES = "vendor.price:read";
export const SET_PRICES = "vendor.price:change";
export const READ_ACTS = "vendor.act:read";
export const ASK_VISIT = "vendor.visit:ask";
export const READ_VISITS = "vendor.visit:read";
export const READ_ANNOUNCEMENTS = "vendor.announcement:read";
export const ANNOUNCE = "vendor.announcement:publish";
