"""`python -m api`: the API under granian."""

import os
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces, Loops

from infra.settings import settings


def main() -> None:
    certificate, key = os.environ.get("LOTLINE_TLS_CERT"), os.environ.get("LOTLINE_TLS_KEY")
    Granian(
        "api.app:create_app",
        factory=True,
        address=os.environ.get("LOTLINE_HOST", "127.0.0.1"),
        port=int(os.environ.get("PORT", "8000")),
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        workers=settings().workers,
        log_access=False,
        respawn_failed_workers=True,
        ssl_cert=Path(certificate) if certificate else None,
        ssl_key=Path(key) if key else None,
    ).serve()


if __name__ == "__main__":
    main()
