from infra.errors import Forbidden, Invalid


class NoticeRefused(Forbidden):
    """A notification nobody can be held to: nothing is credited on its word."""

    status = 401
    code = "payments.notice_refused"
    text = "the payment notification was not accepted"


class SignatureWrong(NoticeRefused):
    code = "payments.signature_wrong"
    text = "the notification's signature is wrong, so it was not believed"


class SerialUnknown(NoticeRefused):
    code = "payments.serial_unknown"
    text = "the notification is signed with the key {serial}, which is not known here"


class NoticeProbe(NoticeRefused):
    """WeChat Pay sends false signatures to see that they are refused."""

    code = "payments.notice_probe"
    text = "a probe with a false signature was refused, as it should be"


class NoticeTooOld(NoticeRefused):
    code = "payments.notice_too_old"
    text = "the notification is {seconds} s off the clock, {limit} are allowed"


class NoticeUnreadable(NoticeRefused):
    """Signed by the provider, and yet not what was agreed: a wrong key of ours, or a format we do not know."""

    status = 422
    code = "payments.notice_unreadable"
    text = "the notification could not be read: {problem}"


class ProviderSettingsWrong(Invalid):
    code = "payments.settings_wrong"
    text = "{field}: {problem}"
