"""Single sign-on with a real provider on the loopback: what is genuine comes in, every lie is refused in words."""

import base64
import hmac
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from lxml import etree

from infra import clock
from infra.actions import run
from infra.work import Actor
from tenants import identity
from tenants.identity import errors
from tenants.identity.security.commands import change_security_policy
from tenants.identity.security.errors import BreakGlassMissing, NoProviderWorks, WayClosed
from tenants.identity.sso import commands, entering, oidc, saml
from tenants.identity.sso.commands import SaveSsoProvider, save_sso_provider
from tenants.identity.sso.entering import Asked, Back
from tenants.identity.sso.errors import (
    ProviderAddressForbidden,
    ProviderDown,
    ProviderIncomplete,
    ProviderInUse,
    SsoRefused,
)
from tenants.roles import ADMIN, OPERATOR
from tests.kit.idp import ASSERTION, PROTOCOL, Idp, Person, identity_provider
from tests.kit.people import PASSWORD, Staff
from tests.tenants.identity.test_factors import policy


@pytest.fixture(scope="module")
def shared_idp() -> Iterator[Idp]:
    with identity_provider() as idp:
        yield idp


@pytest.fixture
def idp(shared_idp: Idp) -> Idp:
    """The same keys for every test, none of the lies of the last one."""
    shared_idp.person, shared_idp.claims, shared_idp.codes = Person(), {}, {}
    shared_idp.foreign_key = shared_idp.unsigned = shared_idp.down = False
    oidc.forget()
    return shared_idp


async def saved(staff: Staff, idp: Idp, kind: str = "oidc", by: Actor | None = None, **more: Any) -> UUID:
    given: dict[str, Any] = {"kind": kind, "name": "恒准 AD", "enabled": True}
    if kind == "oidc":
        given |= {"issuer": idp.url, "client_id": idp.client_id, "client_secret": idp.client_secret}
    else:
        given |= {"metadata": idp.metadata()}
    row = await staff.does(save_sso_provider, SaveSsoProvider(**given | more), by)
    return UUID(str(row.id))


async def by_oidc(staff: Staff, idp: Idp, provider: UUID, **changed: Any) -> Back:
    """Out and back again in one browser; `changed` is what somebody did to the callback."""
    trip = await entering.set_out(staff.slug, provider, Asked())
    query: dict[str, Any] = {"browser": trip.browser, **idp.authorize(trip.address)} | changed
    return await back_by_oidc(staff, query)


async def back_by_oidc(staff: Staff, query: dict[str, Any]) -> Back:
    return await entering.oidc_back(
        staff.slug, state=query["state"], code=query.get("code"), error=query.get("error"),
        browser=query["browser"], address="10.0.0.7", agent="test",
    )  # fmt: skip


async def by_saml(staff: Staff, idp: Idp, provider: UUID, **lies: Any) -> Back:
    trip = await entering.set_out(staff.slug, provider, Asked())
    asked = idp.request_of(trip.address)
    return await back_by_saml(staff, trip.browser, asked["state"], idp.response(asked, **lies))


async def back_by_saml(staff: Staff, browser: str, state: str, answer: str) -> Back:
    ticket = await entering.saml_back(staff.slug, state=state, answer=answer)
    return await entering.saml_done(
        staff.slug, ticket=ticket, browser=browser, address="10.0.0.7", agent="test"
    )  # fmt: skip


async def refused(staff: Staff, reason: str, attempt: Any) -> None:
    with pytest.raises(SsoRefused) as caught:
        await attempt
    assert caught.value.params == {"reason": reason}
    assert await staff.rows("identity_session") == []
    assert await staff.rows("identity_sso_identity") == []


