"""What an edge agent does: says it is there, takes a print, tells what became of it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.work import Work
from tenants.labels import errors, permissions, rules
from tenants.labels.commands.printing import locked_job, moved
from tenants.labels.models import LabelAgent, LabelAgentPresence, PrintJob

OF_TOKEN = Statement(mine(LabelAgent).where(LabelAgent.token_id == bindparam("token_id")))
OF_NAME = Statement(mine(LabelAgent).where(LabelAgent.name == bindparam("name")))
_seen = insert(LabelAgentPresence)
SEEN = Statement(
    _seen.on_conflict_do_update(
        index_elements=["tenant_id", "id"],
        set_={"seen_at": _seen.excluded.seen_at, "program": _seen.excluded.program,
              "updated_at": _seen.excluded.updated_at},
    )
)  # fmt: skip
REPORTS = (rules.PRINTING, rules.PRINTED, rules.FAILED, rules.UNCLEAR)


@dataclass(frozen=True, kw_only=True)
class AnnounceAgent(Command):
    """`program`: version and machine of the agent, for people to tell agents apart."""

    name: str
    program: str = ""


@command(needs=permissions.SERVE_PRINTERS)
async def announce_agent(work: Work, cmd: AnnounceAgent) -> LabelAgent:
    """The first call makes the agent known; printers can then be put into its hands."""
    name = " ".join(cmd.name.split())[:60]
    if not name:
        raise BadInput(field="name", problem="1 to 60 characters")
    token = work.actor.token_id
    if token is None:
        raise errors.NotAnAgent()
    agent: LabelAgent | None = await work.one(OF_TOKEN, token_id=token)
    namesake: LabelAgent | None = await work.one(OF_NAME, name=name)
    if namesake is not None and (agent is None or namesake.id != agent.id):
        if agent is not None:
            raise errors.AgentNameTaken(name=name)
        agent = await work.change(namesake, token_id=token)  # the same place with a new token
    elif agent is None:
        agent = await work.insert(LabelAgent(name=name, token_id=token))
    else:
        agent = await work.change(agent, name=name)
    await _heard(work, agent, " ".join(cmd.program.split())[:120])
    return agent


async def _heard(work: Work, agent: LabelAgent, program: str) -> None:
    await work.execute(
        SEEN, id=agent.id, revision=1, created_at=work.now, updated_at=work.now, seen_at=work.now, program=program
    )


@dataclass(frozen=True, kw_only=True)
class TakePrint(Command):
    job_id: UUID


@command(needs=permissions.SERVE_PRINTERS)
async def take_print(work: Work, cmd: TakePrint) -> PrintJob:
    """One agent takes a print, once: two processes with one token do not both get it. Who lost the answer asks with
    the same id again."""
    agent = await _me(work)
    job = await locked_job(work, cmd.job_id)
    if job.agent_id != agent.id:
        raise errors.JobElsewhere()
    rules.check_move(job.state, rules.PRINTING)
    return await moved(work, job, state=rules.PRINTING, taken_at=work.now)


@dataclass(frozen=True, kw_only=True)
class ReportPrint(Command):
    """`done`: labels of the job that came out for certain. `state`: printing (it goes on), printed, failed (nothing
    beyond `done` came out) or unclear (one may have)."""

    job_id: UUID
    state: str
    done: int
    confirmed: bool = False
    fault: str | None = None
    answer: str | None = None


@command(needs=permissions.SERVE_PRINTERS)
async def report_print(work: Work, cmd: ReportPrint) -> PrintJob:
    """What became of a print. A job that was given up meanwhile takes a late word that it is through, not another."""
    if cmd.state not in REPORTS:
        raise BadInput(field="state", problem=" | ".join(REPORTS))
    if cmd.fault is not None and cmd.fault not in rules.FAULTS:
        raise BadInput(field="fault", problem=" | ".join(rules.FAULTS))
    agent = await _me(work)
    job = await locked_job(work, cmd.job_id)
    if job.agent_id != agent.id:
        raise errors.JobElsewhere()
    if not job.done <= cmd.done <= job.labels:
        raise errors.JobCountInvalid(done=job.done, labels=job.labels)
    if cmd.state == rules.PRINTING and job.state == rules.PRINTING:
        return await moved(work, job, done=cmd.done, taken_at=work.now)
    rules.check_move(job.state, cmd.state)
    done = job.labels if cmd.state == rules.PRINTED else cmd.done
    return await moved(
        work, job, state=cmd.state, done=done, confirmed=cmd.confirmed, fault=cmd.fault,
        answer=(cmd.answer or "")[:400] or None, ended_at=work.now,
    )  # fmt: skip


async def _me(work: Work) -> LabelAgent:
    agent: LabelAgent | None = None
    if work.actor.token_id is not None:
        agent = await work.one(OF_TOKEN, token_id=work.actor.token_id)
    if agent is None:
        raise errors.NotAnAgent()
    return agent


STALE = Statement(
    mine(PrintJob).where(PrintJob.state == rules.PRINTING, PrintJob.taken_at < bindparam("before")).with_for_update()
)


async def give_up_silent(work: Work) -> int:
    """Prints whose agent has said nothing for too long are unclear: it may have stopped with a label on its way."""
    stale: list[PrintJob] = await work.all(STALE, before=work.now - rules.SILENT_AFTER)
    for job in stale:
        await moved(work, job, state=rules.UNCLEAR, fault="agent_gone", ended_at=work.now)
    return len(stale)
