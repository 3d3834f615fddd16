"""The record that 《医疗器械唯一标识数据库》 (UDID) keeps of a device identifier.

Names of the fields (`key`) are those of the files NMPA publishes for download; which of them the Excel template of the
reporting site wants, in which order and with which words, could not be verified: YY/T 1752-2020 and YY/T 1753-2020
name the data, not the columns. The file says so on its second sheet row (`VERIFIED`).
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple


class NmpaField(NamedTuple):
    """`own`: filled by us from the identifier itself, never by hand. `company`: the same for all of a registrant's."""

    key: str
    zh: str
    required: bool = False
    own: bool = False
    company: bool = False
    yes_no: bool = False


VERIFIED: Final = "字段名取自药监局公开下载数据；Excel 模板列序未经核实"

FIELDS: Final[Sequence[NmpaField]] = (
    NmpaField("zxxsdycpbs", "最小销售单元产品标识", required=True, own=True),
    NmpaField("cpbsbmtxmc", "医疗器械唯一标识编码体系名称", required=True, own=True),
    NmpaField("cpbsfbrq", "产品标识发布日期", required=True, own=True),
    NmpaField("zxxsdyzsydydsl", "最小销售单元中使用单元的数量", required=True, own=True),
    NmpaField("sydycpbs", "使用单元产品标识", own=True),
    NmpaField("bszt", "标识载体", required=True),
    NmpaField("sfyzcbayz", "是否与注册/备案产品标识一致", required=True, yes_no=True),
    NmpaField("zcbacpbs", "注册/备案产品标识"),
    NmpaField("sfybtzjbs", "是否有本体直接标识", required=True, yes_no=True),
    NmpaField("btcpbsyzxxsdycpbssfyz", "本体产品标识与最小销售单元产品标识是否一致", yes_no=True),
    NmpaField("btcpbs", "本体产品标识"),
    NmpaField("cpmctymc", "产品名称/通用名称", required=True),
    NmpaField("spmc", "商品名称"),
    NmpaField("ggxh", "规格型号", required=True),
    NmpaField("sfwblztlcp", "是否为包类/组套类产品", required=True, yes_no=True),
    NmpaField("cpms", "产品描述", required=True),
    NmpaField("cphhhbh", "产品货号或编号"),
    NmpaField("qxlb", "器械类别", required=True),
    NmpaField("flbm", "分类编码", required=True),
    NmpaField("yflbm", "原分类编码"),
    NmpaField("ylqxzcrbarmc", "医疗器械注册人/备案人名称", required=True, company=True),
    NmpaField("ylqxzcrbarywmc", "医疗器械注册人/备案人英文名称", company=True),
    NmpaField("tyshxydm", "统一社会信用代码", required=True, company=True),
    NmpaField("zczbhhzbapzbh", "注册证编号或者备案凭证编号", required=True),
    NmpaField("cplb", "产品类别", required=True),
    NmpaField("ybbm", "医保编码"),
    NmpaField("cgzmraqxgxx", "磁共振（MR）安全相关信息"),
    NmpaField("sfbjwycxsy", "是否标记为一次性使用", required=True, yes_no=True),
    NmpaField("zdcfsycs", "最大重复使用次数"),
    NmpaField("sfwwjbz", "是否为无菌包装", required=True, yes_no=True),
    NmpaField("syqsfxyjxmj", "使用前是否需要进行灭菌", required=True, yes_no=True),
    NmpaField("mjfs", "灭菌方式"),
    NmpaField("qtxxdwzlj", "其他信息的网址链接"),
    NmpaField("scbssfbhph", "生产标识是否包含批号", required=True, yes_no=True),
    NmpaField("scbssfbhxlh", "生产标识是否包含序列号", required=True, yes_no=True),
    NmpaField("scbssfbhscrq", "生产标识是否包含生产日期", required=True, yes_no=True),
    NmpaField("scbssfbhsxrq", "生产标识是否包含失效日期", required=True, yes_no=True),
    NmpaField("tscchcztj", "特殊储存或操作条件"),
    NmpaField("tsccsm", "特殊尺寸说明"),
    NmpaField("tsrq", "退市日期"),
)
PACKING: Final[Sequence[tuple[str, str]]] = (
    ("bzcpbs", "包装产品标识"),
    ("cpbzjb", "产品包装级别"),
    ("bznhxyjbzcpbs", "包装内含小一级包装产品标识"),
    ("bznhxyjcpbssl", "包装内含小一级产品标识数量"),
)
BY_KEY: Final[Mapping[str, NmpaField]] = {each.key: each for each in FIELDS if not each.own}
SYSTEMS: Final = {"GS1": "GS1", "MA": "MA码（IDcode）", "AHM": "AHM", "HIBC": "HIBC"}
LEVEL_WORDS: Final = {"inner": "中包装", "box": "盒", "case": "箱", "pallet": "托盘"}


def missing(record: Mapping[str, str]) -> list[str]:
    """Words of the fields that must be filled and are not."""
    return [each.zh for each in FIELDS if each.required and not record.get(each.key)]
