"""Company codes that nobody has."""

from infra import directory
from tenants.onboarding.signup.rules import free_codes, suggested_code


async def code_for(name: str) -> str:
    """A free code made of a company's name."""
    code = suggested_code(name)
    return code if await directory.find(code) is None else await free_code(code)


async def free_code(code: str) -> str:
    for each in free_codes(code):
        if await directory.find(each) is None:
            return each
    raise AssertionError("a thousand companies of one name")
