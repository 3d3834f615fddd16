"""What is not issued: material for which nobody vouches, as far as the company asks for it."""

from collections.abc import Sequence

from infra.work import Work
from tenants import masterdata
from tenants.traceability.models import MaterialLot
from tenants.traceability.substances import rules
from tenants.traceability.substances.access import books, known, policies, policy_of
from tenants.traceability.substances.errors import SubstanceBlocked, SubstanceNeedsReason

USES = frozenset({"issue", "consume", "reserve", "send_out", "rework"})
"""Uses that put material into a product; what is shipped was looked at when it was made."""


async def refuse_undeclared(work: Work, lots: Sequence[MaterialLot], use: str, reason: str | None) -> None:
    """Raises SubstanceBlocked, or SubstanceNeedsReason where the policy only warns. One statement where no policy is
    set. What the company made itself is judged by its own papers only where it has some: its parts were asked."""
    if use not in USES:
        return
    found = await policies(work)
    asked = sorted({code for _item, code in found})
    wanted = {
        code: [lot for lot in lots if lot.supplier_id is not None or lot.origin in ("received", "opening")
               if policy_of(found, lot.item_id, code) != "off"]
        for code in asked
    }  # fmt: skip
    if not any(wanted.values()):
        return
    day, every = await masterdata.plant_day(work, work.occurred_at), await books(work)
    for code, mine in wanted.items():
        papers = await known(work, {lot.item_id for lot in mine}, code)
        for lot in mine:
            verdict = rules.judged(papers.of_lot(lot), every[code], day)
            if verdict.state in rules.COVERED:
                continue
            said = {"lot": lot.number, "list": every[code].name_en, "verdict": verdict.state, "detail": verdict.detail}
            if policy_of(found, lot.item_id, code) == "block":
                raise SubstanceBlocked(**said)
            if not (reason or work.line.reason or "").strip():
                raise SubstanceNeedsReason(**said)
