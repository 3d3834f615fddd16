"""Industry templates: what a company of a trade starts with, in the words of that trade."""

from tenants.onboarding.templates.reading import INDUSTRIES, Template, template, templates

__all__ = ["INDUSTRIES", "Template", "template", "templates"]
