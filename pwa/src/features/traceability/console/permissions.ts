/** The names the server checks for material; fetched with its screens. The console only decides what to offer. */
export const RECEIVE = "traceability.stock:receive";
export const MOVE_STOCK = "traceability.stock:move";
export const ADJUST_STOCK = "traceability.stock:adjust";
export const SCRAP_STOCK = "traceability.stock:scrap";
export const RETURN_STOCK = "traceability.stock:send_back";
export const EDIT_LOTS = "traceability.lot:edit";
export const HOLD_LOTS = "traceability.lot:hold";
export const RELEASE_LOTS = "traceability.lot:release";
export const EDIT_SHIPMENTS = "traceability.shipment:edit";
export const SHIP = "traceability.shipment:ship";
export const COUNT_STOCK = "traceability.count:count";
export const BOOK_COUNTS = "traceability.count:book";
