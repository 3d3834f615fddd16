"""The words of the report, in both languages."""

from typing import Any, Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "title_real": ("召回报告", "Recall report"), "title_drill": ("召回演练报告", "Recall drill report"),
    "mark_drill": ("演练", "Drill"), "level": ("{level} 级召回", "Recall class {level}"),
    "headline": (
        "{roots} 个源批 → {lots} 个批次，{customers} 个客户，物料平衡差 {difference}%",
        "{roots} root lots → {lots} lots, {customers} customers, balance difference {difference}%",
    ),
    "printed": ("打印", "Printed"), "made_by": ("编制", "Made by"), "approved_by": ("批准", "Approved by"),
    "date": ("日期", "Date"), "more": ("另有 {count} 行，见 Excel", "{count} more rows, see the workbook"),
    "note_balance": (
        "平衡 = 来量 −（库存 + 在制 + 已用 + 转批 + 在客户 + 报废 + 退供）；差异里含盘点盈亏。在客户 = 发货 − 回收。",
        "Balance = came − (stock + in process + used + turned into + at customers + scrapped + to supplier); the"
        " difference includes what counts found more or less. At customers = shipped − recovered.",
    ),
    "began_with": ("从什么追起", "Began with"), "source_join": ("，", ", "), "why": ("原因", "Why"),
    "opened": ("发起人", "Opened by"), "began_at": ("开始", "Began"), "found_at": ("查清批次", "Lots known"),
    "found_ms": ("查询 {ms} 毫秒", "search {ms} ms"), "held_at": ("全部冻结", "All held"),
    "held_count": ("{count} 批 {who}", "{count} lots {who}"), "held_before": ("此前已冻结 {who}", "held before {who}"),
    "answered_at": ("出报告", "Answered"),
    "after": ("第 {seconds} 秒", "after {seconds} s"), "closed_at": ("结案", "Closed"), "summary": ("结论", "Summary"),
    "kind_lot": ("批次", "Lot"), "kind_supplier_lot": ("供应商批号", "Supplier lot"), "kind_order": ("工单", "Order"),
    "kind_pack": ("包装", "Pack"), "kind_receipt": ("收货单", "Receipt"), "kind_shipment": ("发货单", "Shipment"),
    "kind_work_unit": ("设备", "Work unit"), "kind_person": ("人员", "Person"),
    "came": ("来量", "Came"), "stock": ("库存", "In stock"), "process": ("在制", "In process"),
    "consumed": ("已用", "Used"), "became": ("转批", "Turned into"), "shipped": ("在客户", "At customers"),
    "recovered": ("已回收", "Recovered"), "scrapped": ("报废", "Scrapped"), "returned": ("退供", "To supplier"),
    "lost": ("盘亏", "Lost in counts"), "difference": ("差异", "Difference"), "lots": ("{count} 批", "{count} lots"),
    "grade": ("演练成绩 {grade}", "Drill grade {grade}"), "grade_sheet": ("成绩", "Grade"),
    "grade_note": (
        "A 全部达标；B 无不合格；C 一项不合格；D 多项不合格",
        "A all as wanted; B nothing failed; C one failed; D more failed",
    ),
    "criterion": ("项目", "Criterion"), "value": ("结果", "Result"), "good": ("目标", "Target"),
    "bad": ("底线", "Limit"), "verdict": ("判定", "Verdict"), "criterion_ids": ("查清批次，秒", "Lots known, seconds"),
    "criterion_hold": ("全部冻结，秒", "All held, seconds"),
    "criterion_balance": ("平衡差，%", "Balance difference, %"),
    "criterion_customers": ("有联系方式的客户，%", "Customers with a contact, %"), "verdict_good": ("达标", "Good"),
    "verdict_fair": ("可接受", "Fair"), "verdict_failed": ("不合格", "Failed"),
    "balance_roots": ("源批平衡", "Balance of root lots"), "balance_items": ("产出平衡", "Balance of what was made"),
    "lot": ("批号", "Lot"), "item": ("物料", "Item"), "unit": ("单位", "Unit"), "customer": ("客户", "Customer"),
    "sent": ("发货数量", "Sent"),
    "contact": ("联系方式", "Contact"), "shipment": ("发货单", "Shipment"), "shipped_at": ("发货时间", "Shipped at"),
    "customers": ("客户 {count} 个", "{count} customers"), "customers_sheet": ("客户", "Customers"),
    "nobody": ("没有记录", "Not recorded"), "no_contact": ("没有联系方式", "No contact known"),
    "no_customers": ("没有发给客户", "Nothing was shipped"),
    "place": ("库位", "Location"), "lot_count": ("批数", "Lots"),
    "quantity": ("数量", "Quantity"), "places": ("在哪里", "Where it lies"), "order": ("工单", "Order"),
    "due": ("期限", "Due"), "orders": ("在制工单", "Orders in process"), "tasks": ("任务", "Tasks"),
    "task": ("任务", "Task"), "whom": ("对象", "Whom or where"), "done_at": ("完成", "Done"),
    "done_by": ("完成人", "By"),
    "note": ("说明", "Note"), "task_quarantine": ("隔离", "Set apart"), "task_stop": ("停单", "Stop"),
    "task_notify": ("通知客户", "Tell the customer"), "task_supplier": ("通知供应商", "Tell the supplier"),
    "acts": ("冻结与放行", "Held and released"), "act": ("动作", "Act"), "act_hold": ("冻结", "Held"),
    "act_release": ("放行", "Released"), "at": ("时间", "At"), "by": ("谁", "Who"), "took_ms": ("毫秒", "ms"),
    "reason": ("原因", "Reason"), "all_lots": ("全部批次 {count} 个", "All {count} lots"),
    "all_lots_sheet": ("批次", "Lots"), "role": ("角色", "Role"), "root": ("源批", "Root"), "state": ("状态", "Status"),
    "by_recall": ("召回", "Recall"), "since": ("建批时间", "Since"), "mark_held": ("已冻结", "Held"),
    "mark_released": ("已放行", "Released"), "state_quarantined": ("待验", "Quarantined"),
    "state_accepted": ("合格", "Accepted"), "state_rejected": ("不合格", "Rejected"), "state_held": ("冻结", "Held"),
    "state_restricted": ("限用", "Restricted"),
}  # fmt: skip


def say(key: str, lang: str, **values: Any) -> str:
    return WORDS[key][lang == "en"].format(**values)
