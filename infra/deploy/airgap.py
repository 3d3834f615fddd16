"""`python3 airgap.py pack IMAGE OUT.tar | install OUT.tar`: the same image on a machine that has no network.

Plain Python, no packages: it runs on the target before anything of ours does. A bundle is a tar with the image as
`docker save` wrote it, the compose file with its settings, this script, and SHA256SUMS over all of them.
`install` checks every sum before it loads anything; the same command again with a newer bundle is an update.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BESIDE = ("compose.yaml", "mosquitto.conf", "env.example", "airgap.py", "README.md")
IMAGE, SUMS = "image.tar", "SHA256SUMS"
ENGINES = ("docker", "podman")


class Refused(RuntimeError):
    """The text says what is wrong."""


def digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def engine() -> str:
    found = next((name for name in ENGINES if shutil.which(name)), None)
    if found is None:
        raise Refused("neither docker nor podman is on this machine")
    return found


def pack(image: Path, out: Path) -> None:
    """`image` is an archive made by `docker save` (or `buildah push … docker-archive:`)."""
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        made = Path(folder) / "lotline"
        made.mkdir()
        shutil.copy(image, made / IMAGE)
        for name in BESIDE:
            shutil.copy(HERE / name, made / name)
        sums = [f"{digest(path)}  {path.name}\n" for path in sorted(made.iterdir())]
        (made / SUMS).write_text("".join(sums))
        with tarfile.open(out, "w") as bundle:
            bundle.add(made, "lotline")


def unpack(bundle: Path, into: Path) -> Path:
    """The checked directory. Raises Refused naming the first file that is missing, added or not what it was."""
    with tarfile.open(bundle) as content:
        content.extractall(into, filter="data")
    made = into / "lotline"
    if not (made / SUMS).is_file():
        raise Refused(f"{bundle.name} holds no {SUMS}: it is no bundle of ours")
    lines = (line.split() for line in (made / SUMS).read_text().splitlines())
    wanted: dict[str, str] = {name: sum_ for sum_, name in lines}
    there = {path.name for path in made.iterdir()} - {SUMS}
    if odd := sorted(there ^ wanted.keys()):
        raise Refused(f"{odd[0]} is {'not in the sums' if odd[0] in there else 'missing'}")
    for name, sum_ in sorted(wanted.items()):
        if digest(made / name) != sum_:
            raise Refused(f"{name} is damaged: its SHA-256 differs from {SUMS}")
    return made


def install(bundle: Path, target: Path) -> None:
    """Check, load the image, put the files in place; an existing .env stays."""
    with tempfile.TemporaryDirectory() as folder:
        made = unpack(bundle, Path(folder))
        loaded = subprocess.run(
            [engine(), "load", "-i", str(made / IMAGE)], capture_output=True, text=True, check=False
        )
        if loaded.returncode:
            raise Refused(f"{engine()} load: {loaded.stderr.strip()[-800:]}")
        target.mkdir(parents=True, exist_ok=True)
        for name in BESIDE:
            shutil.copy(made / name, target / name)
    print(loaded.stdout.strip())
    if not (target / ".env").exists():
        print(f"next: copy {target}/env.example to {target}/.env, fill it, then run this again")
        return
    print(f"next: cd {target} && {engine()} compose run --rm prepare && {engine()} compose up -d")


def main(arguments: list[str]) -> int:
    try:
        if len(arguments) == 3 and arguments[0] == "pack":
            pack(Path(arguments[1]), Path(arguments[2]))
        elif len(arguments) in (2, 3) and arguments[0] == "install":
            install(Path(arguments[1]), Path(arguments[2] if len(arguments) == 3 else "."))
        else:
            print(__doc__)
            return 2
    except (Refused, OSError, tarfile.TarError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
