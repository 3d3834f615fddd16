"""Sign-up: somebody proves his mobile number or e-mail address, names his company and gets it.

Its rows stand in the vendor's company: who asked, what he agreed to and when, and which company came of it. A sign-up
can be taken up again after a reload or a lost connection; the founding itself runs in the worker.
"""

from tenants.onboarding.permissions import SIGN_UP
from tenants.onboarding.signup.codes import code_for
from tenants.onboarding.signup.commands import (
    AskForCompany,
    BeginSignUp,
    ChooseFirstPassword,
    EnterCompany,
    ask_for_company,
    begin_sign_up,
    choose_first_password,
    enter_company,
)
from tenants.onboarding.signup.errors import SignUpBusy, SignUpClosed, SignUpUnknown
from tenants.onboarding.signup.models import SignUp
from tenants.onboarding.signup.queries import FirstOrder, first_order, sign_up_of
from tenants.onboarding.signup.rules import LONGEST_NAME, RESUMED_FOR, TERMS

__all__ = [
    "LONGEST_NAME", "RESUMED_FOR", "SIGN_UP", "TERMS", "AskForCompany", "BeginSignUp", "ChooseFirstPassword",
    "EnterCompany", "FirstOrder", "SignUp", "SignUpBusy", "SignUpClosed", "SignUpUnknown", "ask_for_company",
    "begin_sign_up", "choose_first_password", "code_for", "enter_company", "first_order", "sign_up_of",
]  # fmt: skip
