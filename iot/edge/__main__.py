"""`./lotline edge`: see iot/edge/__init__.py."""

import argparse
import os
import re
import sys
from pathlib import Path

from iot.edge import __doc__ as about
from iot.edge.agent import run
from iot.edge.memory import AlreadyRunning, Memory
from iot.edge.wire import Wire


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="./lotline edge", description=about,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--url", required=True, help="where Lotline is, e.g. https://mes.example.com")
    parser.add_argument("--name", required=True, help="what people call this place, e.g. 一厂")
    parser.add_argument("--token-file", help="a file with the API token; else LOTLINE_EDGE_TOKEN")
    parser.add_argument("--memory", help="where it remembers what it began (default: ~/.local/state/lotline-edge)")
    parser.add_argument("--ca", help="certificate authority of a Lotline with a certificate of its own")
    parser.add_argument("--every", type=float, default=10.0, help="seconds between looks when the bell is silent")
    given = parser.parse_args(arguments)
    token = Path(given.token_file).read_text() if given.token_file else os.environ.get("LOTLINE_EDGE_TOKEN", "")
    if not token.strip():
        parser.error("no token: make one in the console (API 令牌) with the right 代理打印 alone")
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "lotline-edge"
    file = re.sub(r"[^\w-]", "_", given.name) + ".jsonl"
    path = Path(given.memory) if given.memory else home / file
    try:
        memory = Memory(path)
    except AlreadyRunning:
        print(f"an agent with this memory runs already: {path}", file=sys.stderr)
        return 1
    return run(Wire(given.url, token.strip(), given.ca), memory, given.name, given.every)


if __name__ == "__main__":
    raise SystemExit(main())
