from typing import ClassVar

from infra.errors import Conflict, Forbidden, Invalid, Unproven


class SecondFactorNeeded(Unproven):
    """The first factor is proved, the second is not: nothing else is answered."""

    code = "identity.second_factor_needed"
    text = "prove your second factor first"
    status: ClassVar[int] = 401


class ProofNeeded(Forbidden):
    """Too long since he last proved who he is for what he wants to do."""

    code = "identity.proof_needed"
    text = "confirm that it is you: your last sign-in is more than {minutes} min ago"


class FactorRefused(Forbidden):
    """One answer for a wrong code, one used before, and a device that is not enrolled."""

    code = "identity.factor_refused"
    text = "this does not prove it: the code is wrong or was used, or the device is not enrolled"


class FactorMissing(Conflict):
    code = "identity.factor_missing"
    text = "there is no second factor of this kind"


class LastFactor(Conflict):
    code = "identity.last_factor"
    text = "a second factor is required here; enrol another one before removing the last"


class TooManyFactors(Conflict):
    code = "identity.too_many_factors"
    text = "no more than {most} second factors; remove one first"


class PasskeyRefused(Invalid):
    code = "identity.passkey_refused"
    text = "the passkey was not accepted: {problem}"


class ChallengeSpent(Forbidden):
    code = "identity.challenge_spent"
    text = "this took too long or was answered already; begin again"
