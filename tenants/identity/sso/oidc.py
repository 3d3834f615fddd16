"""OpenID Connect Core 1.0, authorization code flow with PKCE (RFC 7636). No implicit flow, no `none`, no HMAC."""

import base64
import hashlib
import hmac
import time
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlencode

import structlog
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from infra import clock
from tenants.identity.sso.errors import ProviderDown, SsoRefused
from tenants.identity.sso.outward import check_address, fetch

log = structlog.get_logger("lotline.sso")
ALGORITHMS: Final = [
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "Ed25519",
    "EdDSA",
]
SKEW: Final = 120
REMEMBERED: Final = 300.0
NEEDED: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_remembered: dict[str, tuple[float, dict[str, Any]]] = {}


class Client(NamedTuple):
    issuer: str
    client_id: str
    secret: str
    scopes: str
    redirect: str


async def discovered(issuer: str) -> dict[str, Any]:
    """The provider's own description (OpenID Connect Discovery 1.0). Raises ProviderDown, SsoRefused("issuer")."""
    found = await _json(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if found.get("issuer") != issuer:
        raise SsoRefused(reason="issuer")
    for name in NEEDED:
        if not isinstance(found.get(name), str):
            raise ProviderDown(problem=f"{name} is missing")
        check_address(found[name])
    return found


async def _json(url: str, *, again: bool = False) -> dict[str, Any]:
    known = _remembered.get(url)
    if known is not None and known[0] > time.monotonic() and not again:
        return known[1]
    found: dict[str, Any] = await fetch(url)
    if len(_remembered) > 1000:
        _remembered.clear()
    _remembered[url] = (time.monotonic() + REMEMBERED, found)
    return found


def challenge_of(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


async def where_to(client: Client, *, state: str, nonce: str, verifier: str, again: bool) -> str:
    """The address the browser is sent to; `again`: the provider must ask for the password anew."""
    described = await discovered(client.issuer)
    asked = {
        "response_type": "code",
        "client_id": client.client_id,
        "redirect_uri": client.redirect,
        "scope": client.scopes,
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge_of(verifier),
        "code_challenge_method": "S256",
    }
    if again:
        asked |= {"prompt": "login", "max_age": "0"}
    address = described["authorization_endpoint"]
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


async def claims_of(client: Client, *, code: str, nonce: str, verifier: str) -> dict[str, Any]:
    """What the provider says about whoever came back with this code. Raises SsoRefused, ProviderDown."""
    described = await discovered(client.issuer)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": client.redirect,
        "code_verifier": verifier,
    }
    methods = described.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    headers: dict[str, str] = {}
    if client.secret and "client_secret_basic" in methods:
        pair = f"{quote(client.client_id, safe='')}:{quote(client.secret, safe='')}"
        headers["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
    else:
        form |= {"client_id": client.client_id} | ({"client_secret": client.secret} if client.secret else {})
    answer = await fetch(described["token_endpoint"], form=form, headers=headers)
    token = answer.get("id_token")
    if not isinstance(token, str):
        log.warning("no id token", error=answer.get("error"), text=str(answer.get("error_description"))[:200])
        raise SsoRefused(reason="denied" if answer.get("error") else "broken")
    return checked(await _opened(token, described["jwks_uri"]), client, nonce)


async def _opened(token: str, jwks_uri: str) -> dict[str, Any]:
    """The claims, once the signature holds. A key nobody knows is asked for once more: providers change keys."""
    if token.count(".") != 2 or not token.rpartition(".")[2]:
        raise SsoRefused(reason="unsigned")
    for again in (False, True):
        try:
            keys = KeySet.import_key_set(await _json(jwks_uri, again=again))  # type: ignore[arg-type]
            return dict(jwt.decode(token, keys, algorithms=ALGORITHMS).claims)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            problem = f"{type(error).__name__}: {error}"[:200]
    log.warning("id token refused", problem=problem)
    raise SsoRefused(reason="signature")


def checked(claims: dict[str, Any], client: Client, nonce: str) -> dict[str, Any]:
    """OpenID Connect Core 3.1.3.7: who made it, whom it is for, when, and for which question."""
    now = clock.now().timestamp()
    if claims.get("iss") != client.issuer:
        raise SsoRefused(reason="issuer")
    audience = claims.get("aud")
    named = audience if isinstance(audience, list) else [audience]
    if client.client_id not in named or (len(named) > 1 and claims.get("azp") != client.client_id):
        raise SsoRefused(reason="audience")
    if "azp" in claims and claims["azp"] != client.client_id:
        raise SsoRefused(reason="audience")
    if not _number(claims.get("exp")) or claims["exp"] < now - SKEW:
        raise SsoRefused(reason="expired")
    if not _number(claims.get("iat")) or claims["iat"] > now + SKEW or claims.get("nbf", 0) > now + SKEW:
        raise SsoRefused(reason="early")
    if not hmac.compare_digest(str(claims.get("nonce") or ""), nonce):
        raise SsoRefused(reason="nonce")
    if not isinstance(claims.get("sub"), str) or not 0 < len(claims["sub"]) <= 255:
        raise SsoRefused(reason="subject")
    return claims


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def forget() -> None:
    _remembered.clear()
