"""Words in which sheets are written: units with their many names, units of time."""

from decimal import Decimal

_SAME = (
    ("pcs", "pc", "ea", "件", "个", "只"), ("kg", "千克", "公斤"), ("g", "克"), ("t", "吨"), ("m", "米"),
    ("mm", "毫米"), ("cm", "厘米"), ("l", "升"), ("ml", "毫升"), ("set", "套"), ("roll", "卷"), ("sheet", "张"),
    ("m2", "平方米", "㎡"), ("m3", "立方米"),
)  # fmt: skip
UNIT_WORDS = {word: group for group in _SAME for word in group}

SECONDS = {
    word: Decimal(seconds)
    for seconds, words in (
        (1, ("s", "秒", "sec", "second", "seconds")),
        (60, ("min", "分", "分钟", "m", "minute", "minutes")),
        (3600, ("h", "时", "小时", "hour", "hours", "工时")),
    )
    for word in words
}
