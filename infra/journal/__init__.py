"""Audit trail, idempotency and offline ledger in one table; its seals, signed heads, export and verifier.

canonical  the bytes of a line            writer    the last insert of a command
models     the tables and who may what    sealer    pending lines into the chain
proof      what is hashed and signed      heads     signed, published outside the database
export     one tenant's trail as a bundle verifier  the auditor's program: one file, imports nothing of ours
"""

from infra.journal import models as models
