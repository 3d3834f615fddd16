"""Identity owns people, what they may do, and how they prove who they are: users, teams, roles, grants, badges,
sessions, and the shared devices of the shop floor.

It never knows a work center (their ids only) or an order. Roles and grants are a Casbin policy; each process
compiles it to sets and sees a change at its next request.
"""

from tenants.identity.access import Entered, device_of, entered_under, identify, still_here
from tenants.identity.commands.devices import advance_device, lock_device, note_sync
from tenants.identity.places import Place, find_places_with
from tenants.identity.queries import who_may
from tenants.identity.signin import Claim, enroll, enroll_own, sign_in, sign_out, switch_user

__all__ = [
    "Claim", "Entered", "Place", "advance_device", "device_of", "enroll", "enroll_own", "entered_under",
    "find_places_with", "identify", "lock_device", "note_sync", "sign_in", "sign_out", "still_here", "switch_user",
    "who_may",
]  # fmt: skip
