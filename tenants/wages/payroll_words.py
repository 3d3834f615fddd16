"""The words of the 工资表, Chinese and English."""

from typing import Any, Final

WORDS: Final[dict[str, tuple[Any, Any]]] = {
    "font": ("宋体", "Arial"),
    "sheet": ("工资汇总", "Wages"),
    "title": ("{company} {year} 年 {month} 月工资表", "{company}: wages of {year}-{month:02d}"),
    "open": ("{title}（未结账）", "{title} (not closed)"),
    "trial": ("本表为未结账试算，不作发放依据", "A trial of a month that is not closed: not what is paid"),
    "sealed": (
        "结账人：{by}    结账时间：{at}    校验码：{digest}",
        "Closed by: {by}    Closed at: {at}    Checksum: {digest}",
    ),
    "total": ("合计", "Total"),
    "signing": (
        "制表：                审核：                财务：                批准：                日期：",
        "Prepared:              Checked:              Finance:              Approved:              Date:",
    ),
    "detail": ("{name} {month} 工资明细", "{name}: wages of {month} in detail"),
    "confirm": (
        "本人确认签名：                          日期：",
        "Confirmed (signature):                          Date:",
    ),
    "version": ("第 {n} 版 {since} 起", "version {n}, from {since}"),
    "reverses": ("冲销", "taken back"),
    "adjusts": ("补 {month}", "for {month}"),
    "summary": (
        ("序号", "工号", "姓名", "等级", "报工笔数", "合格数", "计件工资", "计时工资", "调整", "应发合计", "签名"),
        ("No.", "Login", "Name", "Grade", "Reports", "Good", "Piece wage", "Hourly wage", "Adjusted", "Total",
         "Signature"),
    ),
    "columns": (
        ("日期", "工单", "物料", "工序", "类别", "合格", "工废", "料废", "返修", "工时(秒)",
         "分摊", "单价", "工价版本", "金额", "备注"),
        ("Day", "Order", "Item", "Operation", "Kind", "Good", "Process scrap", "Material scrap", "Rework", "Seconds",
         "Share", "Rate", "Rate version", "Amount", "Note"),
    ),
    "kind.production": ("计件", "piece"),
    "kind.setup": ("调机", "set-up"),
    "kind.breakdown": ("抢修", "breakdown"),
    "kind.labour": ("计时", "hourly"),
    "kind.adjustment": ("调整", "adjustment"),
    "state.paid": ("", ""),
    "state.pending": ("待审批", "to be approved"),
    "state.gap": ("缺工价", "no rate"),
    "state.nothing": ("不计薪", "not paid"),
}  # fmt: skip


class Words:
    """One language of them: `say("title", company=…)`; a column list comes as a tuple."""

    def __init__(self, locale: str) -> None:
        self.english = locale.startswith("en")

    def __getitem__(self, key: str) -> Any:
        return WORDS[key][self.english]

    def say(self, key: str, **values: Any) -> str:
        return str(self[key]).format(**values)

    def known(self, key: str, otherwise: str) -> str:
        return str(self[key]) if key in WORDS else otherwise
