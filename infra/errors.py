"""The families of refusal. Each door maps a family once; anything else is a bug.

    DomainError(code, text, params)
    ├─ Refusal
    │  ├─ Invalid        the input contradicts itself                 422
    │  ├─ Forbidden      the actor lacks a permission or scope        403
    │  ├─ NotFound       or another tenant's: the same answer         404
    │  ├─ Conflict       the plant is in another state                409
    │  └─ LimitReached   plan or rate                                 429
    └─ Unavailable       someone else's outage: retried, never stored 503

Codes are public API: they are listed in a generated catalogue and translated by the web apps.
"""

from collections.abc import Mapping
from typing import Any, ClassVar


class DomainError(Exception):
    """Something the product says no to, in a sentence its user understands.

    `text` reads on after "refused because" and is filled from `params`; params hold only JSON values.
    """

    code: ClassVar[str] = ""
    text: ClassVar[str] = ""
    catalogue: ClassVar[dict[str, type["DomainError"]]] = {}

    def __init_subclass__(cls) -> None:
        if "code" in cls.__dict__:
            other = cls.catalogue.setdefault(cls.code, cls)
            if other.__qualname__ != cls.__qualname__:
                raise TypeError(f"error code {cls.code} is declared twice: {other} and {cls}")

    def __init__(self, **params: Any) -> None:
        self.params = {name: _plain(value) for name, value in params.items()}
        super().__init__(self.sentence)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.params)

    @property
    def sentence(self) -> str:
        try:
            return self.text.format_map(joined(self.params, ", "))
        except KeyError:
            return self.text


def joined(params: Mapping[str, Any], separator: str) -> dict[str, Any]:
    """Lists as their readers write them: how things are joined is a matter of the language, not of the refusal."""
    return {
        name: separator.join(map(str, value)) if isinstance(value, list) else value for name, value in params.items()
    }


def _again(kind: type[DomainError], params: dict[str, Any]) -> DomainError:
    """As it was, in another process."""
    return kind(**params)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value)


class Refusal(DomainError):
    """Final for its command id: a fix is a new command that names the old one."""

    status: ClassVar[int] = 409


class Invalid(Refusal):
    status = 422


class Forbidden(Refusal):
    status = 403


class Unproven(Forbidden):
    """Nobody is known to act, so nobody's line can be written."""

    status = 401


class NotFound(Refusal):
    status = 404


class Conflict(Refusal):
    status = 409


class LimitReached(Refusal):
    status = 429


class NotItsTurn(Conflict):
    """The command was not looked at, so nothing is journalled: its id stays free and is sent again in order."""


class Unavailable(DomainError):
    """Someone else's outage. Callers keep what they have and try again."""

    status: ClassVar[int] = 503


class Missing(NotFound):
    code = "infra.not_found"
    text = "{what} was not found"


class PermissionMissing(Forbidden):
    code = "infra.permission_missing"
    text = "the permission {permission} is missing"


class OutOfScope(Forbidden):
    code = "infra.out_of_scope"
    text = "the permission {permission} does not reach this place"


class ReasonMissing(Invalid):
    code = "infra.reason_missing"
    text = "a reason is needed"


class BadInput(Invalid):
    code = "infra.bad_input"
    text = "{field}: {problem}"


class Stale(Conflict):
    code = "infra.stale"
    text = "someone changed {what} in the meantime"


class AlreadyExists(Conflict):
    code = "infra.already_exists"
    text = "there is one already ({what})"


class IdReused(Conflict):
    code = "infra.id_reused"
    text = "the command id {id} was used before with other content"


class TenantClosed(Forbidden):
    code = "infra.tenant_closed"
    text = "this company's account is {state}"


class TenantReadOnly(TenantClosed):
    """Suspended or expired: what is recorded can be read and exported, nothing is added."""

    code = "infra.tenant_read_only"
    text = "this company's account is {state}: it can be read and exported, not changed"


class TenantMoving(Unavailable):
    """On its way to another database: for these seconds nobody's write is taken."""

    code = "infra.tenant_moving"
    text = "this company's data is moving to another database; try again in a moment"


class TenantMoved(Unavailable):
    """Said by the place it has left; whoever asks again is shown the way."""

    code = "infra.tenant_moved"
    text = "this company's data has moved to another database; try again"


class UnknownCommand(Invalid):
    code = "infra.unknown_command"
    text = "no command is called {command}"


class GuardBroken(Conflict):
    code = "infra.guard_broken"
    text = "the check {guard} could not decide, so nothing was done"


class DatabaseDown(Unavailable):
    code = "infra.database_down"
    text = "the database does not answer"


class DiskFull(Unavailable):
    code = "infra.disk_full"
    text = "the server's disk is full; nothing was lost, tell your administrator"


class Busy(Unavailable):
    code = "infra.busy"
    text = "others are working on the same thing; try again"
