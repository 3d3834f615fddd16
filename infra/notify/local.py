"""The local mailbox: where messages land that no gateway carries, on an installation that is not in production.

Codes of sign-up and sign-in are read there, at `/api/mailbox`, by whoever tries Lotline on his own machine. With a
gateway, or in production, nothing is ever written to it.
"""

import fcntl
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from infra import clock
from infra.notify.contract import Notice
from infra.settings import settings

FILE = "mailbox.jsonl"
KEPT = timedelta(hours=1)
MOST = 100


class LocalMailbox:
    name = "local"

    def __init__(self, kind: str) -> None:
        """`kind` is the channel it stands in for: sms or email."""
        self.kind = kind

    async def send(self, to: str, notice: Notice) -> None:
        letter = {
            "id": str(notice.id),
            "at": clock.now().isoformat(),
            "channel": self.kind,
            "to": to,
            "title": notice.title,
            "body": notice.body,
            "link": notice.link,
        }
        _keep(_path(), letter)


def letters() -> list[dict[str, Any]]:
    """What arrived within the last hour, newest first."""
    path = _path()
    if not path.exists():
        return []
    return list(reversed(_recent(path.read_text("utf-8"))))


def _path() -> Path:
    return settings().state / FILE


def _recent(text: str) -> list[dict[str, Any]]:
    since = clock.now() - KEPT
    kept = [json.loads(line) for line in text.splitlines() if line.strip()]
    return [each for each in kept if datetime.fromisoformat(each["at"]) > since][-MOST:]


def _keep(path: Path, letter: dict[str, Any]) -> None:
    """Several processes write: under a lock, and only the last hour stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        lines = [*_recent(file.read()), letter][-MOST:]
        file.seek(0)
        file.truncate()
        file.write("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines))


__all__ = ["LocalMailbox", "letters"]
