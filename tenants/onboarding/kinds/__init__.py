"""The kinds of import, in the order in which a plant moves in: what comes later refers to what came before."""

from tenants.onboarding.errors import KindUnknown
from tenants.onboarding.kinds.base import Field, Intent, Kind, Problem, Row
from tenants.onboarding.kinds.boms import BOMS
from tenants.onboarding.kinds.catalogues import DEMANDS, ITEMS, LOTS, PARTNERS, PEOPLE
from tenants.onboarding.kinds.orders import ORDERS, dynamic_field
from tenants.onboarding.kinds.rates import RATES
from tenants.onboarding.kinds.routings import ROUTINGS

_ALL = (PEOPLE, PARTNERS, ITEMS, BOMS, ROUTINGS, DEMANDS, ORDERS, LOTS, RATES)
KINDS: dict[str, Kind] = {each.name: each for each in _ALL}


def kind_named(name: str) -> Kind:
    """Raises KindUnknown."""
    if name not in KINDS:
        raise KindUnknown(kind=name[:40])
    return KINDS[name]


__all__ = ["KINDS", "Field", "Intent", "Kind", "Problem", "Row", "dynamic_field", "kind_named"]
