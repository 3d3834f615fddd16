"""What one does in a recall: open it, hold, release, do the tasks, answer, close."""

from tenants.traceability.recall.commands.holding import (
    HoldRecalled,
    ReleaseRecalled,
    hold_recalled,
    release_recalled,
)
from tenants.traceability.recall.commands.opening import OpenRecall, open_recall
from tenants.traceability.recall.commands.settling import (
    AnswerRecall,
    CloseRecall,
    CompleteRecallTask,
    SetRecallTargets,
    answer_recall,
    close_recall,
    complete_recall_task,
    set_recall_targets,
)

__all__ = [
    "AnswerRecall", "CloseRecall", "CompleteRecallTask", "HoldRecalled", "OpenRecall", "ReleaseRecalled",
    "SetRecallTargets", "answer_recall", "close_recall", "complete_recall_task", "hold_recalled", "open_recall",
    "release_recalled", "set_recall_targets",
]  # fmt: skip
