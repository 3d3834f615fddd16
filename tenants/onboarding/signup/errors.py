"""Sentences of refusal; each reads on after "refused because"."""

from typing import ClassVar

from infra.errors import Conflict, Forbidden, Invalid, NotFound


class SignUpClosed(NotFound):
    code = "onboarding.sign_up_closed"
    text = "this installation takes no sign-ups"


class SignUpUnknown(Forbidden):
    """The browser's key is missing, was replaced by a later proof, or is too old."""

    code = "onboarding.sign_up_unknown"
    text = "this sign-up is not known here any more; prove the number or address again"
    status: ClassVar[int] = 401


class TermsOutdated(Invalid):
    code = "onboarding.terms_outdated"
    text = "the terms in force are of {version}"


class ContactInUse(Conflict):
    code = "onboarding.contact_in_use"
    text = "this number or address already has the company {company} ({slug}); sign in there"


class CompanyCodeTaken(Conflict):
    code = "onboarding.company_code_taken"
    text = "the company code {slug} is taken; {free} is free"


class SignUpBusy(Conflict):
    code = "onboarding.sign_up_busy"
    text = "this sign-up is {state}"
