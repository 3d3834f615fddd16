"""`./lotline reset`: throw away database, objects, keys and seals of this installation. The local CA stays."""

import argparse
import os
import shutil
import sys

from infra.bootstrap import say
from infra.bootstrap.places import state_dir
from infra.launch import running

KEPT = {"tls", "lock"}  # phones have installed the authority


def main() -> int:
    parser = argparse.ArgumentParser(prog="./lotline reset")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options = parser.parse_args()
    state = state_dir()
    if os.environ.get("DATABASE_URL"):
        say.trouble("DATABASE_URL names your own server: drop and create that database yourself, then ./lotline up")
        return 1
    if not state.exists():
        say.line("Nothing to reset.")
        return 0
    if not options.yes and input(f"All data in {state} will be gone. Type yes: ").strip() != "yes":
        say.line("Kept.")
        return 1
    try:
        with running.only_one(state):
            for path in state.iterdir():
                if path.name not in KEPT:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
    except running.AlreadyRunning:
        say.trouble("Lotline is running: ./lotline down first")
        return 1
    say.line("Gone. ./lotline up starts anew.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
