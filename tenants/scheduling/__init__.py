"""Scheduling: which operation runs where and when, and who is there to run it."""
