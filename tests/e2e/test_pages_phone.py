"""Every screen of the phone, full, empty, loading, broken and forbidden, narrow and wide, in Chinese and English.

The share of it a test run takes is stated in `page_walk`; `./lotline prove pages` walks it all.
"""

from __future__ import annotations

import pytest

from tests.e2e.page_walk import PHONE_STATES, finish
from tests.e2e.pages import LOCALES

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", PHONE_STATES)
async def test_phone(walker, state, locale):
    await getattr(walker, f"phone_{state}")(locale)
    finish(walker)


async def test_no_button_of_the_phone_is_dead(walker):
    await walker.phone_buttons()
    finish(walker)
