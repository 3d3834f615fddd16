"""How the vendor is paid: what may be shown of each provider's settings, and its keys, sealed."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from sqlalchemy import bindparam

from infra import payments
from infra.actions import Command, command
from infra.db import Statement, mine
from infra.payments import alipay, stripe, wechat
from infra.payments.rsa import new_pair
from infra.sealed import seal, unseal
from infra.settings import settings
from infra.work import Read, Work
from tenants.plans import permissions
from tenants.plans.errors import ProviderOff, ProviderUnknown
from tenants.plans.ledger.access import need_ledger
from tenants.plans.models import Provider, ProviderSecret

BANK, WECHAT, ALIPAY, STRIPE, SIMULATOR = "bank", "wechat", "alipay", "stripe", "simulator"
CODES: Final = (BANK, WECHAT, ALIPAY, STRIPE, SIMULATOR)
NOTIFYING: Final = (WECHAT, ALIPAY, STRIPE, SIMULATOR)
SHOWN: Final[Mapping[str, tuple[str, ...]]] = {
    BANK: ("name", "bank", "account"),
    WECHAT: ("mchid", "appid", "merchant_serial"),
    ALIPAY: ("app_id", "seller_id"),
    STRIPE: ("account", "live"),
    SIMULATOR: (),
}
"""Settings anybody of the vendor's staff may see."""
KEPT: Final[Mapping[str, tuple[str, ...]]] = {
    BANK: (),
    WECHAT: ("apiv3_key", "merchant_key", "platform_keys"),
    ALIPAY: ("public_key", "private_key"),
    STRIPE: ("webhook_secret", "api_key"),
    SIMULATOR: (),
}
"""Those nobody sees again."""
PUBLIC: Final = frozenset({"name", "bank", "account"})
"""What a customer is shown to pay a bank transfer."""
TAKES: Final[Mapping[str, frozenset[str]]] = {
    BANK: frozenset({"CNY", "USD"}),
    WECHAT: frozenset({"CNY"}),
    ALIPAY: frozenset({"CNY"}),
    STRIPE: frozenset({"CNY", "USD"}),
    SIMULATOR: frozenset({"CNY", "USD"}),
}
BY_CODE = Statement(mine(Provider).where(Provider.code == bindparam("code")))
ALL = Statement(mine(Provider).order_by(Provider.code))


@dataclass(frozen=True, kw_only=True)
class SetProvider(Command):
    """`settings` by name, all of them; `keys` only those that are to be replaced. `platform_keys` is a JSON object of
    serial → PEM."""

    code: str
    enabled: bool
    settings: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, Any] | None = None

    secret: ClassVar[frozenset[str]] = frozenset({"keys"})


@command(needs=permissions.SET_PROVIDER)
async def set_provider(work: Work, cmd: SetProvider) -> Provider:
    """How the vendor is paid by one provider. What is switched on must be complete."""
    await need_ledger(work)
    if cmd.code not in CODES or (cmd.code == SIMULATOR and settings().production):
        raise ProviderUnknown(provider=cmd.code)
    row: Provider | None = await work.one(BY_CODE, code=cmd.code)
    shown = {name: cmd.settings.get(name, "") for name in SHOWN[cmd.code]}
    if row is None:
        row = await work.insert(Provider(code=cmd.code, enabled=False, settings=shown, secret_set_at=None))
    kept = await _kept(work, row)
    given = {name: value for name, value in (cmd.keys or {}).items() if name in KEPT[cmd.code] and value}
    if cmd.code == SIMULATOR and not kept:
        given = simulator_keys()
    kept |= given
    if cmd.enabled:
        check(cmd.code, shown, kept)
    if given:
        await _keep(work, row, kept)
    set_at = work.now if given else row.secret_set_at
    return await work.change(row, enabled=cmd.enabled, settings=shown, secret_set_at=set_at)


