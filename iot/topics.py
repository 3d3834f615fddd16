"""Topic names of the device door: `lotline/v1/{tenant}/{site}/{work_center}/{signal}`."""

import re
from dataclasses import dataclass

ROOT = "lotline/v1"
EVERYTHING = f"{ROOT}/+/+/+/+"
SHARED_GROUP = "lotline-bridge"

_LEVEL = re.compile(r"[^\s/+#$\x00-\x1f\x7f]{1,64}")


@dataclass(frozen=True)
class Topic:
    tenant: str
    site: str
    work_center: str
    signal: str

    def __str__(self) -> str:
        return f"{ROOT}/{self.tenant}/{self.site}/{self.work_center}/{self.signal}"


class UnknownTopic(ValueError):
    """Not one of ours; the text says what is wrong with it."""


def parse(text: str) -> Topic:
    prefix = ROOT + "/"
    if not text.startswith(prefix):
        raise UnknownTopic(f"a topic starts with {prefix}")
    levels = text[len(prefix) :].split("/")
    if len(levels) != 4:
        raise UnknownTopic("a topic has the levels tenant/site/work_center/signal")
    for level in levels:
        if not _LEVEL.fullmatch(level):
            raise UnknownTopic(f"the level {level[:64]!r} has characters a code cannot have")
    return Topic(*levels)
