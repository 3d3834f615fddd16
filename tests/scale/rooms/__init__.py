"""What each module brings to the three companies of the proofs: one file per module.

`furnish(w)` puts a row into each of the module's tables and notes ids and words for arguments of that name;
`RECIPES` says what a mutation needs to succeed once (see tests/scale/staging.py); `CASES` says how a command without
a mutation happens: `async def case(w) -> (tenant_id, act)`.
"""
