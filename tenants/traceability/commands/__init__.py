"""One file per kind of act; everything of the store is found here."""

from tenants.traceability.commands.counting import (
    BookCount,
    CancelCount,
    CountedLot,
    CountLots,
    CountUnknownLot,
    OpenCount,
    RecountLines,
    book_count,
    cancel_count,
    count_lots,
    count_unknown_lot,
    open_count,
    recount_lines,
)
from tenants.traceability.commands.moving import (
    AdjustLot,
    ReturnToSupplier,
    ScrapLot,
    TransferLot,
    adjust_lot,
    return_to_supplier,
    scrap_lot,
    transfer_lot,
)
from tenants.traceability.commands.opening import OpenBalance, WithdrawBalance, open_balance, withdraw_balance
from tenants.traceability.commands.receiving import (
    NewLot,
    ReceiveLots,
    ReturnFromCustomer,
    receive_lots,
    return_from_customer,
)
from tenants.traceability.commands.shipping import (
    CancelShipment,
    CreateShipment,
    NewShipmentLine,
    ReviseShipment,
    ScannedLot,
    Ship,
    cancel_shipment,
    create_shipment,
    revise_shipment,
    ship,
)
from tenants.traceability.commands.statuses import (
    ChangeLot,
    ChangeLotStatus,
    HoldLots,
    change_lot,
    change_lot_status,
    hold_lots,
)
from tenants.traceability.commands.undoing import TakeBackReceipt, take_back_receipt

__all__ = [
    "AdjustLot", "BookCount", "CancelCount", "CancelShipment", "ChangeLot", "ChangeLotStatus", "CountLots",
    "CountUnknownLot", "CountedLot", "CreateShipment", "HoldLots", "NewLot", "NewShipmentLine", "OpenBalance",
    "OpenCount", "ReceiveLots", "RecountLines", "ReturnFromCustomer", "ReturnToSupplier", "ReviseShipment",
    "ScannedLot", "ScrapLot", "Ship", "TakeBackReceipt", "TransferLot", "WithdrawBalance", "adjust_lot", "book_count",
    "cancel_count", "cancel_shipment", "change_lot", "change_lot_status", "count_lots", "count_unknown_lot",
    "create_shipment", "hold_lots", "open_balance", "open_count", "receive_lots", "recount_lines",
    "return_from_customer", "return_to_supplier", "revise_shipment", "scrap_lot", "ship", "take_back_receipt",
    "transfer_lot", "withdraw_balance",
]  # fmt: skip
