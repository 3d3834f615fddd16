"""Onboarding: a running plant moves in: its sheets, its half-finished orders, its balances."""
