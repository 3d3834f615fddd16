"""Samples: what a template or the go-live assistant brought to try things with, and how all of it goes in one act."""

from tenants.onboarding.samples.marking import mark

__all__ = ["mark"]
