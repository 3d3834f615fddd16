"""The bell between processes: one datagram to the relay after a commit. It may be lost; the relay's poll is the net."""

from __future__ import annotations

import socket
from pathlib import Path

from infra.settings import settings

_sender: socket.socket | None = None


def ring(path: Path | None = None) -> bool:
    """Tell the relay that rows are due. Never raises, never waits; whether anyone heard it matters to tests only."""
    global _sender
    try:
        if _sender is None:
            _sender = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            _sender.setblocking(False)
        _sender.sendto(b"1", str(path or settings().ring))
    except OSError:
        return False
    return True
