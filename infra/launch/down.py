"""`./lotline down`: stop what runs for this state directory, from any shell."""

import sys

from infra.bootstrap import say
from infra.bootstrap.places import state_dir
from infra.launch import running


def main() -> int:
    try:
        stopped = running.stop(state_dir())
    except TimeoutError as error:
        say.trouble(str(error))
        return 1
    say.line("Stopped; the data is kept." if stopped else "Lotline was not running.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
