"""What every channel does, and how it fails."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from infra.errors import Conflict, Unavailable


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One thing to say. `id` stays the same over retries: gateways that know it send once. `link` is absolute."""

    id: UUID
    title: str
    body: str
    link: str = ""
    urgent: bool = False
    locale: str = "zh-CN"  # of what a channel itself adds: the word on a link

    @property
    def open(self) -> str:
        return "Open" if self.locale.startswith("en") else "打开"


class Channel(Protocol):
    """Sends to one address. Raises ChannelDown or ChannelBusy (try again later) or ChannelRefused (never will)."""

    name: str

    async def send(self, to: str, notice: Notice) -> None: ...


class ChannelDown(Unavailable):
    code = "infra.channel_down"
    text = "{channel} does not answer: {problem}"


class ChannelBusy(ChannelDown):
    """It asks for patience: `seconds` is how much."""

    code = "infra.channel_busy"
    text = "{channel} takes no more messages for {seconds} s: {problem}"


class ChannelRefused(Conflict):
    code = "infra.channel_refused"
    text = "{channel} refuses: {problem}"


class AddressGone(ChannelRefused):
    """Nobody is there any more."""

    code = "infra.address_gone"
    text = "{channel} knows this address no more: {problem}"
