"""Generated months equal an independent oracle to the cent. The sample here; `./lotline prove wages` the whole."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from tests.kit.people import Staff
from tests.kit.plant import Plant
from tests.tenants.wages import generated
from tests.tenants.wages.oracle import Sheet

WORKERS, REPORTS = 10, 540


async def test_two_generated_months_equal_the_oracle(plant: Plant, dsns, capsys) -> None:
    staff = Staff(plant.tenant_id, plant.slug, dsns.admin)
    verdict = await generated.prove(plant, staff, workers=WORKERS, reports=REPORTS, seed=20261120)
    with capsys.disabled():
        print(f"\n  {verdict.text()}")
    assert verdict.differences == []
    tally = verdict.tally
    assert min(tally.crews, tally.reversals, tally.corrections, tally.late, tally.runs) > 0
    await the_oracle_notices_a_cent(plant, staff)


async def the_oracle_notices_a_cent(plant: Plant, staff: Staff) -> None:
    """The control: one line a cent off, one missing."""
    tables = {name: [dict(row) for row in await staff.rows(name)] for name in generated.TABLES}
    tables["wages_period"] = [row for row in tables["wages_period"] if row["month"] == str(generated.FIRST)]
    book = Sheet(tables).run()
    plot = generated.Plot(plant, staff, None, 0, 0)  # type: ignore[arg-type]
    lines = await generated.lines_of(plot, generated.SECOND)
    (key,) = [each for each in book if each[1:] == (lines[5].user_id, lines[5].source_id)]
    same = {each: cents for each, cents in book.items() if each[0] == str(generated.SECOND)}
    off = [replace(lines[5], amount=lines[5].amount + Decimal("0.01")), *lines[:5], *lines[6:]]
    (told,) = generated.compare({generated.SECOND: off}, same)
    assert str(key[2]) in told
    assert len(generated.compare({generated.SECOND: lines[1:]}, same)) == 1
    assert isinstance(key[1], UUID)
