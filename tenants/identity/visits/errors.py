from infra.errors import Conflict, Forbidden, Invalid, NotFound


class VisitUnknown(NotFound):
    code = "identity.visit_unknown"
    text = "no such visit"


class VisitDecided(Conflict):
    code = "identity.visit_decided"
    text = "this visit is {state}"


class VisitTermsInvalid(Invalid):
    code = "identity.visit_terms"
    text = "a visit is for reading, or for writing where that was asked for, and lasts {shortest} to {longest} minutes"


class VisitorMayNot(Forbidden):
    """Whatever was consented to: people, rights, credentials, money and signatures are the company's own."""

    code = "identity.visitor_may_not"
    text = "somebody let in from outside may not do this"


class OnlyPeople(Forbidden):
    code = "identity.only_people"
    text = "only a person of this company decides on this"
