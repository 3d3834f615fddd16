"""Identity owns people, what they may do, and how they prove who they are: users, teams, roles, grants, badges,
sessions, and the shared devices of the shop floor.

It never knows a work center (their ids only) or an order. Roles and grants are a Casbin policy; each process
compiles it to sets and sees a change at its next request.
"""

from tenants.identity.access import Entered, acting_person, device_of, entered_under, identify, still_here
from tenants.identity.commands.devices import advance_device, lock_device, note_sync
from tenants.identity.factors.commands import freshly_proved
from tenants.identity.inbox import post_todo, settle_todo, todo_kind
from tenants.identity.places import Place, find_places_with
from tenants.identity.queries import Helper, helpers, who_may
from tenants.identity.signin import (
    Claim,
    SignedIn,
    Switched,
    enroll,
    enroll_own,
    open_session_for,
    send_code,
    sign_in,
    sign_in_by_code,
    sign_out,
    switch_user,
    take_own,
)
from tenants.identity.visits import guarding as _visitors  # noqa: F401  a check on every command
from tenants.identity.visits.entering import begin_visit, end_own_visit, leave_visit
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
    "SignedIn",
    "Skill",
    "Switched",
    "UserSkill",
    "absences",
    "acting_person",
    "advance_device",
    "begin_visit",
    "close_forgotten",
    "device_of",
    "end_own_visit",
    "enroll",
    "enroll_own",
    "entered_under",
    "find_places_with",
    "freshly_proved",
    "held_skills",
    "helpers",
    "identify",
    "leave_visit",
    "lock_device",
    "note_absence",
    "note_sync",
    "open_attendances",
    "open_session_for",
    "post_todo",
    "present",
    "qualified",
    "send_code",
    "settle_todo",
    "sign_in",
    "sign_in_by_code",
    "sign_out",
    "stays",
    "still_here",
    "switch_user",
    "take_own",
    "todo_kind",
    "who_may",
]
