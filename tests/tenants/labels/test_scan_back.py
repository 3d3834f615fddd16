"""Nothing is released on a label that nobody read back; serials are given out once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from infra.db import mine
from infra.errors import Refusal
from infra.ids import uuid7
from tenants import roles
from tenants.labels import commands as do
from tenants.labels import errors, rules
from tenants.labels.models import IssuedSerial, ScanBack, SerialIssue
from tenants.traceability.commands.statuses import ChangeLotStatus, change_lot_status
from tenants.traceability.identify import thing_link
from tenants.traceability.models import MaterialLot
from tests.kit.plant import Person
from tests.tenants.labels.shop import GTIN, PIECE, Shop

UNTIL = date(2028, 11, 19)


async def waiting(shop: Shop, number: str = "L26-A", **more: Any) -> MaterialLot:
    """A lot in quarantine whose item asks for a scan."""
    await shop.quality.does(
        do.set_item_labelling,
        do.SetItemLabelling(item_id=shop.item.id, template_id=shop.lot_label.id, scan_back=True),
    )
    lot = await shop.lot(number, **more)
    await shop.change(lot, state="quarantined", expires_on=UNTIL)
    return await shop.plant.row(MaterialLot, lot.id)  # type: ignore[no-any-return]


async def release(shop: Shop, lot: MaterialLot, status: str = "accepted") -> None:
    by = shop.plant.person(roles.QUALITY_LEAD)
    await by.does(change_lot_status, ChangeLotStatus(lot_ids=[lot.id], status=status, reason="检验合格"))


async def scan(shop: Shop, lot: MaterialLot, *codes: str, by: Person | None = None) -> ScanBack:
    made: ScanBack = await (by or shop.operator).does(
        do.scan_label_back, do.ScanLabelBack(lot_id=lot.id, codes=list(codes))
    )
    return made


def code(lot: str = "L26-A", di: str = GTIN, until: str = "281119") -> str:
    return f"]d201{di}17{until}10{lot}"


@pytest.mark.parametrize(
    ("codes", "wrong"),
    [
        ([code(), "LOT@2"], ["template_version"]),
        ([code()], ["template_version"]),
        ([code(di="06901234567885"), "LOT@1"], ["di"]),
        ([code("L26-B"), "LOT@1"], ["lot"]),
        ([code(until="281118"), "LOT@1"], ["expiry"]),
        (["LOT@1"], ["di", "lot", "expiry"]),
        (["nothing of it"], ["template_version", "di", "lot", "expiry"]),
    ],
)
async def test_each_mismatch_blocks_the_release_and_stays_as_evidence(
    shop: Shop, codes: list[str], wrong: list[str]
) -> None:
    lot = await waiting(shop)
    with pytest.raises(errors.ScanBackMissing):
        await release(shop, lot)
    row = await scan(shop, lot, *codes)
    assert (row.matched, row.mismatches) == (False, wrong)

    with pytest.raises(errors.ScanBackMismatch) as refused:
        await release(shop, lot)
    assert refused.value.params == {"lot": lot.number, "fields": wrong}
    with pytest.raises(errors.ScanBackMismatch):  # restricted is usable too
        await release(shop, lot, "restricted")
    assert (await shop.plant.row(MaterialLot, lot.id)).state == "quarantined"
    await release(shop, lot, "held")  # what stops it needs no label


async def test_the_right_label_releases_until_what_it_should_say_changes(shop: Shop) -> None:
    lot = await waiting(shop)
    await scan(shop, lot, code("L26-B"), "LOT@1")
    row = await scan(shop, lot, code(), "LOT@1")
    assert row.matched
    assert row.expected == {"di": GTIN, "lot": "L26-A", "expiry": "2028-11-19", "template_version": "LOT@1"}
    await shop.change(lot, expires_on=date(2029, 1, 1))
    with pytest.raises(errors.ScanBackOutdated) as refused:
        await release(shop, lot)
    assert refused.value.params["fields"] == ["expiry"]
    await shop.change(lot, expires_on=UNTIL)
    draft = do.SaveLabelDraft(template_id=shop.lot_label.id, design=PIECE)
    await shop.quality.does(do.save_label_draft, draft)
    await release(shop, lot)  # a draft is nobody's label
    assert (await shop.plant.row(MaterialLot, lot.id)).state == "accepted"
    assert len(await shop.plant.rows(mine(ScanBack))) == 2


async def test_a_new_approved_version_asks_for_a_new_label(shop: Shop) -> None:
    lot = await waiting(shop)
    await scan(shop, lot, code(), "LOT@1")
    draft = do.SaveLabelDraft(template_id=shop.lot_label.id, design=PIECE | {"elements": PIECE["elements"][:1]})
    await shop.quality.does(do.save_label_draft, draft)
    await shop.approve(shop.lot_label)

    with pytest.raises(errors.ScanBackOutdated) as refused:
        await release(shop, lot)

    assert refused.value.params["fields"] == ["template_version"]
    await scan(shop, lot, code(), "LOT@2")
    await release(shop, lot)


async def test_lost_separators_and_labels_without_udi_are_read_too(shop: Shop) -> None:
    lot = await waiting(shop)
    assert (await scan(shop, lot, f"01{GTIN}17281119 10L26-A".replace(" ", ""), "LOT@1")).matched
    bare = await shop.plant.item("BARE")
    plain = await shop.lot("B-1", bare)
    link = thing_link("http://x", shop.plant.slug, plain.id)
    assert (await scan(shop, plain, link)).matched
    other = await scan(shop, plain, thing_link("http://x", shop.plant.slug, lot.id))
    assert (other.matched, other.mismatches, other.found) == (False, ["code"], {"code": str(lot.id)})
    with pytest.raises(errors.NothingScanned):
        await scan(shop, plain, " ")


async def test_a_piece_is_read_back_with_its_serial(shop: Shop) -> None:
    piece = await shop.piece("SN000123")
    assert (await scan(shop, piece, f"]d201{GTIN}21SN000123")).matched
    wrong = await scan(shop, piece, f"]d201{GTIN}21SN000124")
    assert wrong.mismatches == ["serial"]


# -- serials ----------------------------------------------------------------------------------------------


async def test_serials_are_unique_over_concurrent_issues(shop: Shop) -> None:
    planner = shop.plant.planner
    with pytest.raises(errors.RangeMissing):
        await planner.does(do.issue_serials, do.IssueSerials(item_id=shop.item.id, quantity=1))
    wide = do.SetSerialRange(item_id=shop.item.id, prefix="A", digits=5, last=1_500)
    await planner.does(do.set_serial_range, wide)
    await shop.prints(shop.piece_label, await shop.piece("A00007"))  # used by hand before

    asked = [planner.does(do.issue_serials, do.IssueSerials(item_id=shop.item.id, quantity=n)) for n in range(20, 45)]
    issues: list[SerialIssue] = await asyncio.gather(*asked)
    rows: list[IssuedSerial] = await shop.plant.rows(mine(IssuedSerial))
    assert len({(row.di, row.serial) for row in rows}) == len(rows) == sum(range(20, 45)) + 1
    for issue in issues:
        given = sorted(row.serial for row in rows if row.issue_id == issue.id)
        assert (given[0], given[-1], len(given)) == (issue.first, issue.last, issue.quantity)
        assert rules.digest(given) == issue.digest

    written = len(rows)
    with pytest.raises(errors.RangeExhausted) as refused:
        await planner.does(do.issue_serials, do.IssueSerials(item_id=shop.item.id, quantity=1000))
    assert refused.value.params == {"item": "LT-2041", "left": 1_500 - sum(range(20, 45)) - 1, "wanted": 1000}
    with pytest.raises(errors.RangeInvalid):  # never back
        await planner.does(do.set_serial_range, replace(wide, id=uuid7()))
    assert len(await shop.plant.rows(mine(IssuedSerial))) == written
    with pytest.raises(errors.IdentifierMissing):
        bare = await shop.plant.item("BARE")
        await planner.does(do.issue_serials, do.IssueSerials(item_id=bare.id, quantity=1))
    with pytest.raises(Refusal):
        await shop.operator.does(do.issue_serials, do.IssueSerials(item_id=shop.item.id, quantity=1))


async def test_a_serial_given_out_is_taken_by_its_piece(shop: Shop) -> None:
    planner = shop.plant.planner
    await planner.does(do.set_serial_range, do.SetSerialRange(item_id=shop.item.id, digits=4, last=50))
    issue = await planner.does(do.issue_serials, do.IssueSerials(item_id=shop.item.id, quantity=2))
    assert (issue.first, issue.last) == ("0001", "0002")
    piece = await shop.piece("0001")
    await shop.prints(shop.piece_label, piece)

    rows: list[IssuedSerial] = await shop.plant.rows(mine(IssuedSerial).order_by(IssuedSerial.serial))
    assert [(row.serial, row.lot_id, row.issue_id) for row in rows] == [
        ("0001", piece.id, issue.id), ("0002", None, issue.id),
    ]  # fmt: skip
