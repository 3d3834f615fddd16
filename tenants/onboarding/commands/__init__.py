"""One file per aggregate; everything is found here."""

from tenants.onboarding.commands.cut_over import DeclareCutOver, declare_cut_over
from tenants.onboarding.commands.orders import Made, OpenOrder, open_order
from tenants.onboarding.commands.rows import ImportRowCommand, ImportStep, TakeBackRows, import_row, take_back_rows
from tenants.onboarding.commands.runs import (
    CheckImport,
    ReceiveSheet,
    RollBackImport,
    StartImport,
    check_import,
    receive,
    roll_back_import,
    start_import,
)

__all__ = [
    "CheckImport", "DeclareCutOver", "ImportRowCommand", "ImportStep", "Made", "OpenOrder", "ReceiveSheet",
    "RollBackImport", "StartImport", "TakeBackRows", "check_import", "declare_cut_over", "import_row", "open_order",
    "receive", "roll_back_import", "start_import", "take_back_rows",
]  # fmt: skip
