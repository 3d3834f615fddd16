"""What can be done in reporting, one file per thing."""

from tenants.reporting.commands.andon import (
    AcknowledgeAndon,
    CallAndon,
    NewAndonLevel,
    ResolveAndon,
    SetAndonLevels,
    acknowledge_andon,
    call_andon,
    resolve_andon,
    set_andon_levels,
)
from tenants.reporting.commands.approval import ApproveReports, RejectReport, approve_reports, reject_report
from tenants.reporting.commands.correction import CorrectOutput, ReverseOutput, correct_output, reverse_output
from tenants.reporting.commands.crews import CrewShare
from tenants.reporting.commands.downtime import (
    EndDowntime,
    ReportDowntime,
    ReverseDowntime,
    end_downtime,
    report_downtime,
    reverse_downtime,
)
from tenants.reporting.commands.handover import (
    HandOverShift,
    PrepareHandover,
    TakeOverShift,
    hand_over_shift,
    prepare_handover,
    take_over_shift,
)
from tenants.reporting.commands.missing import CheckShift, DismissMissing, check_shift, dismiss_missing
from tenants.reporting.commands.output import Reported, ReportOutput, report_output
from tenants.reporting.commands.runs import (
    EndRun,
    PauseRun,
    ResumeRun,
    StartRun,
    end_run,
    pause_run,
    resume_run,
    start_run,
)

__all__ = [
    "AcknowledgeAndon", "ApproveReports", "CallAndon", "CheckShift", "CorrectOutput", "CrewShare", "DismissMissing",
    "EndDowntime", "EndRun", "HandOverShift", "NewAndonLevel", "PauseRun", "PrepareHandover", "RejectReport",
    "ReportDowntime", "ReportOutput", "Reported", "ResolveAndon", "ResumeRun", "ReverseDowntime", "ReverseOutput",
    "SetAndonLevels", "StartRun", "TakeOverShift", "acknowledge_andon", "approve_reports", "call_andon", "check_shift",
    "correct_output", "dismiss_missing", "end_downtime", "end_run", "hand_over_shift", "pause_run", "prepare_handover",
    "reject_report", "report_downtime", "report_output", "resolve_andon", "resume_run", "reverse_downtime",
    "reverse_output", "set_andon_levels", "start_run", "take_over_shift",
]  # fmt: skip
