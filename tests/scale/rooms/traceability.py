"""Lots."""

from __future__ import annotations

from tests.scale.worlds import World

RECIPES: dict[str, object] = {}
CASES: dict[str, object] = {}


async def furnish(w: World) -> None:
    """Nothing yet."""
