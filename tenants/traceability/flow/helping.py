"""Refusals that name who may let them past, and letting past."""

from collections.abc import Iterable
from typing import Protocol, TypeVar
from uuid import UUID

from infra.errors import Refusal
from infra.permissions import Permission
from infra.work import Work
from tenants import identity
from tenants.traceability.flow.errors import MayNotOverride, OverrideNeedsReason

MOST_HELPERS = 3
ADOPTING = "records.adopt_intent"

R = TypeVar("R", bound=Refusal)


class Overriding(Protocol):
    @property
    def override(self) -> bool: ...
    @property
    def reason(self) -> str | None: ...


async def helped(work: Work, refusal: R, permission: Permission, places: Iterable[UUID], *, overridable: bool) -> R:
    """The refusal with the people who can help: `who`, `helper`, `helpers` [{name, phone}], `overridable`."""
    people = (await identity.helpers(work, permission.name, *places))[:MOST_HELPERS]
    names = [each.name for each in people]
    refusal.params |= {
        "who": names,
        "helper": names,
        "helpers": [{"name": each.name, "phone": each.phone} for each in people],
        "overridable": overridable,
    }
    return refusal


async def let_past(
    work: Work, cmd: Overriding, refusal: Refusal, permission: Permission, places: Iterable[UUID]
) -> None:
    """Refuse, unless whoever acts may let it past himself and says so with a reason."""
    places = list(places)
    if not (cmd.override or work.line.command == ADOPTING):
        raise await helped(work, refusal, permission, places, overridable=True)
    if not work.actor.may(permission.name):
        raise await helped(work, MayNotOverride(helper=[]), permission, places, overridable=True)
    work.actor.need(permission.name, *places)
    if not (work.line.reason or cmd.reason or "").strip():
        raise OverrideNeedsReason()
