"""Identity owns people, what they may do, and how they prove who they are: users, teams, roles, grants, badges,
sessions, and the shared devices of the shop floor.

It never knows a work center (their ids only) or an order. Roles and grants are a Casbin policy; each process
compiles it to sets and sees a change at its next request.
"""

from tenants.identity.access import Entered, acting_person, device_of, entered_under, identify, still_here
from tenants.identity.commands.devices import advance_device, lock_device, note_sync
from tenants.identity.inbox import post_todo, settle_todo, todo_kind
from tenants.identity.places import Place, find_places_with
from tenants.identity.queries import Helper, helpers, who_may
from tenants.identity.signin import Claim, enroll, enroll_own, sign_in, sign_out, switch_user
from tenants.identity.workforce.commands import close_forgotten, note_absence
from tenants.identity.workforce.models import Absence, Attendance, Skill, UserSkill
from tenants.identity.workforce.queries import absences, held_skills, open_attendances, present, qualified, stays

__all__ = [
    "Absence",
    "Attendance",
    "Claim",
    "Entered",
    "Helper",
    "Place",
    "Skill",
    "UserSkill",
    "absences",
    "acting_person",
    "advance_device",
    "close_forgotten",
    "device_of",
    "enroll",
    "enroll_own",
    "entered_under",
    "find_places_with",
    "held_skills",
    "helpers",
    "identify",
    "lock_device",
    "note_absence",
    "note_sync",
    "open_attendances",
    "post_todo",
    "present",
    "qualified",
    "settle_todo",
    "sign_in",
    "sign_out",
    "stays",
    "still_here",
    "switch_user",
    "todo_kind",
    "who_may",
]
