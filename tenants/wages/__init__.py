"""Wages: dated rates, what each report earns and why, periods and disputes.

An open month has no stored lines: what a report earns is computed from it, its crew's shares and the versions in force
on its day, by pure rules, so it is there in the moment of the report. Closing a month freezes its lines.
Module above reporting; it never changes a report, except through reporting's own correction when a dispute is granted.
"""

from uuid import UUID

from infra.work import Read
from tenants.wages.commands import set_wage_rate
from tenants.wages.lines import Line
from tenants.wages.payroll import payroll
from tenants.wages.queries import ledger


async def today(read: Read, user_id: UUID) -> list[Line]:
    """One person's lines of the local day."""
    return await ledger.day_lines(read, user_id)


__all__ = ["Line", "payroll", "set_wage_rate", "today"]
