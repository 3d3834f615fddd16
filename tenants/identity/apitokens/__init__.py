"""Tokens for programs: named, narrower than their owner, for a time."""
