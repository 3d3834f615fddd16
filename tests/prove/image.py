"""`prove image`: builds the container image, packs it for a machine without a network, unpacks it there, and runs its
five jobs in a network of nothing but loopback, on Debian's own servers.

Needs root and Debian: buildah and mmdebstrap are installed by apt. The base is made by mmdebstrap, so no image is
pulled. The jobs run as the image's own user, chrooted into its files (no container runtime is needed for that).
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from infra.bootstrap import system
from infra.bootstrap.packages import system_certificates
from infra.bootstrap.places import PROJECT
from infra.deploy import airgap

CERTIFICATE = r"-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----"
BASE, IMAGE = "localhost/lotline-base", "localhost/lotline"
BUILDAH = ["buildah", "--storage-driver", "vfs"]


def ran(*argv: str | Path, cwd: Path = PROJECT, env: dict[str, str] | None = None) -> str:
    finished = subprocess.run(
        [str(each) for each in argv], cwd=cwd, env=os.environ | (env or {}), capture_output=True, text=True, check=False
    )
    if finished.returncode:
        raise SystemExit(f"{' '.join(map(str, argv[:4]))} failed:\n{(finished.stdout + finished.stderr)[-3000:]}")
    return finished.stdout.strip()


def base(scratch: Path) -> None:
    """Debian, as small as it comes, with the authorities this machine trusts."""
    ran("mmdebstrap", "--variant=minbase", "bookworm", scratch / "base.tar")
    container = ran(*BUILDAH, "from", "scratch")
    ran(*BUILDAH, "add", container, scratch / "base.tar", "/")
    bundle = scratch / "trusted"
    bundle.mkdir()
    for n, each in enumerate(re.findall(CERTIFICATE, Path(system_certificates()).read_text())):
        (bundle / f"{n}.crt").write_text(each + "\n")
    ran(*BUILDAH, "add", container, bundle, "/usr/local/share/ca-certificates")
    ran(*BUILDAH, "commit", "--rm", container, BASE)
    (scratch / "base.tar").unlink()


def build(scratch: Path) -> None:
    """From a clean clone, as a release would be."""
    ran("git", "clone", "-q", PROJECT, scratch / "clone")
    options = ["--isolation", "chroot", "--pull-never", "--build-arg", f"BASE={BASE}", *_handed_down()]
    ran(*BUILDAH, "bud", *options, "-f", "infra/deploy/Dockerfile", "-t", IMAGE, ".", cwd=scratch / "clone")


def _handed_down() -> Sequence[str]:
    """Where this machine gets its packages from, if it says so (LOTLINE_BUILD_MOUNTS: more folders, with colons between
    them); no layer keeps it."""
    found = [f"--env={name}={os.environ[name]}" for name in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX") if name in os.environ]
    mounts = ["/etc/pip.conf", str(Path.home() / ".npmrc"), str(Path.home() / ".config" / "pip")]
    mounts += filter(None, os.environ.get("LOTLINE_BUILD_MOUNTS", "").split(":"))
    return found + [f"--volume={each}:{each}:ro" for each in mounts if Path(each).exists()]


def carried_over(scratch: Path) -> Path:
    """The image as `docker save` writes it, packed, spoiled once, unpacked."""
    saved, bundle = scratch / "image.tar", scratch / "lotline.tar"
    ran(*BUILDAH, "push", IMAGE, f"docker-archive:{saved}:lotline:proof")
    airgap.pack(saved, bundle)
    spoiled = scratch / "spoiled.tar"
    shutil.copy(bundle, spoiled)
    with spoiled.open("r+b") as content:
        content.seek(spoiled.stat().st_size // 2)
        byte = content.read(1)
        content.seek(-1, os.SEEK_CUR)
        content.write(bytes([byte[0] ^ 1]))
    try:
        airgap.unpack(spoiled, scratch / "spoiled")
    except airgap.Refused as refused:
        print(f"  a flipped bit is refused: {refused}", flush=True)
    else:
        raise SystemExit("a damaged bundle was taken")
    shutil.rmtree(scratch / "spoiled")
    return airgap.unpack(bundle, scratch / "target")


def files_of(made: Path) -> tuple[str, Path]:
    """(container, its root) out of the carried archive, not out of the store it was built in."""
    container = ran(*BUILDAH, "from", f"docker-archive:{made / airgap.IMAGE}")
    return container, Path(ran(*BUILDAH, "mount", container))


def at_work(root: Path) -> str:
    """The jobs' own test with nothing but loopback; its last line."""
    pytest = f"{sys.executable} -m pytest -q -n 0 -p no:cacheprovider tests/infra/test_containers.py"
    command = f"ip link set lo up && exec {pytest}"
    return ran("unshare", "-n", "sh", "-c", command, env={"LOTLINE_IMAGE_ROOT": str(root)}).splitlines()[-1]


def main() -> int:
    if os.geteuid() != 0:
        print("root is needed to build an image and to part the network")
        return 1
    system.apt("buildah", "mmdebstrap", "iproute2")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="lotline-image-", ignore_cleanup_errors=True) as folder:
        scratch = Path(folder)
        for step in (base, build):
            step(scratch)
            print(f"  {step.__name__}: {time.monotonic() - began:.0f} s", flush=True)
        made = carried_over(scratch)
        size = (made / airgap.IMAGE).stat().st_size
        container, root = files_of(made)
        try:
            said = at_work(root)
        finally:
            ran(*BUILDAH, "rm", container)
            ran(*BUILDAH, "rmi", "--force", IMAGE)
    print(said)
    ok = "passed" in said and "failed" not in said and "skipped" not in said
    print(json.dumps({"prove": "image", "mb": round(size / 1e6), "seconds": round(time.monotonic() - began), "ok": ok}))
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
