"""`./lotline status`: what runs, and whether it answers. Exit code 0 when all is well, 3 when it is down."""

import sys

from infra.bootstrap import processes, say
from infra.bootstrap.places import state_dir
from infra.launch import running


def main() -> int:
    state = state_dir()
    holder, note = running.holder(state), running.note(state)
    if holder is None:
        say.line(f"Lotline does not run. Data: {state}{'' if (state / 'pgdata').exists() else ' (none yet)'}")
        return 3
    if not note:
        say.line(f"Lotline is starting (process {holder}).")
        return 0
    healthy = running.answers(f"{note['health']}/api/ready")
    say.line(f"{note['url']}  {'answers' if healthy else 'DOES NOT ANSWER'}  (process {holder})")
    for name, pid in note["pids"].items():
        say.line(f"  {name.ljust(10)} {pid}  {'runs' if processes.alive(pid) else 'ended'}")
    say.line(f"  data       {state}")
    return 0 if healthy else 1


if __name__ == "__main__":
    sys.exit(main())
