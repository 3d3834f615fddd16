from typing import ClassVar

from infra.errors import Conflict, Forbidden


class WayClosed(Forbidden):
    """His company does not let people in this way. Said only after the proof was right."""

    code = "identity.way_closed"
    text = "your company does not allow signing in this way; use {ways}"
    status: ClassVar[int] = 403


class NoProviderWorks(Conflict):
    code = "identity.no_provider_works"
    text = "single sign-on can be required only when a provider is switched on and its test succeeded"


class BreakGlassMissing(Conflict):
    code = "identity.break_glass_missing"
    text = "name at least one administrator with a password who can still get in when single sign-on is down"


class ContactUnproved(Forbidden):
    code = "identity.contact_unproved"
    text = "this contact has not been proved with a code"
