"""Reading the store: lots, stock, movements and papers."""

from tenants.traceability.queries.lots import (
    LOT_SORTS,
    LotFilter,
    StatusChange,
    balances_of,
    find_lots,
    find_serials,
    items_by_id,
    lot,
    lot_status_changes,
    lots,
    lots_by_id,
    on_hand_of,
    receipts_by_id,
    serials,
)
from tenants.traceability.queries.papers import (
    RECEIPT_SORTS,
    CountedLine,
    CountFilter,
    CountProgress,
    ReceiptFilter,
    ShipmentFilter,
    count_lines,
    count_sheet,
    count_sheets,
    lines_of,
    lots_of_receipts,
    progress_of,
    receipt,
    receipts,
    sees_expected,
    sheets_by_id,
    shipment,
    shipments,
    shipped_of,
    taken_back_of,
)
from tenants.traceability.queries.stock import (
    STOCK_SORTS,
    ItemTotal,
    MovementFilter,
    StockFilter,
    movements,
    packs_by_id,
    stock,
    stock_totals,
)

__all__ = [
    "LOT_SORTS", "RECEIPT_SORTS", "STOCK_SORTS", "CountFilter", "CountProgress", "CountedLine", "ItemTotal",
    "LotFilter", "MovementFilter", "ReceiptFilter", "ShipmentFilter", "StatusChange", "StockFilter", "balances_of",
    "count_lines", "count_sheet", "count_sheets", "find_lots", "find_serials", "items_by_id", "lines_of", "lot",
    "lot_status_changes", "lots", "lots_by_id", "lots_of_receipts", "movements", "on_hand_of", "packs_by_id",
    "progress_of", "receipt", "receipts", "receipts_by_id", "sees_expected", "serials", "sheets_by_id", "shipment",
    "shipments", "shipped_of", "stock", "stock_totals", "taken_back_of",
]  # fmt: skip
