"""The actors this process answers for: all there are."""

from tenants.listeners import load_actors

__all__ = ["load_actors"]
