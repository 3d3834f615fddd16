from typing import ClassVar

from infra.errors import Forbidden, Invalid, LimitReached


class BadContact(Invalid):
    code = "identity.bad_contact"
    text = "this is neither a mobile number nor an e-mail address"


class CodeWrong(Forbidden):
    """One answer for a wrong code, another contact's code and one that was never sent."""

    code = "identity.code_wrong"
    text = "the code is wrong"
    status: ClassVar[int] = 401


class CodeSpent(Forbidden):
    """Used, too old, or five wrong tries: a new one is needed."""

    code = "identity.code_spent"
    text = "the code has expired, was used, or was typed wrongly five times; ask for a new one"
    status: ClassVar[int] = 401


class TooManyCodes(LimitReached):
    code = "identity.too_many_codes"
    text = "too many codes were asked for; try again in {seconds} s"
