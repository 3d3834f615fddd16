"""How fast the stand-alone verifier reads a trail: `./lotline bench verify [LINES]`.

A synthetic honest trail, every line a report with two row images (2 kB); the verifier runs as its own process. The
ratio compares it with the least any verifier must do: read the file, hash each line, parse it.
"""

import hashlib
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from infra.journal.export import VERIFIER
from infra.keys import Keyring
from tests.infra.journal.synthetic import write_bundle

ROUNDS = 5
GOALS = {"lines_per_cpu_second": 50_000, "vs_hash_and_parse": 0.30}


def children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cpu(run: Callable[[], None]) -> float:
    before = children_cpu()
    run()
    return children_cpu() - before


def floor(bundle: Path) -> None:
    """In a process of its own too: only hash and parse."""
    code = (
        "import hashlib, json, sys\n"
        "for line in open(sys.argv[1], 'rb'):\n"
        "    hashlib.sha256(line).digest(); json.loads(line.decode())\n"
    )
    subprocess.run([sys.executable, "-I", "-c", code, str(bundle / "lines.jsonl")], check=True)


def verify(bundle: Path, fingerprint: str) -> None:
    command = [sys.executable, "-I", str(VERIFIER), str(bundle), "--fingerprint", fingerprint, "--json"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert json.loads(done.stdout)["problems"] == []


def main() -> None:
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as scratch:
        ring = Keyring.open(Path(scratch) / "keys")
        bundle = write_bundle(Path(scratch) / "bundle", lines, ring)
        size = (bundle / "lines.jsonl").stat().st_size
        mark = hashlib.sha256((bundle / "manifest.json").read_bytes()).hexdigest()[:8]
        print(f"{lines} lines, {size / 1e6:.0f} MB, bundle {mark}, {ROUNDS} interleaved rounds")
        ours, least = [], []
        for _ in range(ROUNDS):
            ours.append(cpu(lambda: verify(bundle, ring.fingerprint)))
            least.append(cpu(lambda: floor(bundle)))
    rate, ratio = lines / median(ours), median(b / a for a, b in zip(ours, least, strict=True))
    print(f"{'':14}{'CPU s':>8}{'min-max':>14}{'lines/CPU s':>14}")
    for name, taken in (("verifier", ours), ("hash + parse", least)):
        span = f"{min(taken):.2f}-{max(taken):.2f}"
        print(f"{name:14}{median(taken):>8.2f}{span:>14}{lines / median(taken):>14,.0f}")
    line = {
        "bench": "verify",
        "ratios": {"vs_hash_and_parse": round(ratio, 3)},
        "lines_per_cpu_second": round(rate),
        "goals": GOALS,
        "ok": rate >= GOALS["lines_per_cpu_second"] and ratio >= GOALS["vs_hash_and_parse"],
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
