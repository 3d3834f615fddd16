"""The whole product imported once."""

import pytest

from tests.house.catalogues import load


@pytest.fixture(scope="session", autouse=True)
def everything() -> None:
    load()
