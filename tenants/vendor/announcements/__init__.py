"""Announcements: what the vendor or a partner tells its customers, and who has read it.

The words stand in the announcer's company; each addressed company gets a copy of its own by its own command, so that
reading it needs no other tenant. How many have read it is told back as a number, never as a name.
"""
