"""The files that take minutes go first, so that no worker stands idle at the end while another one is still at them."""

import pytest

LONGEST = (
    "tests/api/test_attacks.py",
    "tests/e2e/test_pages.py",
    "tests/e2e/test_pages_phone.py",
    "tests/infra/test_readme.py",
    "tests/infra/test_journal_complete.py",
    "tests/e2e/test_outbox_browser.py",
    "tests/infra/test_scaffold.py",
    "tests/infra/test_actors.py",
    "tests/tenants/records/test_proof.py",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {file: place for place, file in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.nodeid.partition("::")[0], len(LONGEST)))
