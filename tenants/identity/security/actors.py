"""What is swept away at night: questions and codes nobody can answer any more."""

from datetime import timedelta

from infra.events import every
from infra.work import Work
from tenants.identity.codes.posting import OUTDATED as OLD_CODES
from tenants.identity.factors.challenges import OUTDATED as OLD_QUESTIONS


@every("23 3 * * *")
async def clear_questions(work: Work) -> None:
    await work.execute(OLD_CODES, before=work.now - timedelta(days=2))
    await work.execute(OLD_QUESTIONS, before=work.now - timedelta(days=1))
