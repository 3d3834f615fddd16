from typing import ClassVar

from infra.errors import Conflict, Forbidden, Invalid, LimitReached, Unavailable, Unproven


class NotSignedIn(Unproven):
    code = "identity.not_signed_in"
    text = "you are not signed in, or your session has ended; sign in again"


class SignInRefused(Forbidden):
    """One answer for unknown company, unknown person, wrong secret and locked account."""

    code = "identity.sign_in_refused"
    text = "company, login or password is wrong; after five wrong tries wait a few minutes"
    status: ClassVar[int] = 401


class SwitchRefused(Forbidden):
    """One answer for unknown badge, unknown login and wrong PIN."""

    code = "identity.switch_refused"
    text = "badge or PIN is wrong"
    status: ClassVar[int] = 401


class LockedOut(LimitReached):
    code = "identity.locked_out"
    text = "too many wrong tries; try again in {minutes} min, or ask your team lead to reset the PIN"


class TooManySignIns(Unavailable):
    code = "identity.too_many_sign_ins"
    text = "very many people are signing in; try again in a few seconds"


class DeviceUnknown(Unproven):
    code = "identity.device_unknown"
    text = "this device is not enrolled, or was revoked; ask your team lead for a new code"
    status: ClassVar[int] = 401


class DeviceKindUnknown(Invalid):
    code = "identity.device_kind_unknown"
    text = "{kind} is no kind of device: phone or display"


class EnrollmentRefused(Forbidden):
    """One answer for unknown company, unknown, used and expired code."""

    code = "identity.enrollment_refused"
    text = "the enrolment code is wrong, used or expired; ask for a new one"


class SwitchUnknown(Forbidden):
    code = "identity.switch_unknown"
    text = "nobody with a valid sign-in entered this on the device"


class PersonLeft(Forbidden):
    code = "identity.person_left"
    text = "{name} is no longer active"


class PasswordChangeNeeded(Forbidden):
    code = "identity.password_change_needed"
    text = "the password has expired or was set by someone else; choose a new one"


class WrongPassword(Forbidden):
    code = "identity.wrong_password"
    text = "the current password is wrong"


class WeakPassword(Invalid):
    code = "identity.weak_password"
    text = "the password is too weak ({problem}): at least {shortest} characters of {classes} kinds"


class PasswordUsedBefore(Invalid):
    code = "identity.password_used_before"
    text = "this password was used before"


class WeakPin(Invalid):
    code = "identity.weak_pin"
    text = "a PIN has 4 to 8 digits that are neither equal nor in a row"


class LoginTaken(Conflict):
    code = "identity.login_taken"
    text = "the login {login} is taken"


class BadgeTaken(Conflict):
    code = "identity.badge_taken"
    text = "the badge {badge} is worn by someone else"


class CodeTaken(Conflict):
    code = "identity.code_taken"
    text = "the code {code} is taken"


class BuiltInRole(Conflict):
    code = "identity.built_in_role"
    text = "{role} is built in and cannot be changed here"


class UnknownPermission(Invalid):
    code = "identity.unknown_permission"
    text = "no permission is called {permission}"


class AlreadyGranted(Conflict):
    code = "identity.already_granted"
    text = "{name} has the role {role} already"


class BeyondOwnRights(Forbidden):
    code = "identity.beyond_own_rights"
    text = "{name} may do things that you may not; ask an administrator"


class LastAdministrator(Conflict):
    code = "identity.last_administrator"
    text = "somebody must be left who can grant roles"


class OtherTeam(Forbidden):
    code = "identity.other_team"
    text = "{name} is not in your team; ask an administrator"


class NotOwnSession(Forbidden):
    code = "identity.not_own_session"
    text = "this is somebody else's session"


class QueueNotEmpty(Conflict):
    code = "identity.queue_not_empty"
    text = "the device still holds {pending} entries that were not sent"


class TodoTaken(Conflict):
    code = "identity.todo_taken"
    text = "{name} has this to-do already"


class TodoWrongHands(Forbidden):
    code = "identity.todo_wrong_hands"
    text = "{name} may not do this; choose a colleague who may"


class TodoNotByHand(Conflict):
    code = "identity.todo_not_by_hand"
    text = "this to-do closes by itself when what it asks for is done"


class ChannelIncomplete(Conflict):
    code = "identity.channel_incomplete"
    text = "{channel} is switched off, has no account, or no address of this person"


class MessageNotDead(Conflict):
    code = "identity.message_not_dead"
    text = "only a message that was given up on can be sent again"


class PhoneTaken(Conflict):
    code = "identity.phone_taken"
    text = "the number {phone} is used by a colleague already"


class EmailTaken(Conflict):
    code = "identity.email_taken"
    text = "the address {email} is used by a colleague already"


class InvitationRefused(Forbidden):
    """One answer for unknown company, unknown, withdrawn, used and expired code."""

    code = "identity.invitation_refused"
    text = "this invitation is used, withdrawn or expired, or the code is wrong; ask for a new one"


class InvitationOpen(Conflict):
    code = "identity.invitation_open"
    text = "{to} is invited already; send that invitation again"


class InvitationOver(Conflict):
    code = "identity.invitation_over"
    text = "this invitation has been accepted or withdrawn"


class AddressMissing(Invalid):
    code = "identity.address_missing"
    text = "a mobile number or a mail address is needed"


class TokenElsewhere(Unproven):
    code = "identity.token_elsewhere"
    text = "this token may not be used from {address}"


class TokenTooLong(Invalid):
    code = "identity.token_too_long"
    text = "a token lives from one day to one year"


class TokenBeyondOwner(Forbidden):
    code = "identity.token_beyond_owner"
    text = "a token may do no more than its owner: {permission}"


class NotForTokens(Forbidden):
    code = "identity.not_for_tokens"
    text = "a token may not do this; a person has to sign in"


class TokenCannotSign(Forbidden):
    code = "identity.token_cannot_sign"
    text = "a program cannot sign; a person has to sign in"


class LeavesInThePast(Invalid):
    code = "identity.leaves_in_the_past"
    text = "the last moment must lie ahead; to end it now, deactivate the person"


class ReviewRunning(Conflict):
    code = "identity.review_running"
    text = "the review {label} is not finished yet"


class NothingToReview(Conflict):
    code = "identity.nothing_to_review"
    text = "nobody has a role that could be reviewed"


class NotYourReview(Forbidden):
    code = "identity.not_your_review"
    text = "this part of the review is {name}'s"


class ReviewSigned(Conflict):
    code = "identity.review_signed"
    text = "this part has been signed by {name}"


class ReviewUndecided(Conflict):
    code = "identity.review_undecided"
    text = "{count} lines are still undecided"


class DecisionUnknown(Invalid):
    code = "identity.decision_unknown"
    text = "{decision} is no decision: keep or remove"


class RemovalNeedsNote(Invalid):
    code = "identity.removal_needs_note"
    text = "say in a few words why the role is removed"


class AlreadyReviewing(Conflict):
    code = "identity.already_reviewing"
    text = "{name} has a part in this review already"