class TestOpenId:
    async def test_somebody_known_comes_in(self, staff: Staff, idp: Idp) -> None:
        wang = await staff.hire("wang", OPERATOR)
        provider = await saved(staff, idp)
        back = await by_oidc(staff, idp, provider)
        assert back.signed_in is not None
        assert (back.to, back.signed_in.actor.id) == ("c", wang.id)
        (session,) = await staff.rows("identity_session")
        assert (session["proved_by"], session["limited"], session["address"]) == ("oidc", None, "10.0.0.7")
        asked = idp.asked[-1]
        assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
        assert idp.client_secret not in str([dict(row) for row in await staff.rows("journal")])
        assert idp.client_secret not in str([dict(row) for row in await staff.rows("identity_sso_secret")])

        idp.person.login, idp.person.email = "renamed", "new@hengzhun.cn"
        again = await by_oidc(staff, idp, provider)
        assert again.signed_in is not None
        assert again.signed_in.actor.id == wang.id, "his id at the provider decides, not his name"

    @pytest.mark.parametrize(
        ("claims", "reason"),
        [
            ({"iss": "https://evil.example"}, "issuer"),
            ({"aud": "another-client"}, "audience"),
            ({"aud": ["lotline", "another"]}, "audience"),
            ({"aud": ["lotline", "another"], "azp": "another"}, "audience"),
            ({"azp": "another"}, "audience"),
            ({"exp": 1}, "expired"),
            ({"exp": None}, "expired"),
            ({"iat": 99999999999}, "early"),
            ({"nonce": "of another trip"}, "nonce"),
            ({"nonce": None}, "nonce"),
            ({"sub": None}, "subject"),
            ({"sub": ""}, "subject"),
        ],
    )
    async def test_what_the_token_says_is_not_right(
        self, staff: Staff, idp: Idp, claims: dict[str, Any], reason: str
    ) -> None:
        await staff.hire("wang", OPERATOR)
        idp.claims = claims
        await refused(staff, reason, by_oidc(staff, idp, await saved(staff, idp)))

    async def test_another_key_no_signature_a_changed_token(
        self, staff: Staff, idp: Idp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await staff.hire("wang", OPERATOR)
        provider = await saved(staff, idp)
        idp.foreign_key = True
        await refused(staff, "signature", by_oidc(staff, idp, provider))
        idp.foreign_key, idp.unsigned = False, True
        await refused(staff, "unsigned", by_oidc(staff, idp, provider))
        idp.unsigned = False
        genuine = idp.id_token
        monkeypatch.setattr(idp, "id_token", lambda nonce: _changed(genuine(nonce)))
        await refused(staff, "signature", by_oidc(staff, idp, provider))

    async def test_the_public_key_is_no_hmac_secret(
        self, staff: Staff, idp: Idp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Algorithm confusion: HS256 with what everybody can fetch."""
        await staff.hire("wang", OPERATOR)
        genuine = idp.id_token

        def forged(nonce: str) -> str:
            head = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":"k1"}').rstrip(b"=").decode()
            text = f"{head}.{genuine(nonce).split('.')[1]}"
            mac = hmac.digest(idp.key.as_pem(private=False), text.encode(), "sha256")
            return f"{text}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"

        monkeypatch.setattr(idp, "id_token", forged)
        await refused(staff, "signature", by_oidc(staff, idp, await saved(staff, idp)))

    async def test_an_answer_counts_once_in_one_browser_and_in_time(self, staff: Staff, idp: Idp) -> None:
        await staff.hire("wang", OPERATOR)
        provider = await saved(staff, idp)
        await refused(staff, "browser", by_oidc(staff, idp, provider, browser="somebody else's"))
        await refused(staff, "browser", by_oidc(staff, idp, provider, browser=None))
        await refused(staff, "answered", by_oidc(staff, idp, provider, state="invented"))
        await refused(staff, "denied", by_oidc(staff, idp, provider, code=None, error="access_denied"))
        await refused(staff, "denied", by_oidc(staff, idp, provider, code="invented"))
        with clock.frozen(clock.now()):
            trip = await entering.set_out(staff.slug, provider, Asked())
            query = {"browser": trip.browser, **idp.authorize(trip.address)}
            clock.advance(timedelta(minutes=10))
            await refused(staff, "answered", back_by_oidc(staff, query))

        trip = await entering.set_out(staff.slug, provider, Asked())
        query = {"browser": trip.browser, **idp.authorize(trip.address)}
        assert (await back_by_oidc(staff, query)).signed_in is not None
        with pytest.raises(SsoRefused):
            await back_by_oidc(staff, query)
        assert len(await staff.rows("identity_session")) == 1

    async def test_another_companys_answer(self, staff: Staff, idp: Idp, open_staff: Any) -> None:
        other: Staff = await open_staff()
        await staff.hire("wang", OPERATOR)
        await other.hire("wang", OPERATOR)
        await saved(staff, idp)
        trip = await entering.set_out(other.slug, await saved(other, idp), Asked())
        await refused(staff, "answered", back_by_oidc(staff, {"browser": trip.browser, **idp.authorize(trip.address)}))
        await refused(staff, "switched_off", entering.set_out(staff.slug, UUID(int=7), Asked()))

    async def test_a_provider_that_is_down_or_another_one(self, staff: Staff, idp: Idp) -> None:
        provider = await saved(staff, idp)
        idp.down = True
        with pytest.raises(ProviderDown):
            await entering.set_out(staff.slug, provider, Asked())
        idp.down = False
        other = await saved(staff, idp, name="spelt otherwise", issuer=f"{idp.url}/")
        await refused(staff, "issuer", entering.set_out(staff.slug, other, Asked()))

    async def test_fresh_proof_is_asked_of_the_provider(self, staff: Staff, idp: Idp) -> None:
        trip = await entering.set_out(staff.slug, await saved(staff, idp), Asked(again=True))
        idp.authorize(trip.address)
        assert (idp.asked[-1]["prompt"], idp.asked[-1]["max_age"]) == ("login", "0")


def _changed(token: str) -> str:
    head, body, signature = token.split(".")
    content = base64.urlsafe_b64decode(body + "==").replace(b'"wang"', b'"boss"')
    return f"{head}.{base64.urlsafe_b64encode(content).rstrip(b'=').decode()}.{signature}"


class TestSaml:
    @pytest.mark.parametrize("sign", ["assertion", "response"])
    async def test_somebody_known_comes_in(self, staff: Staff, idp: Idp, sign: str) -> None:
        wang = await staff.hire("wang", OPERATOR)
        back = await by_saml(staff, idp, await saved(staff, idp, "saml"), sign=sign)
        assert back.signed_in is not None
        assert back.signed_in.actor.id == wang.id
        assert [row["proved_by"] for row in await staff.rows("identity_session")] == ["saml"]

    @pytest.mark.parametrize(
        ("lies", "reason"),
        [
            ({"sign": "none"}, "unsigned"),
            ({"foreign": True}, "signature"),
            ({"audience": "https://another.example/saml"}, "audience"),
            ({"recipient": "https://another.example/acs"}, "recipient"),
            ({"in_response_to": "_another"}, "answered"),
            ({"issuer": "https://evil.example"}, "issuer"),
            ({"not_on_or_after": clock.now() - timedelta(hours=1)}, "expired"),
            ({"name_id": ""}, "subject"),
            ({"status": "urn:oasis:names:tc:SAML:2.0:status:Responder"}, "denied"),
        ],
        ids=["unsigned", "foreign", "audience", "recipient", "answered", "issuer", "expired", "subject", "denied"],
    )
    async def test_what_the_assertion_says_is_not_right(
        self, staff: Staff, idp: Idp, lies: dict[str, Any], reason: str
    ) -> None:
        await staff.hire("wang", OPERATOR)
        await refused(staff, reason, by_saml(staff, idp, await saved(staff, idp, "saml"), **lies))

    @pytest.mark.parametrize("trick", ["changed", "cut", "wrapped", "beside", "inside_signature", "twice", "outer"])
    @pytest.mark.parametrize("sign", ["assertion", "response"])
    async def test_signature_wrapping(self, staff: Staff, idp: Idp, trick: str, sign: str) -> None:
        """The eight ways of Somorovsky et al. (2012) come down to these: the signed assertion is kept somewhere, an
        evil one stands where it is read."""
        await staff.hire("wang", OPERATOR)
        await staff.hire("boss", ADMIN)
        trip = await entering.set_out(staff.slug, await saved(staff, idp, "saml"), Asked())
        asked = idp.request_of(trip.address)
        root = etree.fromstring(base64.b64decode(idp.response(asked, sign=sign)))
        answer = base64.b64encode(TRICKS[trick](root)).decode()
        before = len(await staff.rows("identity_session"))
        with pytest.raises(SsoRefused) as caught:
            await back_by_saml(staff, trip.browser, asked["state"], answer)
        assert caught.value.params["reason"] in ("signature", "unsigned", "broken"), trick
        assert len(await staff.rows("identity_session")) == before == 0

    @pytest.mark.parametrize(
        "content",
        [
            b"", b"not xml", b"<Response/>", b"\xff\xfe",
            b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
            b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><r>&b;&b;&b;</r>',
            b'<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd"><r/>',
            b"<r><?php evil ?></r>",
        ],
        ids=["empty", "text", "other", "bytes", "xxe", "laughs", "dtd", "pi"],
    )  # fmt: skip
    async def test_what_is_no_answer(self, staff: Staff, idp: Idp, content: bytes) -> None:
        trip = await entering.set_out(staff.slug, await saved(staff, idp, "saml"), Asked())
        state = idp.request_of(trip.address)["state"]
        await refused(staff, "broken", back_by_saml(staff, trip.browser, state, base64.b64encode(content).decode()))

    async def test_a_comment_does_not_cut_a_name(self, staff: Staff, idp: Idp) -> None:
        trip = await entering.set_out(staff.slug, await saved(staff, idp, "saml"), Asked())
        asked = idp.request_of(trip.address)
        text = base64.b64decode(idp.response(asked, name_id="admin.evil")).replace(b"admin.evil", b"admin<!---->.evil")
        answer = base64.b64encode(text).decode()
        await refused(staff, "broken", back_by_saml(staff, trip.browser, asked["state"], answer))

    async def test_an_answer_counts_once_and_for_one_browser(self, staff: Staff, idp: Idp) -> None:
        await staff.hire("wang", OPERATOR)
        trip = await entering.set_out(staff.slug, await saved(staff, idp, "saml"), Asked())
        asked = idp.request_of(trip.address)
        answer = idp.response(asked)
        await refused(staff, "answered", entering.saml_back(staff.slug, state="invented", answer=answer))
        ticket = await entering.saml_back(staff.slug, state=asked["state"], answer=answer)
        await refused(staff, "answered", entering.saml_back(staff.slug, state=asked["state"], answer=answer))
        done: dict[str, Any] = {"address": None, "agent": None}
        await refused(staff, "browser", entering.saml_done(staff.slug, ticket=ticket, browser="another", **done))
        await refused(staff, "answered", entering.saml_done(staff.slug, ticket=ticket, browser=trip.browser, **done))

    def test_what_we_say_about_ourselves(self) -> None:
        root = etree.fromstring(
            saml.metadata(saml.Service("https://l.example/api/sso/x/saml", "https://l.example/acs"))
        )
        assert root.get("entityID") == "https://l.example/api/sso/x/saml"
        assert "https://l.example/acs" in etree.tostring(root).decode()


def _assertion(root: Any) -> Any:
    return next(root.iter(f"{{{ASSERTION}}}Assertion"))


def _evil(root: Any) -> Any:
    """A copy that names somebody else, with an id of its own and no signature."""
    evil = etree.fromstring(etree.tostring(_assertion(root)))
    evil.set("ID", "_evil")
    for signature in evil.findall("{http://www.w3.org/2000/09/xmldsig#}Signature"):
        evil.remove(signature)
    for value in evil.iter(f"{{{ASSERTION}}}AttributeValue", f"{{{ASSERTION}}}NameID"):
        value.text = "boss"
    return evil


def _write(root: Any) -> bytes:
    written: bytes = etree.tostring(root)
    return written


def _with_changed_name(root: Any) -> bytes:
    return _write(root).replace(b">wang<", b">boss<")


def _cut(root: Any) -> bytes:
    for signature in list(root.iter("{http://www.w3.org/2000/09/xmldsig#}Signature")):
        signature.getparent().remove(signature)
    return _write(root)


def _wrapped(root: Any) -> bytes:
    """The evil one around the signed one, which stands in its own subject."""
    signed = _assertion(root)
    evil = _evil(root)
    signed.getparent().replace(signed, evil)
    evil.append(signed)
    return _write(root)


def _beside(root: Any) -> bytes:
    root.insert(0, _evil(root))
    return _write(root)


def _inside_signature(root: Any) -> bytes:
    signed = _assertion(root)
    evil = _evil(root)
    signature = next(root.iter("{http://www.w3.org/2000/09/xmldsig#}Signature"), None)
    assert signature is not None
    holder = etree.SubElement(signature, "{http://www.w3.org/2000/09/xmldsig#}Object")
    parent = signed.getparent()
    parent.replace(signed, evil)
    if signature.getparent() is signed:
        evil.insert(1, signature)
    holder.append(signed)
    return _write(root)


def _same_id_twice(root: Any) -> bytes:
    evil = _evil(root)
    evil.set("ID", _assertion(root).get("ID"))
    root.append(evil)
    return _write(root)


def _response_in_response(root: Any) -> bytes:
    outer = etree.fromstring(etree.tostring(root))
    for each in outer.findall(f"{{{ASSERTION}}}Assertion"):
        outer.remove(each)
    outer.set("ID", "_outer")
    outer.append(_evil(root))
    holder = etree.SubElement(outer, f"{{{PROTOCOL}}}Extensions")
    holder.append(root)
    return _write(outer)


TRICKS = {
    "changed": _with_changed_name, "cut": _cut, "wrapped": _wrapped, "beside": _beside,
    "inside_signature": _inside_signature, "twice": _same_id_twice, "outer": _response_in_response,
}  # fmt: skip


class TestWhoItIsHere:
    async def test_a_stranger_is_taken_in_only_where_that_is_wanted(self, staff: Staff, idp: Idp) -> None:
        role = await staff.role(OPERATOR)
        provider = await saved(staff, idp)
        await refused(staff, "unknown_person", by_oidc(staff, idp, provider))
        people = len(await staff.rows("identity_user"))
        await saved(staff, idp, provider_id=provider, provisions=True, default_role_id=role.id)
        back = await by_oidc(staff, idp, provider)
        assert back.signed_in is not None
        assert (back.signed_in.actor.name, len(await staff.rows("identity_user"))) == ("王建国", people + 1)
        grants = await staff.rows("identity_grant", "user_id = $2", back.signed_in.actor.id)
        assert [grant["role_id"] for grant in grants] == [role.id]
        assert back.signed_in.actor.permissions.keys() >= {"identity.todo:act"}

    async def test_by_proved_mail_but_not_by_an_unproved_one(self, staff: Staff, idp: Idp) -> None:
        wang = await staff.hire("jianguo", OPERATOR, email="wang@hengzhun.cn")
        provider = await saved(staff, idp)
        idp.person.login = "nobody-here"
        idp.claims = {"email_verified": False}
        await refused(staff, "unknown_person", by_oidc(staff, idp, provider))
        idp.claims = {}
        back = await by_oidc(staff, idp, provider)
        assert back.signed_in is not None
        assert back.signed_in.actor.id == wang.id

    async def test_whoever_left_stays_out(self, staff: Staff, idp: Idp) -> None:
        from tenants.identity.commands import people

        await staff.hire("boss", ADMIN)
        wang = await staff.hire("wang", OPERATOR)
        provider = await saved(staff, idp, provisions=True)
        await by_oidc(staff, idp, provider)
        await staff.does(people.deactivate_user, people.DeactivateUser(user_id=wang.id))
        with pytest.raises(SsoRefused) as caught:
            await by_oidc(staff, idp, provider)
        assert caught.value.params == {"reason": "unknown_person"}
        assert len(await staff.rows("identity_session", "ended_at IS NULL")) == 0

    @pytest.mark.parametrize(("counts", "limited"), [(True, None), (False, "enrol")])
    async def test_a_provider_that_asks_twice_itself(
        self, staff: Staff, idp: Idp, counts: bool, limited: str | None
    ) -> None:
        boss = await staff.signed_in("boss", ADMIN)
        await run(boss, change_security_policy, policy(second_factor="everyone"))
        await staff.hire("wang", OPERATOR)
        back = await by_oidc(staff, idp, await saved(staff, idp, counts_as_second=counts))
        assert back.signed_in is not None
        assert back.signed_in.limited == limited


class TestSettingItUp:
    async def test_a_test_signs_nobody_in_and_says_what_came_of_it(self, staff: Staff, idp: Idp) -> None:
        boss = await staff.signed_in("boss", ADMIN)
        for kind, name in (("oidc", "A"), ("saml", "B")):
            provider = await saved(staff, idp, kind, boss, name=name, enabled=False)
            with pytest.raises(SsoRefused):
                await entering.set_out(staff.slug, provider, Asked())
            trip = await entering.set_out(staff.slug, provider, Asked(tester=boss))
            if kind == "oidc":
                query = {"browser": trip.browser, **idp.authorize(trip.address)}
                back = await back_by_oidc(staff, query)
            else:
                asked = idp.request_of(trip.address)
                back = await back_by_saml(staff, trip.browser, asked["state"], idp.response(asked))
            assert (back.signed_in, back.reason) == (None, None)
            (row,) = await staff.rows("identity_sso_provider", "id = $2", provider)
            assert row["tested_at"] is not None
            assert (row["tested_by"], row["problem"]) == ("Boss", None)
        assert len(await staff.rows("identity_session")) == 1  # the administrator's own

        trip = await entering.set_out(staff.slug, provider, Asked(tester=boss))
        asked = idp.request_of(trip.address)
        back = await back_by_saml(staff, trip.browser, asked["state"], idp.response(asked, audience="x"))
        assert back.reason == "audience"
        assert (await staff.rows("identity_sso_provider", "id = $2", provider))[0]["problem"] == "audience"

    async def test_single_sign_on_only_needs_a_way_back(self, staff: Staff, idp: Idp) -> None:
        boss = await staff.signed_in("boss", ADMIN, secrets=True)
        wang = await staff.hire("wang", OPERATOR, secrets=True)
        provider = await saved(staff, idp, by=boss)
        wanted = policy(sso_only=True, break_glass_ids=[boss.id])
        before = await staff.written()
        with pytest.raises(NoProviderWorks):
            await run(boss, change_security_policy, wanted)
        trip = await entering.set_out(staff.slug, provider, Asked(tester=boss))
        await back_by_oidc(staff, {"browser": trip.browser, **idp.authorize(trip.address)})
        for nobody in ([], [wang.id]):
            with pytest.raises(BreakGlassMissing):
                await run(boss, change_security_policy, policy(sso_only=True, break_glass_ids=nobody))
        assert (await staff.written())["identity_session"] == before["identity_session"]
        assert await staff.rows("identity_security_policy") == []

        await run(boss, change_security_policy, policy(sso_only=True, break_glass_ids=[boss.id]))
        with pytest.raises(WayClosed):
            await identity.sign_in(staff.slug, "wang", PASSWORD)
        with pytest.raises(errors.SignInRefused):
            await identity.sign_in(staff.slug, "wang", "wrong-password-1")
        assert (await by_oidc(staff, idp, provider)).signed_in is not None
        assert (await identity.sign_in(staff.slug, "boss", PASSWORD)).actor.id == boss.id
        told = await staff.rows("identity_todo", "kind = 'identity.break_glass_used'")
        assert len(told) == 1
        with pytest.raises(ProviderInUse):
            await run(boss, commands.remove_sso_provider, commands.RemoveSsoProvider(provider_id=provider))

    @pytest.mark.parametrize(
        "issuer",
        ["http://idp.example.com", "https://10.0.0.1@evil", "ftp://x", "", "https://user:pass@idp.example.com",
         "file:///etc/passwd", "https://[::1", "https://idp.example.com/#x"],
    )  # fmt: skip
    async def test_addresses_that_are_not_fetched(self, staff: Staff, idp: Idp, issuer: str) -> None:
        with pytest.raises(ProviderAddressForbidden):
            await saved(staff, idp, issuer=issuer)
        assert await staff.rows("identity_sso_provider") == []

    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "169.254.169.254", "10.0.0.8", "192.168.1.1"])
    async def test_the_own_network_stays_closed(self, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Outside tests a name that leads inside is refused before a byte is sent."""
        from dataclasses import replace

        from infra.settings import settings
        from tenants.identity.sso import outward

        monkeypatch.setattr(outward, "settings", lambda: replace(settings(), env="production"))
        with pytest.raises(ProviderAddressForbidden):
            await outward.fetch(f"https://{host}/.well-known/openid-configuration")

    async def test_half_a_provider(self, staff: Staff, idp: Idp) -> None:
        for given in (
            {"kind": "oidc", "issuer": idp.url},
            {"kind": "saml", "metadata": "<x/>"},
            {"kind": "saml", "metadata": "no xml"},
            {"kind": "saml", "issuer": "x", "sso_url": idp.url, "certificates": ["no certificate"]},
            {"kind": "saml", "issuer": "x", "sso_url": idp.url},
            {"kind": "ldap"},
        ):
            with pytest.raises(ProviderIncomplete):
                await staff.does(save_sso_provider, SaveSsoProvider(name="Half", **given))  # type: ignore[arg-type]
        assert await staff.rows("identity_sso_provider") == []
