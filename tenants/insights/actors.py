"""What runs by itself: reports are drawn up when their time is over."""

from infra.events import every
from infra.work import Work
from tenants.insights import drawing


@every("*/10 * * * *", queue="insights", seconds=120)
async def draw_reports(work: Work) -> None:
    """Shift, day and month reports that are due; what a stopped server missed is made up for."""
    await drawing.draw_due(work)
