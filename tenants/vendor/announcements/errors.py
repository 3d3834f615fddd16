"""Sentences of refusal; each reads on after "refused because"."""

from infra.errors import Conflict, Invalid, NotFound


class CompanyNotYours(NotFound):
    """Another partner's customer and nobody at all look the same."""

    code = "vendor.announced_company_unknown"
    text = "one of the companies is not a customer of yours"


class AnnouncementOver(Conflict):
    code = "vendor.announcement_over"
    text = "the announcement {title} is not shown any more"


class NobodyAddressed(Invalid):
    code = "vendor.nobody_addressed"
    text = "no company is addressed by it"
