"""Where things live. Root: /var/lib/lotline, anyone else: XDG_STATE_HOME; one directory per checkout."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def project_id(project: Path = PROJECT) -> str:
    return hashlib.sha256(str(project).encode()).hexdigest()[:10]


def state_dir(env: Mapping[str, str] = os.environ) -> Path:
    if chosen := env.get("LOTLINE_STATE"):
        return Path(chosen).resolve()
    if os.geteuid() == 0:
        return Path("/var/lib/lotline") / project_id()
    home = env.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(home) / "lotline" / project_id()
