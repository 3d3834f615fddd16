"""Six digits to a mobile number or an e-mail address, and proof that they arrived.

Works for people of a company and for those who are not yet: sign-up asks in the vendor's own company. A code is known
by what it is for and whom it went to; it dies by use, by time, by five wrong tries, or by the next one.
"""

from tenants.identity.codes.delivery import arrived
from tenants.identity.codes.errors import BadContact, CodeSpent, CodeWrong, TooManyCodes
from tenants.identity.codes.posting import Sent, check, send
from tenants.identity.codes.rules import Contact, clean_code, clean_contact

__all__ = [
    "BadContact", "CodeSpent", "CodeWrong", "Contact", "Sent", "TooManyCodes", "arrived", "check", "clean_code",
    "clean_contact",
    "send",
]  # fmt: skip
