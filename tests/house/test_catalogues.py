"""Committed snapshots of what others rely on: schema, permissions, events, errors, commands.

A changed snapshot is a changed promise: `./lotline snapshots` writes them anew, and the review sees the difference.
"""

import pytest

from tests.house import catalogues

WRITERS = catalogues.WRITERS


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_the_snapshot_is_current(name):
    path = catalogues.path_of(name)
    assert path.exists(), f"{path} is missing: run `./lotline snapshots`"
    assert path.read_text(encoding="utf-8") == WRITERS[name](), f"{path} differs: run `./lotline snapshots`, review it"
