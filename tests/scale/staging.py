"""For each mutation what it needs to succeed in one company: the schema's required fields filled by name, and fresh
things in the right state where a command uses them up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from infra.ids import uuid7
from tests.kit.people import PASSWORD
from tests.scale.shapes import Shape, blank, plain
from tests.scale.stand import Stand
from tests.scale.worlds import World, dead_letters, rooms

Given = dict[str, Any]
Recipe = Callable[[Stand, World], Awaitable[Given]]
WHY = "because it is so"


def value_for(w: World) -> Callable[[Any, str], Any]:
    """An own value by the argument's name. For an id nobody told us about one that misses: the control will name it."""

    def value(type_: Any, name: str) -> Any:
        if type_.name == "UUID":
            return str(w.ids.get(name) or uuid7())
        if type_.name == "String":
            return words(w, name)
        return plain(type_.name, name)

    return value


def words(w: World, name: str) -> str:
    fixed = {
        "timeZone": "Asia/Shanghai", "permission": "orders.order:create", "kind": "hold", "state": "running",
        "password": f"Long-{w.marker}-9", "pin": "7391", "scrapReason": w.words["process_scrap"],
    }  # fmt: skip
    if name in fixed:
        return fixed[name]
    if name in ("code", "login", "badge", "number"):
        return w.code() if name != "login" else w.code().lower().replace("-", ".")
    if name in w.words:
        return w.words[name]
    return w.words["hold"] if name == "reasonCode" else w.text(name)


async def stage(here: Stand, w: World, shape: Shape) -> Given:
    """Variables with which this mutation succeeds once."""
    variables = blank(shape, value_for(w))
    given = variables.get("input")
    if given is not None:
        given |= {"reason": WHY}
        if recipe := RECIPES.get(shape.name):
            given |= await recipe(here, w)
    return variables


def on(name_: str, make: Callable[[World], Awaitable[Any]], **more: Any) -> Recipe:
    """The argument `name_` is a fresh thing."""

    async def recipe(_here: Stand, w: World) -> Given:
        made = await make(w)
        return {name_: str(getattr(made, "id", made))} | more

    return recipe


def with_reason(kind: str, recipe: Recipe) -> Recipe:
    async def both(here: Stand, w: World) -> Given:
        return await recipe(here, w) | {"reasonCode": w.words[kind]}

    return both


async def _letter(here: Stand, w: World) -> Given:
    return {"letterId": str((await dead_letters(here, w, 1))[0])}


async def _order(w: World) -> Any:
    return (await w.released())[0]


async def _operation(w: World) -> Any:
    return (await w.released())[1]


async def _completed(w: World) -> Any:
    order, operation = await w.released()
    await w.report(operation, w.number)
    return order


async def _hold(w: World) -> Any:
    return (await w.held())[2]


async def _report(w: World) -> Any:
    return await w.report(await _operation(w))


async def _device(w: World) -> Any:
    return (await w.device())[0]


async def _signal(w: World) -> Any:
    return (await w.signal())[0]


async def _bom(w: World) -> Any:
    return await w.bom((await w.item()).id)


async def _routing(w: World) -> Any:
    return await w.routing((await w.item()).id)


async def _badge(_here: Stand, w: World) -> Given:
    return {"userId": str((await w.user()).id), "badge": w.code()}


async def _left(_here: Stand, w: World) -> Given:
    from tenants.identity.commands import people

    user = await w.user()
    await w.does(people.deactivate_user, people.DeactivateUser(user_id=user.id, reason=WHY))
    return {"userId": str(user.id)}


async def _member(_here: Stand, w: World) -> Given:
    return {"teamId": str(w.ids["teamId"]), "userId": str((await w.user(team_id=w.ids["teamId"])).id)}


async def _slots(_here: Stand, w: World) -> Given:
    start = datetime.now(UTC) + timedelta(days=1)
    slot = {
        "operationId": str(await _operation(w)), "plannedStart": start.isoformat(),
        "plannedEnd": (start + timedelta(hours=2)).isoformat(),
    }  # fmt: skip
    return {"slots": [slot]}


async def _definition(_here: Stand, w: World) -> Given:
    return {"code": w.code().lower(), "deviceId": str(await _machine(w))}


async def _machine(w: World) -> Any:
    from tenants.identity.commands import devices

    return (await w.does(devices.register_device, devices.RegisterDevice(name=w.text("plc")))).id


async def _mapping(_here: Stand, w: World) -> Given:
    return {"signalId": str(await _signal(w)), "operationId": str(await _operation(w))}


async def _bookable(_here: Stand, w: World) -> Given:
    return {"quarantineId": str(await w.bookable()), "operationId": str(await _operation(w))}


async def _revocable(_here: Stand, w: World) -> Given:
    return {"grantId": str(await w.grant())}


async def _own_role(_here: Stand, w: World) -> Given:
    from tenants.identity.commands import roles

    role = await w.does(roles.create_role, roles.CreateRole(**w.named(), permissions=["orders.order:create"]))
    return {"roleId": str(role.id), "permissions": ["orders.order:create"]}


def _place(kind: str) -> Recipe:
    async def recipe(_here: Stand, w: World) -> Given:
        return {"placeId": str(w.ids[f"{kind}Id"]), "nameZh": w.text("改"), "nameEn": w.text("new")}

    return recipe


RECIPES: dict[str, Recipe] = {
    "retryDeadLetter": _letter,
    "discardDeadLetter": _letter,
    "changeUser": on("userId", World.user, name="New Name"),
    "deactivateUser": on("userId", World.user),
    "reactivateUser": _left,
    "setPassword": on("userId", World.user, password=PASSWORD),
    "resetPin": on("userId", World.user),
    "issueBadge": _badge,
    "addMember": on("userId", World.user),
    "removeMember": _member,
    "grantRole": on("userId", World.user),
    "revokeGrant": _revocable,
    "changeRole": _own_role,
    "revokeDevice": on("deviceId", _device),
    "dismissIntent": on("intentId", World.intent),
    "adoptIntent": on("intentId", World.intent),
    "changeSite": _place("site"),
    "changeArea": _place("area"),
    "changeWorkCenter": _place("workCenter"),
    "changeWorkUnit": _place("workUnit"),
    "createBom": on("itemId", World.item),
    "createRouting": on("itemId", World.item),
    "approveBom": on("bomId", _bom),
    "approveRouting": on("routingId", _routing),
    "changeOrder": on("orderId", World.order, priority=3),
    "releaseOrder": on("orderId", World.order),
    "cancelOrder": on("orderId", World.order),
    "closeOrder": on("orderId", _completed),
    "holdOrder": with_reason("hold", on("orderId", _order)),
    "holdOperation": with_reason("hold", on("operationId", _operation)),
    "liftHold": on("holdId", _hold),
    "openGate": on("gateId", World.gate),
    "setPlan": _slots,
    "pauseOperation": on("operationId", World.running),
    "resumeOperation": on("operationId", World.paused),
    "reportOutput": on("operationId", _operation, goodQuantity="2"),
    "reverseOutput": on("reportId", _report),
    "defineSignal": _definition,
    "changeSignal": on("signalId", _signal, active=True, largestStep="99"),
    "mapSignal": _mapping,
    "rebaseCounter": on("signalId", _signal),
    "bookQuarantined": _bookable,
    "dismissQuarantined": on("quarantineId", World.quarantined),
}
for _room in rooms():
    RECIPES |= _room.RECIPES
