"""How ready a company is to work: checks over what really stands in its rows, each with its weight.

What a template brings counts for 78 of 100 points, what only happens on the floor for the rest: no company is ready
before an order was released, reported and closed in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from infra.work import Read
from tenants.identity.permissions import CREATE_USER, GRANT_ROLE, INVITE_DEVICE, ISSUE_BADGE, MANAGE_NOTICES
from tenants.masterdata.permissions import EDIT_PLANT, EDIT_REASONS, EDIT_ROUTINGS
from tenants.onboarding import permissions
from tenants.onboarding.golive.facts import REASON_KINDS, facts, helpers
from tenants.orders.permissions import CLOSE_ORDER, RELEASE_ORDER
from tenants.plans.permissions import CHANGE_TENANT
from tenants.reporting.permissions import REPORT_OUTPUT

MAKE_PACKAGE = "onboarding.make_package"


@dataclass(frozen=True)
class Check:
    """`done` of `total`; `fix`: the screen where it is put right; `act`: the command that puts it right by itself;
    `needs`: the permission for it, `who`: some who hold it."""

    key: str
    weight: int
    done: int
    total: int
    fix: str
    needs: str
    act: str | None = None
    who: Sequence[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return min(self.done / self.total, 1.0) if self.total > 0 else 0.0

    @property
    def state(self) -> str:
        return "done" if self.share >= 1 else "begun" if self.done > 0 else "missing"


@dataclass(frozen=True)
class Readiness:
    """`score` 0 to 100, rounded down: what is nearly ready is not ready."""

    score: int
    checks: Sequence[Check]

    @property
    def gaps(self) -> list[Check]:
        """What is missing, the heaviest first."""
        return sorted((each for each in self.checks if each.state != "done"), key=lambda each: -_lost(each))


def _lost(check: Check) -> float:
    return check.weight * (1 - check.share)


def score_of(checks: Sequence[Check]) -> int:
    weight = sum(each.weight for each in checks)
    return int(sum(each.weight * each.share for each in checks) * 100 / weight + 1e-9) if weight else 0


def checks_of(f: Any) -> list[Check]:
    """Every check, from the facts. Pure."""
    named = int(bool(f["name_zh"].strip())) + int(f["name_en"].strip() != "" and f["name_en"].isascii())
    roles = sum(f[name] > 0 for name in ("floor", "leads", "planners"))
    return [
        Check("company", 4, named, 2, "/company", CHANGE_TENANT.name),
        Check("places", 12, f["centers_with_unit"], f["centers"], "/work-centers", EDIT_PLANT.name),
        Check("people", 10, roles, 3, "/people", CREATE_USER.name),
        Check("sign_in", 10, f["floor_ready"], f["floor"], "/people", ISSUE_BADGE.name, _badges(f)),
        Check("time", 10, f["sites_timed"], f["sites"], "/calendar", EDIT_PLANT.name),
        Check("routings", 16, f["routed"], f["produced"], "/items", EDIT_ROUTINGS.name),
        Check("cycle_times", 10, f["steps_timed"], f["steps"], "/operations", EDIT_ROUTINGS.name),
        Check("reasons", 6, f["reason_kinds"], len(REASON_KINDS), "/reasons", EDIT_REASONS.name),
        Check("released", 4, min(f["released"], 1), 1, "/orders", RELEASE_ORDER.name, "onboarding.make_test_order"),
        Check("reported", 6, min(f["reports"], 1), 1, "/readiness?view=test", REPORT_OUTPUT.name),
        Check("closed", 4, min(f["closed"], 1), 1, "/readiness?view=test", CLOSE_ORDER.name),
        Check("devices", 2, min(f["devices"], 1), 1, "/phones", INVITE_DEVICE.name),
        Check("printed", 1, min(f["cards"] + f["prints"], 1), 1, "/readiness?papers=1", permissions.PRINT_PAPERS.name),
        Check("notices", 1, min(f["channels"], 1) + min(f["told"], 1), 2, "/notices", MANAGE_NOTICES.name),
        Check("second_admin", 2, min(f["admins"], 2), 2, "/people", GRANT_ROLE.name),
        Check("second_factor", 1, f["admins_proved"], f["admins"], "/security", GRANT_ROLE.name),
        Check("exported", 1, min(f["packages"], 1), 1, "/packages", permissions.EXPORT_PACKAGE.name, MAKE_PACKAGE),
    ]  # fmt: skip


def _badges(f: Any) -> str | None:
    return "onboarding.issue_missing_badges" if f["floor_badges"] < f["floor"] else None


async def readiness(read: Read) -> Readiness:
    """The score and every check, with the people who can put it right."""
    found = await facts(read)
    if found is None:  # a company without its own row is not there yet
        return Readiness(0, [])
    checks = checks_of(found)
    names = await helpers(read, sorted({each.needs for each in checks}))
    named = [
        Check(**{**vars(each), "who": names.get(each.needs, [])}) if each.state != "done" else each for each in checks
    ]
    return Readiness(score_of(named), named)
