"""Finds the actors of the business by name: `tenants/<module>/actors.py`, in the order of MODULES.

Every process that runs commands loads them, not only the one that runs the actors: `emit` writes a row for each
listener this process knows, in the transaction of the fact.
"""

from importlib import import_module
from importlib.util import find_spec

from tenants.modules import MODULES


def load_actors() -> list[str]:
    """Import what registers handlers; the names of the modules that had any."""
    found = [f"tenants.{name}.actors" for name in MODULES if find_spec(f"tenants.{name}.actors")]
    for name in found:
        import_module(name)
    return found
