"""What can be done with labels."""

from tenants.labels.commands.printers import (
    AddPrinter,
    ChangePrinter,
    SetItemLabelling,
    add_printer,
    change_printer,
    set_item_labelling,
)
from tenants.labels.commands.printing import (
    CancelPrint,
    PrintLabels,
    RetryPrint,
    SettlePrint,
    cancel_print,
    print_labels,
    retry_print,
    settle_print,
)
from tenants.labels.commands.scanning import ScanLabelBack, scan_label_back
from tenants.labels.commands.serials import IssueSerials, SetSerialRange, issue_serials, set_serial_range
from tenants.labels.commands.serving import (
    AnnounceAgent,
    ReportPrint,
    TakePrint,
    announce_agent,
    report_print,
    take_print,
)
from tenants.labels.commands.templates import (
    ApproveLabel,
    ChangeLabelTemplate,
    CreateLabelTemplate,
    SaveLabelDraft,
    approve_label,
    change_label_template,
    create_label_template,
    save_label_draft,
)

__all__ = [
    "AddPrinter", "AnnounceAgent", "ApproveLabel", "CancelPrint", "ChangeLabelTemplate", "ChangePrinter",
    "CreateLabelTemplate", "IssueSerials", "PrintLabels", "ReportPrint", "RetryPrint", "SaveLabelDraft",
    "ScanLabelBack", "SetItemLabelling", "SetSerialRange", "SettlePrint", "TakePrint", "add_printer", "announce_agent",
    "approve_label", "cancel_print", "change_label_template", "change_printer", "create_label_template",
    "issue_serials", "print_labels", "report_print", "retry_print", "save_label_draft", "scan_label_back",
    "set_item_labelling", "set_serial_range", "settle_print", "take_print",
]  # fmt: skip
