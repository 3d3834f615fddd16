"""Shop-floor phones as the server sees them: an enrolled device, whoever is signed in on it, and a queue of intents.

Keys and sign-ins are opened by their commands without hashing, as in `people`: a hundred of them cost seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from infra import clock
from infra.actions import run
from infra.ids import uuid7
from infra.work import Actor
from tenants.identity import tokens
from tenants.identity.commands import devices, sessions
from tenants.identity.models import User
from tests.kit.people import Staff

SYNC = """mutation Sync($envelopes: [EnvelopeInput!]!) { sync(envelopes: $envelopes) {
 serverTime expectedSeq verdicts { id seq verdict code params result } } }"""

Envelope = dict[str, Any]


@dataclass
class Phone:
    device: UUID
    key: str
    switch: UUID
    seq: int = 0
    build: str = "test-1"
    made: list[Envelope] = field(default_factory=list)

    def envelope(self, type: str, payload: Any, **more: Any) -> Envelope:
        """The next intent, as the app stores it at the tap."""
        self.seq += 1
        made = {
            "id": str(uuid7()), "device": str(self.device), "seq": self.seq, "lane": "main", "type": type, "v": 1,
            "payload": payload, "switch": str(self.switch), "atWall": clock.now().isoformat(), "srvOffset": 0.0,
            "build": self.build,
        } | more  # fmt: skip
        self.made.append(made)
        return made

    def report(self, operation: UUID, good: int = 1, **more: Any) -> Envelope:
        payload = {"operationId": str(operation), "goodQuantity": str(good)}
        return self.envelope("reporting.report_output", payload, **more)


async def enrolled(staff: Staff, user: User, name: str = "Phone") -> Phone:
    """A phone on which `user` is signed in."""
    key = tokens.issue(staff.slug, uuid7())
    cmd = devices.EnrollOwnDevice(device_id=key.id, key_hash=key.hash, name=name)
    await staff.does(devices.enroll_own_device, cmd)
    return Phone(key.id, str(key), await switched(staff, user, key.id))


async def switched(staff: Staff, user: User, device: UUID) -> UUID:
    """`user` takes the device over; the id of his switch."""
    token = tokens.issue(staff.slug, uuid7())
    person = Actor(
        tenant_id=staff.tenant_id, kind="user", id=user.id, name=user.name, device_id=device, slug=staff.slug, epoch=1,
        permissions={"identity.switch:open": None},
    )  # fmt: skip
    opened = sessions.OpenSwitch(
        switch_id=token.id, device_id=device, secret_hash=token.hash, credentials=user.credentials,
        expires_at=clock.now() + timedelta(hours=12), by="pin",
    )  # fmt: skip
    await run(person, sessions.open_switch, opened)
    return token.id