def check(code: str, shown: Mapping[str, Any], kept: Mapping[str, Any]) -> None:
    """Raises ProviderSettingsWrong naming the field."""
    if code == BANK:
        for name in SHOWN[BANK]:
            if not str(shown.get(name) or "").strip():
                raise payments.ProviderSettingsWrong(field=name, problem="is missing")
    else:
        adapter_settings(code, shown, kept).check()


def adapter_settings(
    code: str, shown: Mapping[str, Any], kept: Mapping[str, Any]
) -> wechat.Settings | alipay.Settings | stripe.Settings:
    if code in (WECHAT, SIMULATOR):
        return _wechat({**shown, **kept})
    if code == ALIPAY:
        return alipay.Settings(
            app_id=str(shown.get("app_id", "")),
            seller_id=str(shown.get("seller_id", "")),
            public_key=str(kept.get("public_key", "")),
            private_key=str(kept.get("private_key", "")),
        )
    return stripe.Settings(
        account=str(shown.get("account", "")),
        live=bool(shown.get("live")),
        webhook_secret=str(kept.get("webhook_secret", "")),
        api_key=str(kept.get("api_key", "")),
    )


def _wechat(given: Mapping[str, Any]) -> wechat.Settings:
    keys = given.get("platform_keys") or {}
    if isinstance(keys, str):
        try:
            keys = json.loads(keys)
        except ValueError:
            keys = None
    if not isinstance(keys, dict):
        raise payments.ProviderSettingsWrong(field="platform_keys", problem="a JSON object of serial and PEM")
    return wechat.Settings(
        mchid=str(given.get("mchid", "")),
        appid=str(given.get("appid", "")),
        platform_keys={str(serial): str(pem) for serial, pem in keys.items()},
        apiv3_key=str(given.get("apiv3_key", "")),
        merchant_serial=str(given.get("merchant_serial", "")),
        merchant_key=str(given.get("merchant_key", "")),
    )


def simulator_keys() -> dict[str, Any]:
    """The simulator's own: it speaks as WeChat Pay does, with a pair of keys made here and known to nobody."""
    private, public = new_pair()
    serial = secrets.token_hex(20).upper()
    return {
        "mchid": "1900000000", "appid": "wx0000lotline0000", "apiv3_key": secrets.token_hex(16),
        "platform_keys": {serial: public}, "private_key": private, "serial": serial,
    }  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """A provider with its keys, for the moment of one call or notification."""

    row: Provider
    kept: Mapping[str, Any]

    @property
    def adapter(self) -> Any:
        return adapter_settings(self.row.code, self.row.settings, self.kept)


async def opened(read: Read, code: str) -> Opened:
    """Raises ProviderOff for one that is not taken here."""
    row: Provider | None = await read.one(BY_CODE, code=code)
    if row is None or not row.enabled or (code == SIMULATOR and settings().production):
        raise ProviderOff(provider=code)
    return Opened(row, await _kept(read, row))


async def ways_of(read: Read, currency: str) -> dict[str, Any]:
    """How a customer can pay in this currency, with what it must know for it."""
    rows: list[Provider] = await read.all(ALL)
    return {
        row.code: {name: value for name, value in row.settings.items() if row.code == BANK and name in PUBLIC}
        for row in rows
        if row.enabled and currency in TAKES[row.code] and not (row.code == SIMULATOR and settings().production)
    }


async def _kept(read: Read, row: Provider) -> dict[str, Any]:
    box = await read.get(ProviderSecret, row.id)
    return dict(json.loads(unseal(box.box, read.tenant_id, row.id))) if box else {}


async def _keep(work: Work, row: Provider, kept: Mapping[str, Any]) -> None:
    sealed = seal(json.dumps(kept), work.tenant_id, row.id)
    box = await work.get(ProviderSecret, row.id)
    if box is None:
        await work.insert(ProviderSecret(id=row.id, box=sealed))
    else:
        await work.change(box, box=sealed)
