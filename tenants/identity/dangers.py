"""Permissions that give power over others, over evidence or over money: marked where roles are made and reviewed.

By name only: most of them belong to modules above.
"""

from typing import Final

DANGEROUS: Final = frozenset(
    {
        "identity.account:unlock",
        "identity.factor:reset",
        "identity.grant:change",
        "identity.notice:manage",
        "identity.pin:reset",
        "identity.role:change",
        "identity.security:change",
        "identity.session:revoke",
        "identity.token:issue",
        "identity.token:manage",
        "identity.user:change",
        "identity.user:create",
        "identity.user:deactivate",
        "identity.visit:decide",
        "insights.cost:change",
        "masterdata.change:rule",
        "masterdata.item:approve",
        "onboarding.import:roll_back",
        "onboarding.package:apply",
        "onboarding.plant:cut_over",
        "onboarding.sample:wipe",
        "orders.gate:open",
        "orders.hold:lift",
        "plans.subscription:manage",
        "plans.tenant:change",
        "records.intent:adopt",
        "records.trail:export",
        "reporting.output:correct",
        "reporting.output:over_report",
        "reporting.output:override",
        "reporting.output:report_for_others",
        "wages.adjustment:make",
        "wages.period:close",
        "wages.rate:change",
    }
)
