"""A permission check against Casbin's own `Enforcer.enforce` on the same policy.

Ours is what a request does: find the person's compiled set under the tenant's policy version, look the name up,
compare the places. The policy is a plant's: 8 roles, 60 permissions, and grants for 25 people or for 500.
"""

import asyncio
import json
import random
import time
from collections.abc import Callable, Iterable
from statistics import median
from typing import Any
from uuid import UUID, uuid4

from infra.permissions import GrantLine, Policy, PolicyCache, Stamp, allows
from infra.permissions.policy import place_path

ROUNDS = 7
GOALS = {"us_per_check": 3.0, "vs_casbin_enforce": 100.0}
PLACES = [uuid4() for _ in range(15)]
TENANT = uuid4()
STAMP = Stamp(1, 1)

Case = tuple[UUID, str, tuple[UUID, ...]]


def policy_of(people: int, rng: random.Random) -> tuple[Policy, list[UUID], list[str]]:
    names = [f"module_{n % 8}.thing_{n}:act" for n in range(60)]
    includes = {(name, f"ROLE_{n}") for n in range(8) for name in rng.sample(names, 20)}
    users = [uuid4() for _ in range(people)]
    grants = {
        GrantLine(str(user), f"ROLE_{rng.randrange(8)}", rng.choice([None, *PLACES]))
        for user in users
        for _ in range(2)
    }
    return Policy(str(TENANT), frozenset(includes), frozenset(grants)), users, names


def warmed(policy: Policy, users: Iterable[UUID]) -> PolicyCache:
    cache = PolicyCache()

    async def roles() -> Iterable[tuple[str, str]]:
        return policy.includes

    async def warm(user: UUID) -> None:
        async def grants() -> Iterable[tuple[str, UUID | None]]:
            return [(line.role, line.place) for line in policy.grants if line.user == str(user)]

        await cache.allowed(TENANT, STAMP, user, roles=roles, grants=grants)

    async def all_of_them() -> None:
        for user in users:
            await warm(user)

    asyncio.run(all_of_them())
    return cache


def ours(cache: PolicyCache, cases: list[Case]) -> list[bool]:
    return [allows(cache.known(TENANT, STAMP, user) or {}, name, path) for user, name, path in cases]


def casbins(enforcer: Any, cases: list[tuple[str, str, str, str]]) -> list[bool]:
    return [enforcer.enforce(*case) for case in cases]


def timed(run: Callable[[], list[bool]], checks: int) -> tuple[float, list[bool]]:
    """Microseconds per check, and the verdicts."""
    before = time.perf_counter()
    verdicts = run()
    return (time.perf_counter() - before) / checks * 1e6, verdicts


def measure(people: int, casbin_checks: int) -> dict[str, Any]:
    rng = random.Random(people)
    policy, users, names = policy_of(people, rng)
    cache, enforcer = warmed(policy, users), policy.enforcer()
    few = [(rng.choice(users), rng.choice(names), tuple(rng.sample(PLACES, 3))) for _ in range(casbin_checks)]
    many = few * (20_000 // casbin_checks)
    asked = [(str(user), str(TENANT), name, place_path(path)) for user, name, path in few]
    a, b = [], []
    for _ in range(ROUNDS):
        us, verdicts = timed(lambda: ours(cache, many), len(many))
        a.append(us)
        us, expected = timed(lambda: casbins(enforcer, asked), len(asked))
        b.append(us)
        assert verdicts[: len(few)] == expected, "the two disagree: a speed says nothing"
    return {
        "people": people,
        "lines": len(policy.includes) + len(policy.grants),
        "ours_us": median(a),
        "casbin_us": median(b),
        "ratio": median(y / x for x, y in zip(a, b, strict=True)),
        "ours_range": (min(a), max(a)),
    }


def main() -> None:
    found = [measure(25, 200), measure(500, 20)]
    print(f"{'people':>7} {'lines':>6} {'ours µs':>9} {'min-max':>13} {'casbin µs':>10} {'ratio':>8}   {ROUNDS} rounds")
    for each in found:
        low, high = each["ours_range"]
        print(
            f"{each['people']:>7} {each['lines']:>6} {each['ours_us']:>9.3f} {f'{low:.2f}-{high:.2f}':>13}"
            f" {each['casbin_us']:>10.0f} {each['ratio']:>8.0f}"
        )
    plant = found[0]
    ratios = {"vs_casbin_enforce": round(plant["ratio"], 1)}
    slowest = max(each["ours_us"] for each in found)
    ok = slowest <= GOALS["us_per_check"] and ratios["vs_casbin_enforce"] >= GOALS["vs_casbin_enforce"]
    line = {
        "bench": "permissions",
        "ratios": ratios,
        "us_per_check": round(slowest, 3),
        "casbin_us_per_check": round(plant["casbin_us"], 1),
        "goals": GOALS,
        "ok": ok,
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
