"""Templates, prints and who may repeat them; prints through an edge agent."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest

from infra import clock
from infra.actions import run
from infra.db import mine
from infra.engines.roles import Dsns
from infra.errors import Refusal
from infra.ids import uuid7
from infra.work import reading, system
from tenants import roles
from tenants.labels import commands as do
from tenants.labels import errors
from tenants.labels.commands.serving import give_up_silent
from tenants.labels.defaults import DEFAULTS, plant_defaults
from tenants.labels.fields import fields, samples
from tenants.labels.models import IssuedSerial, LabelTemplate, PrintJob
from tenants.labels.queries import job_pdf, label_preview, print_data, print_work, printed_before
from tests.kit.plant import Person, Plant
from tests.kit.zpl import tspl_labels, zpl_labels
from tests.tenants.labels.shop import LOT, Shop, box, design, edge


async def test_a_label_is_drafted_approved_and_never_changed_again(shop: Shop) -> None:
    first = await shop.version(shop.lot_label)
    assert (first.version, first.state, first.approved_by) == (1, "approved", "周晓岚")

    draft = do.SaveLabelDraft(template_id=shop.lot_label.id, design=design(box("text", 1, 1, 30, 6, text="新版")))
    second = await shop.quality.does(do.save_label_draft, draft)
    again = await shop.quality.does(do.save_label_draft, do.SaveLabelDraft(template_id=shop.lot_label.id, design=LOT))
    assert (second.id, again.version, again.design) == (again.id, 2, LOT)
    with pytest.raises(errors.VersionApproved):
        await shop.quality.does(do.approve_label, do.ApproveLabel(version_id=first.id))
    job = await shop.prints(shop.lot_label, await shop.lot())
    assert job.version_id == first.id  # the draft is nobody's label yet
    with pytest.raises(Refusal):
        await shop.operator.does(do.save_label_draft, replace(draft, id=uuid7()))
    await shop.approve(shop.lot_label)
    assert (await shop.prints(shop.lot_label, await shop.lot())).version_id == second.id


@pytest.mark.parametrize(
    ("element", "refusal"),
    [
        (box("text", 70, 3, 20, 5, text="x"), errors.ElementOutside),
        (box("text", 3, 3, 20, 5, text="𰻝"), errors.GlyphMissing),
        (box("barcode", 3, 3, 8, 8, symbology="qr", text="{code.link}"), errors.ModuleTooSmall),
        (box("text", 3, 3, 20, 5, text="{lot.colour}"), errors.FieldUnknown),
        (box("picture", 3, 3, 20, 5, picture="a" * 64), errors.PictureMissing),
    ],
)
async def test_a_label_that_would_not_print_is_not_approved(
    shop: Shop, element: dict[str, Any], refusal: type[Refusal]
) -> None:
    draft = do.SaveLabelDraft(template_id=shop.lot_label.id, design=design(element))
    version = await shop.quality.does(do.save_label_draft, draft)
    before = await shop.plant.written()

    with pytest.raises(refusal):
        await shop.quality.does(do.approve_label, do.ApproveLabel(version_id=version.id))

    assert (await shop.version(shop.lot_label)).state == "draft"
    assert await shop.plant.written() == before


async def test_the_preview_tells_problems_with_real_values(shop: Shop) -> None:
    lot = await shop.lot(supplier_lot="HT-88213")
    look = design(
        box("text", 3, 3, 50, 6, text="{code.number} {lot.supplier_lot}"), box("text", 70, 3, 20, 5, text="x")
    )
    drawn = await shop.quality.asks(label_preview, "lot", look, lot.id)

    assert drawn.texts["e0"] == f"{lot.number} HT-88213"
    assert [(element, why.code) for element, why in drawn.problems] == [("e1", "labels.element_outside")]
    assert (drawn.width, drawn.height) == (640, 400)
    with pytest.raises(errors.DesignInvalid):
        await shop.quality.asks(label_preview, "lot", {"width": 1}, None)
    for subject in ("lot", "piece", "pack", "location", "work_unit", "order"):
        async with reading(system(shop.plant.tenant_id)) as read:
            assert set(await samples(read, subject)) == {each.name for each in await fields(read, subject)}


async def test_the_first_print_is_free_a_further_one_has_a_reason_and_all_are_counted(shop: Shop) -> None:
    one, two = await shop.lot(), await shop.lot()
    job = await shop.prints(shop.lot_label, one, two, copies=2)
    assert (job.state, job.labels, job.copies, job.reprint) == ("handed", 2, 2, False)
    assert [(line.subject, line.print_number) for line in await shop.lines(job)] == [(one.number, 1), (two.number, 1)]

    three, before = await shop.lot(), await shop.written()
    with pytest.raises(errors.ReprintNeedsReason) as refused:
        await shop.prints(shop.lot_label, three, two, by=shop.lead)
    assert refused.value.params == {"subject": two.number, "times": 1}
    with pytest.raises(Refusal):  # with a reason, but not his to repeat
        await shop.prints(shop.lot_label, two, reason="掉了")
    assert await shop.written() == before

    again = await shop.prints(shop.lot_label, three, two, by=shop.lead, reason="标签掉了")
    assert (again.reprint, again.reason) == (True, "标签掉了")
    assert [line.print_number for line in await shop.lines(again)] == [1, 2]
    times = await shop.lead.asks(printed_before, shop.lot_label.id, [one.id, two.id, uuid4()])
    assert [each.times for each in times] == [1, 2, 0]
    pdf = pypdfium2.PdfDocument(await shop.operator.asks(job_pdf, job.id))
    assert len(pdf) == 4
    assert one.number in pdf[0].get_textpage().get_text_range()


async def test_two_who_print_the_same_at_once_do_not_both_print_first(shop: Shop) -> None:
    lot = await shop.lot()
    said = await asyncio.gather(*(shop.prints(shop.lot_label, lot) for _ in range(4)), return_exceptions=True)

    assert sorted(type(each).__name__ for each in said) == ["PrintJob", *["ReprintNeedsReason"] * 3]


async def test_what_cannot_be_printed_refuses_the_whole_and_counts_nothing(shop: Shop) -> None:
    good, bad = await shop.lot(), await shop.lot(supplier_lot="𰻝-1")
    before = await shop.written()

    with pytest.raises(errors.GlyphMissing) as refused:
        await shop.prints(shop.lot_label, good, bad)
    assert refused.value.params["where"] == bad.number
    with pytest.raises(errors.SubjectMissing):  # a lot is no piece
        await shop.prints(shop.piece_label, good)
    with pytest.raises(errors.CopiesInvalid):
        await shop.prints(shop.lot_label, good, copies=0)
    with pytest.raises(errors.PrintTooLarge):
        await shop.prints(shop.lot_label)

    assert await shop.written() == before


async def test_a_serial_stands_on_one_piece_of_one_identifier(shop: Shop) -> None:
    piece = await shop.piece("SN000123")
    with pytest.raises(errors.CopyNeedsReason):
        await shop.prints(shop.piece_label, piece, copies=2)
    await shop.prints(shop.piece_label, piece)
    other = await shop.plant.item("LT-OTHER")
    await shop.identify(other)  # the same GTIN by mistake
    namesake = await shop.piece("SN000123", other)
    before = await shop.written()

    with pytest.raises(errors.SerialTaken):
        await shop.prints(shop.piece_label, namesake)

    assert await shop.written() == before
    (known,) = await shop.plant.rows(
        IssuedSerial.__table__.select().where(IssuedSerial.tenant_id == shop.plant.tenant_id)
    )
    assert (known["serial"], known["lot_id"]) == ("SN000123", piece.id)


# -- through an edge agent --------------------------------------------------------------------------------


async def served(shop: Shop, dsns: Dsns, language: str = "zpl") -> tuple[Person, Any]:
    """An agent that is there, and a printer in its hands."""
    agent = Person((await edge(shop.plant, dsns.admin))[0])
    known = await agent.does(do.announce_agent, do.AnnounceAgent(name="一厂", program="test"))
    cmd = do.AddPrinter(
        code="ZT410", name_zh="成品打印机", name_en="Finished goods", language=language, agent_id=known.id,
        address="tcp://10.0.0.9:9100",
    )  # fmt: skip
    return agent, await shop.quality.does(do.add_printer, cmd)


async def report(agent: Person, job: PrintJob, state: str, done: int = 0, **more: Any) -> PrintJob:
    cmd = do.ReportPrint(job_id=job.id, state=state, done=done, **more)
    made: PrintJob = await agent.does(do.report_print, cmd)
    return made


async def test_an_agent_takes_a_print_once_and_tells_its_end(shop: Shop, dsns: Dsns) -> None:
    agent, printer = await served(shop, dsns)
    lots = [await shop.lot() for _ in range(3)]
    job = await shop.prints(shop.lot_label, *lots, printer_id=printer.id, copies=2)
    assert [each.id for each in await agent.asks(print_work)] == [job.id]
    before = await shop.written()
    with pytest.raises(errors.NotAnAgent):
        await shop.quality.does(do.take_print, do.TakePrint(job_id=job.id))
    take = do.TakePrint(id=uuid7(), job_id=job.id)
    assert (await agent.does(do.take_print, take)).state == "printing"
    assert (await run(agent.actor, do.take_print, take)).verdict == "duplicate"  # his answer was lost
    with pytest.raises(errors.JobMoveRefused):  # a second process with the same token
        await agent.does(do.take_print, do.TakePrint(job_id=job.id))
    with pytest.raises(errors.JobMoveRefused):
        await shop.operator.does(do.cancel_print, do.CancelPrint(job_id=job.id))

    data = await agent.asks(print_data, job.id, 0)
    assert [position for position, _ in data] == [1, 2, 3]
    assert [burnt.copies for _, each in data for burnt in zpl_labels(each)] == [2, 2, 2]
    assert [position for position, _ in await agent.asks(print_data, job.id, 2)] == [3]
    await report(agent, job, "printing", 1)
    ended = await report(agent, job, "printed", 3, confirmed=True, answer="ready")
    assert (ended.state, ended.done, ended.confirmed) == ("printed", 3, True)
    assert await agent.asks(print_work) == []
    assert await shop.written() == before
    assert (await shop.plant.events()).count("labels.print_job_changed") == 1


async def test_a_failed_print_is_repeated_freely_an_unclear_one_after_somebody_looked(shop: Shop, dsns: Dsns) -> None:
    agent, printer = await served(shop, dsns, "tspl")
    job = await shop.prints(shop.lot_label, *[await shop.lot() for _ in range(4)], printer_id=printer.id)
    await agent.does(do.take_print, do.TakePrint(job_id=job.id))
    assert len(tspl_labels((await agent.asks(print_data, job.id, 0))[0][1], 8)) == 1
    failed = await report(agent, job, "failed", 1, fault="not_ready", answer="paper out")
    assert (failed.state, failed.done, failed.fault, failed.answer) == ("failed", 1, "not_ready", "paper out")
    await shop.operator.does(do.retry_print, do.RetryPrint(job_id=job.id))

    await agent.does(do.take_print, do.TakePrint(job_id=job.id))
    assert (await report(agent, job, "unclear", 1, fault="broken_off")).state == "unclear"
    with pytest.raises(errors.JobMoveRefused):
        await shop.operator.does(do.retry_print, do.RetryPrint(job_id=job.id))
    with pytest.raises(errors.JobCountInvalid):
        await shop.operator.does(do.settle_print, do.SettlePrint(job_id=job.id, came_out=0))
    settled = await shop.operator.does(do.settle_print, do.SettlePrint(job_id=job.id, came_out=3))
    assert (settled.state, settled.done, settled.settled_by) == ("queued", 3, "王芳")
    assert [position for position, _ in await agent.asks(print_data, job.id, settled.done)] == [4]
    await agent.does(do.take_print, do.TakePrint(job_id=job.id))
    await report(agent, job, "unclear", 3)
    over = await shop.operator.does(do.settle_print, do.SettlePrint(job_id=job.id, came_out=4))
    assert (over.state, over.done) == ("printed", 4)


async def test_what_was_cancelled_or_never_came_out_is_printed_without_a_reason(shop: Shop, dsns: Dsns) -> None:
    agent, printer = await served(shop, dsns)
    one, two = await shop.lot(), await shop.lot()
    job = await shop.prints(shop.lot_label, one, two, printer_id=printer.id)
    await shop.operator.does(do.cancel_print, do.CancelPrint(job_id=job.id))
    again = await shop.prints(shop.lot_label, one, two, printer_id=printer.id)
    await agent.does(do.take_print, do.TakePrint(job_id=again.id))
    await report(agent, again, "failed", 1)

    with pytest.raises(errors.ReprintNeedsReason):  # the first label of it came out
        await shop.prints(shop.lot_label, one)
    third = await shop.prints(shop.lot_label, two)
    assert [line.print_number for line in await shop.lines(third)] == [3]


async def test_a_silent_agent_leaves_its_print_unclear(shop: Shop, dsns: Dsns, monkeypatch: pytest.MonkeyPatch) -> None:
    agent, printer = await served(shop, dsns)
    job = await shop.prints(shop.lot_label, await shop.lot(), printer_id=printer.id)
    await agent.does(do.take_print, do.TakePrint(job_id=job.id))
    assert await shop.plant.within(give_up_silent) == 0

    later = clock.now() + timedelta(minutes=4)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert await shop.plant.within(give_up_silent) == 1
    given_up = await shop.job(job)
    assert (given_up.state, given_up.fault) == ("unclear", "agent_gone")
    assert (await report(agent, job, "printed", 1)).state == "printed"  # it was only slow


async def test_printers_and_agents_are_what_they_say(shop: Shop, dsns: Dsns, plant: Plant, plants: Any) -> None:
    agent, printer = await served(shop, dsns)
    other = Person((await edge(plant, dsns.admin, "second"))[0])
    with pytest.raises(errors.NotAnAgent):
        await other.asks(print_work)
    with pytest.raises(errors.NotAnAgent):
        await shop.quality.does(do.announce_agent, do.AnnounceAgent(name="二厂"))
    await other.does(do.announce_agent, do.AnnounceAgent(name="二厂"))
    with pytest.raises(errors.AgentNameTaken):
        await other.does(do.announce_agent, do.AnnounceAgent(name="一厂"))
    job = await shop.prints(shop.lot_label, await shop.lot(), printer_id=printer.id)
    with pytest.raises(errors.JobElsewhere):
        await other.does(do.take_print, do.TakePrint(job_id=job.id))
    stranger = Person(replace(other.actor, tenant_id=(await plants()).tenant_id))  # another company's agent
    for cmd in (do.TakePrint(job_id=job.id), do.ReportPrint(job_id=job.id, state="printed", done=1)):
        with pytest.raises(errors.NotAnAgent):
            await stranger.does(do.take_print if isinstance(cmd, do.TakePrint) else do.report_print, cmd)
    bad = {"name_zh": "x", "name_en": "x", "agent_id": printer.agent_id}
    for wrong in (
        {"language": "epl", "address": "tcp://a"}, {"language": "zpl"}, {"language": "zpl", "address": "http://a"},
        {"language": "pdf", "address": "tcp://a"}, {"language": "zpl", "address": "tcp://a", "dpi": 100},
    ):  # fmt: skip
        with pytest.raises(errors.PrinterInvalid):
            await shop.quality.does(do.add_printer, do.AddPrinter(code="P2", **{**bad, **wrong}))
    fine = do.ChangePrinter(
        printer_id=printer.id, name_zh="x", name_en="x", language="zpl", dpi=300, address="tcp://10.0.0.9"
    )
    await shop.quality.does(do.change_printer, fine)
    with pytest.raises(errors.ResolutionDiffers):
        await shop.prints(shop.lot_label, await shop.lot(), printer_id=printer.id)
    with pytest.raises(Refusal):
        await plant.person(roles.OPERATOR).does(do.change_printer, replace(fine, id=uuid7()))
    assert (await agent.asks(print_work))[0].id == job.id


async def test_a_new_company_can_print_on_its_first_day(plant: Plant) -> None:
    await plant.within(plant_defaults)
    await plant.within(plant_defaults)  # again: nothing twice

    templates: list[LabelTemplate] = await plant.rows(mine(LabelTemplate).order_by(LabelTemplate.code))
    assert [each.code for each in templates] == sorted(each.code for each in DEFAULTS)
    unit = next(each for each in templates if each.subject == "work_unit")
    job = await Shop(plant).prints(unit, plant.work_unit, by=plant.person(roles.PLANNER))
    assert "CNC-1" in pypdfium2.PdfDocument(await plant.boss.asks(job_pdf, job.id))[0].get_textpage().get_text_range()
