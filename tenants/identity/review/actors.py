"""A quarter begins with a review of the one before."""

from infra.errors import Refusal
from infra.events import every
from infra.work import Work
from tenants.identity.review.commands import StartReview, start_review


@every("30 1 1 1,4,7,10 *")
async def review_of_the_quarter(work: Work) -> None:
    """One that is still running goes on; a company without people has nothing to review."""
    try:
        await start_review.nested(work, StartReview())
    except Refusal:
        return
