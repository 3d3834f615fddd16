"""A product's declaration: what it is made of, who vouches for each part, and how far that reaches."""

import asyncio
from functools import partial
from typing import Any, Final
from uuid import UUID

from infra import clock
from infra.work import Read
from tenants import masterdata
from tenants.plans.models import Tenant
from tenants.traceability.paper import Column, Paper, Section, Value, pdf, workbook
from tenants.traceability.substances import rules
from tenants.traceability.substances.queries import RollUp, product_compliance

WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("{list} 符合性声明", "{list} declaration of conformity"),
    "compliant": ("符合", "Compliant"), "exempt": ("符合（豁免）", "Compliant with exemption"),
    "expired": ("依据过期", "Evidence expired"), "undeclared": ("没有依据", "Undeclared"),
    "over_limit": ("超标", "Over the limit"), "printed": ("打印", "Printed"), "product": ("产品", "Product"),
    "revision": ("版次", "Revision"), "day": ("日期", "Day"), "verdict": ("结论", "Verdict"),
    "until": ("有效到", "Holds until"), "weakest": ("最弱一环", "Weakest link"), "source": ("依据", "According to"),
    "parts": ("零件与依据", "Parts and evidence"), "limits": ("限值", "Limits"), "part": ("零件", "Part"),
    "place": ("层次", "Place"), "supplier": ("供应商", "Supplier"), "because": ("依据", "Rests on"),
    "substance": ("物质", "Substance"), "limit": ("限值 mg/kg", "Limit mg/kg"), "name": ("名称", "Name"),
    "made": ("自制", "Made by us"), "more": ("另有 {count} 行，见 Excel", "{count} more rows, see the workbook"),
    "signed": ("签字", "Signed"), "date": ("日期", "Date"),
    "held": (
        "按均质材料中的质量分数判定；每个外购件按每个供应商的有效声明或检测报告，取最差的一项。",
        "Judged by mass fraction in homogeneous material; each bought part by each supplier's valid declaration or test"
        " report, the worst of them counts.",
    ),
    "not_held": ("结论不是“符合”，不能作为对外声明。", "The verdict is not compliant: no declaration to customers."),
}  # fmt: skip


async def product_file(read: Read, item_id: UUID, list_code: str, lang: str, kind: str) -> tuple[str, bytes]:
    """(code of the product, content); `kind` pdf or xlsx, `lang` zh or en."""
    found: RollUp = await product_compliance(read, item_id, list_code)
    tenant = await read.get(Tenant, read.tenant_id)
    assert tenant is not None  # its first journal line made it
    make = {"pdf": pdf, "xlsx": workbook}[kind]
    return found.item.code, await asyncio.to_thread(partial(make, paper_of(found, tenant, lang)))


def paper_of(found: RollUp, tenant: Tenant, lang: str) -> Paper:
    def word(key: str, **values: Any) -> str:
        return WORDS[key][lang == "en"].format(**values)

    name = partial(masterdata.spoken, lang)
    covered = found.verdict.state in rules.COVERED
    weakest = found.weakest
    facts: list[tuple[str, Value]] = [
        (word("product"), f"{found.item.code} {name(found.item)}"), (word("revision"), found.item.item_revision),
        (word("day"), found.day), (word("verdict"), word(found.verdict.state)), (word("until"), found.verdict.until),
        (word("source"), found.book.source or name(found.book)),
    ]  # fmt: skip
    if weakest is not None:
        supplier = f" {name(weakest.supplier)}" if weakest.supplier else ""
        facts.append((word("weakest"), f"{weakest.item.code} {name(weakest.item)}{supplier}"))
    rows: list[list[Value]] = [
        [
            each.path or "0", f"{each.item.code} {name(each.item)}",
            name(each.supplier) if each.supplier else None if each.bought else word("made"),
            each.verdict.detail or None, each.verdict.until, word(each.verdict.state),
        ]
        for each in found.parts
    ]  # fmt: skip
    columns = [
        Column(word("place"), 0.7), Column(word("part"), 2.4), Column(word("supplier"), 1.6),
        Column(word("because"), 1.6), Column(word("until")), Column(word("verdict")),
    ]  # fmt: skip
    bad = frozenset(n for n, each in enumerate(found.parts) if each.verdict.state not in rules.COVERED)
    limits = [[each.code, name(each), each.cas, each.limit_ppm] for each in found.book.limits.values()]
    return Paper(
        lang=lang, zone=tenant.time_zone, company=name(tenant), title=word("title", list=name(found.book)),
        headline=f"{found.item.code} {name(found.item)}: {word(found.verdict.state)}", printed=word("printed"),
        printed_at=clock.now(), facts=facts, more=word("more", count="{count}"),
        sections=[
            Section(word("parts"), word("parts"), columns, rows, strong=bad),
            Section(
                word("limits"), word("limits"),
                [Column(word("substance")), Column(word("name"), 3), Column("CAS"), Column(word("limit"), 1, True)],
                limits,
            ),
        ],
        notes=[word("held"), *([] if covered else [word("not_held")])],
        signatures=[word("signed"), word("date")] if covered else [],
    )  # fmt: skip
