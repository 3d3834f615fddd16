"""`./lotline psql`: the database as its superuser, for support and for trying what the trail notices."""

import os
import subprocess
import sys

from infra.bootstrap import say
from infra.bootstrap.places import state_dir
from infra.engines import postgres


def main() -> int:
    program = postgres.binaries() / "bin" / "psql"
    if url := os.environ.get("DATABASE_URL"):
        dsn = url
    else:
        cluster = postgres.Cluster(state_dir())
        if cluster.running() is None:
            say.trouble("PostgreSQL does not run: ./lotline up first")
            return 1
        dsn = cluster.dsn()
    environment = os.environ | {"PGCLIENTENCODING": "UTF8", "PSQL_HISTORY": os.devnull}
    return subprocess.call([program, "--no-psqlrc", dsn, *sys.argv[1:]], env=environment)


if __name__ == "__main__":
    sys.exit(main())
