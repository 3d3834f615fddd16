"""The product with one of its walls taken out: the control that the attacks can fail.

`python -m tests.scale.mutant` is `python -m api` with the mutations named in LOTLINE_MUTANT (comma-separated):

    predicates   no statement built with `own` or `mine` carries its tenant predicate, and nobody checks for it
    blobs        pictures are kept by their hash alone
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any


def _predicates() -> None:
    from sqlalchemy import select, true

    import infra.db

    changes: dict[str, Any] = {"own": lambda _model: true(), "mine": select, "check_tenant": lambda _core: None}
    for name, value in changes.items():
        setattr(infra.db, name, value)


def _blobs() -> None:
    import api.blobs

    api.blobs.key_of = lambda _actor, sha256: f"blobs/{sha256[:2]}/{sha256}"  # type: ignore[assignment]


MUTATIONS: dict[str, Callable[[], None]] = {"predicates": _predicates, "blobs": _blobs}


def create_app() -> Any:
    for name in filter(None, os.environ.get("LOTLINE_MUTANT", "").split(",")):
        MUTATIONS[name]()
    from api.app import create_app as real

    return real()


def main() -> None:
    from granian import Granian
    from granian.constants import Interfaces, Loops

    Granian(
        "tests.scale.mutant:create_app", factory=True, address="127.0.0.1", port=int(os.environ["PORT"]),
        interface=Interfaces.ASGI, loop=Loops.uvloop, workers=1, log_access=False,
    ).serve()  # fmt: skip


if __name__ == "__main__":
    main()
