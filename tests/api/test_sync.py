"""The phone's queue at the server's door: one verdict each, in order, whatever happens on the way."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import orjson
import pytest

from api import sync
from infra import clock
from infra.actions import run
from infra.ids import uuid7
from tenants.identity.commands import devices, people
from tenants.roles import OPERATOR, TEAM_LEAD
from tests.api.floor import Floor
from tests.kit.phones import SYNC, enrolled, switched

ADOPT = "mutation A($i: AdoptIntentInput!) { adoptIntent(input: $i) { __typename ... on Problem { code } } }"
DISMISS = "mutation D($i: DismissIntentInput!) { dismissIntent(input: $i) { __typename ... on Problem { code } } }"


class TestVerdicts:
    async def test_a_queue_is_applied_in_its_order(self, floor: Floor) -> None:
        queue = [floor.phone.report(floor.operation.id, n) for n in range(1, 51)]

        reply = await floor.sync(*queue)

        assert [each["verdict"] for each in reply["verdicts"]] == ["applied"] * 50
        assert [each["result"]["ids"] for each in reply["verdicts"]] == [[each["id"]] for each in queue]
        assert reply["expectedSeq"] == 51
        assert await floor.good() == 1275
        lines = await floor.staff.rows("journal", "seq IS NOT NULL AND device_id = $2", floor.phone.device)
        by_time = sorted(lines, key=lambda line: line["recorded_at"])
        assert [line["seq"] for line in by_time] == list(range(1, 51))
        assert {(line["actor_name"], line["switch_id"]) for line in lines} == {("王建国", floor.phone.switch)}

    async def test_a_batch_sent_again_changes_nothing(self, floor: Floor) -> None:
        queue = [floor.phone.report(floor.operation.id) for _ in range(5)]
        first = await floor.sync(*queue)
        before = await floor.plant.written()

        again = await floor.sync(*queue)

        assert [each["verdict"] for each in again["verdicts"]] == ["duplicate"] * 5
        assert [each["result"] for each in again["verdicts"]] == [each["result"] for each in first["verdicts"]]
        assert await floor.plant.written() == before
        assert (await floor.good(), again["expectedSeq"]) == (5, 6)

    async def test_a_refusal_is_final_and_blocks_nobody(self, floor: Floor) -> None:
        first = floor.phone.report(floor.operation.id)
        bad = floor.phone.report(floor.operation.id, -4)
        last = floor.phone.report(floor.operation.id)

        assert [v for v, _ in await floor.verdicts(first, bad, last)] == ["applied", "rejected", "applied"]
        assert await floor.good() == 2
        line = await floor.line(bad)
        assert (line["outcome"], line["seq"]) == ("refused", 2)

        (again,) = await floor.verdicts(bad)
        assert again == ("rejected", line["code"])
        assert [each["id"] for each in await floor.tray(floor.wang)] == [bad["id"]]

    async def test_a_gap_waits_for_what_is_missing(self, floor: Floor) -> None:
        first, second, third = (floor.phone.report(floor.operation.id) for _ in range(3))

        assert await floor.verdicts(second, third) == [("gap", "api.sync_gap"), ("retry_later", None)]
        assert (await floor.sync(second))["verdicts"][0]["params"] == {"expected": 1}
        assert (await floor.good(), await floor.line(second)) == (0, None)

        assert [v for v, _ in await floor.verdicts(first, second, third)] == ["applied"] * 3
        assert await floor.good() == 3

    async def test_two_intents_for_one_place_raise_an_alarm(self, floor: Floor) -> None:
        """The phone's storage was copied or rolled back."""
        first = floor.phone.report(floor.operation.id)
        await floor.sync(first)
        twin, after = first | {"id": str(uuid7())}, floor.phone.report(floor.operation.id)

        assert await floor.verdicts(twin, after) == [("alarm", "api.sync_seq_reused"), ("retry_later", None)]
        assert (await floor.good(), await floor.line(twin)) == (1, None)
        assert (await floor.verdicts(after))[0][0] == "applied"

    async def test_the_same_id_with_other_content_is_refused(self, floor: Floor) -> None:
        first = floor.phone.report(floor.operation.id, 3)
        await floor.sync(first)
        changed = first | {"payload": first["payload"] | {"goodQuantity": "30"}}

        assert await floor.verdicts(changed) == [("rejected", "infra.id_reused")]
        assert await floor.good() == 3
        assert (await floor.line(first))["outcome"] == "applied"

    async def test_a_known_id_under_a_new_number_uses_that_number_up(self, floor: Floor) -> None:
        """Else the phone, which has its verdict, would never send the number that is expected."""
        first = floor.phone.report(floor.operation.id)
        await floor.sync(first)
        again = floor.phone.report(floor.operation.id) | {"id": first["id"], "payload": first["payload"]}
        after = floor.phone.report(floor.operation.id)

        assert [v for v, _ in await floor.verdicts(again, after)] == ["duplicate", "applied"]
        assert (await floor.good(), await floor.last_seq()) == (2, 3)

    async def test_too_many_at_once(self, floor: Floor) -> None:
        queue = [floor.phone.report(floor.operation.id) for _ in range(51)]
        answer = (await floor.send(*queue)).json()
        assert answer["errors"][0]["extensions"] == {
            "code": "api.sync_batch_too_large", "params": {"size": 51, "limit": 50},
        }  # fmt: skip
        assert (await floor.good(), await floor.last_seq()) == (0, 0)
        assert len((await floor.sync(*queue[:50]))["verdicts"]) == 50

    async def test_an_empty_batch_says_what_is_expected(self, floor: Floor) -> None:
        await floor.sync(floor.phone.report(floor.operation.id))
        assert (await floor.sync())["expectedSeq"] == 2


class TestUnreadable:
    """What the server cannot even read keeps its place and its trace; the queue goes on."""

    @pytest.mark.parametrize(
        ("type", "payload", "code"),
        [
            ("reporting.no_such_thing", {}, "infra.unknown_command"),
            ("reporting.report_output", {}, "infra.bad_input"),
            ("reporting.report_output", [], "infra.bad_input"),
            ("reporting.report_output", "text", "infra.bad_input"),
            ("reporting.report_output", {"operationId": "nonsense"}, "infra.bad_input"),
            ("reporting.report_output", {"operationId": str(uuid7()), "surprise": 1}, "infra.bad_input"),
            ("reporting.report_output", {"operationId": str(uuid7()), "goodQuantity": "many"}, "infra.bad_input"),
            ("reporting.report_output", {"operationId": str(uuid7()), "reason": "a\0b"}, "infra.bad_input"),
            ("reporting.report_output", {"operationId": str(uuid7())}, "orders.operation_not_found"),
            ("x\0y" * 100, {}, "infra.unknown_command"),
        ],
    )
    async def test_it_is_refused_under_its_id(self, floor: Floor, type: str, payload: Any, code: str) -> None:
        bad, good = floor.phone.envelope(type, payload), floor.phone.report(floor.operation.id)

        assert await floor.verdicts(bad, good) == [("rejected", code), ("applied", None)]

        line = await floor.line(bad)
        assert (line["outcome"], line["code"], line["seq"]) == ("refused", code, 1)
        assert line["actor_name"] == "王建国"
        assert await floor.verdicts(bad) == [("rejected", code)]
        assert await floor.good() == 1

    @pytest.mark.parametrize("more", [{"srvOffset": 1e300}, {"v": -1}, {"srvOffset": -1e14}])
    async def test_impossible_envelopes(self, floor: Floor, more: dict[str, Any]) -> None:
        bad = floor.phone.report(floor.operation.id, **more)
        assert await floor.verdicts(bad, floor.phone.report(floor.operation.id)) == [
            ("rejected", "infra.bad_input"), ("applied", None),
        ]  # fmt: skip

    async def test_secrets_do_not_reach_the_journal(self, floor: Floor) -> None:
        payload = {"userId": str(floor.wang.id), "pin": "8246", "surprise": 1}
        bad = floor.phone.envelope("identity.reset_pin", payload)
        assert await floor.verdicts(bad) == [("rejected", "infra.bad_input")]
        assert "8246" not in (await floor.line(bad))["payload"]

    async def test_a_bug_stops_the_queue_but_tells_what_was_decided(self, floor: Floor, monkeypatch: Any) -> None:
        first, second, third = (floor.phone.report(floor.operation.id) for _ in range(3))
        original = run

        async def broken(actor: Any, spec: Any, cmd: Any, **more: Any) -> Any:
            if str(cmd.id) == second["id"]:
                raise ZeroDivisionError
            return await original(actor, spec, cmd, **more)

        monkeypatch.setattr(sync, "run", broken)
        assert await floor.verdicts(first, second, third) == [
            ("applied", None), ("retry_later", "infra.bug"), ("retry_later", None),
        ]  # fmt: skip
        assert await floor.line(second) is None
        monkeypatch.undo()
        assert [v for v, _ in await floor.verdicts(first, second, third)] == ["duplicate", "applied", "applied"]


class TestWhoEntered:
    async def test_somebody_who_left_is_refused_and_a_lead_may_adopt(self, floor: Floor) -> None:
        sent, unsent = floor.phone.report(floor.operation.id, 2), floor.phone.report(floor.operation.id, 7)
        await floor.sync(sent)
        chen = await floor.staff.hire("chen", TEAM_LEAD, name="陈志强")
        await floor.staff.does(people.deactivate_user, people.DeactivateUser(user_id=floor.wang.id))

        # The first one's reply was lost: it has been booked, and stays so.
        assert await floor.verdicts(sent, unsent) == [("duplicate", None), ("rejected", "identity.person_left")]
        assert await floor.good() == 2
        (waiting,) = await floor.tray(chen)
        assert (waiting["id"], waiting["code"]) == (unsent["id"], "identity.person_left")

        token = await floor.staff.token(chen.id)
        adopt = {"id": str(uuid7()), "intentId": unsent["id"], "reason": "he did this before he left"}
        assert (await floor.ask(token, ADOPT, i=adopt))["adoptIntent"]["__typename"] == "Intent"
        assert await floor.good() == 9
        (report,) = await floor.staff.rows("reporting_output_report", "good_quantity = 7")
        assert report["reporter_id"] == chen.id
        assert report["occurred_at"] == (await floor.line(unsent))["occurred_at"]

        assert await floor.tray(chen) == []
        again = await floor.ask(token, ADOPT, i=adopt | {"id": str(uuid7())})
        assert again["adoptIntent"]["code"] == "records.intent_resolved"
        assert await floor.verdicts(unsent) == [("rejected", "identity.person_left")]
        assert await floor.good() == 9

    async def test_a_lead_may_dismiss(self, floor: Floor) -> None:
        bad = floor.phone.report(floor.operation.id, -1)
        await floor.sync(bad)
        chen = await floor.staff.hire("chen", TEAM_LEAD)
        token = await floor.staff.token(chen.id)
        before = await floor.good()

        answer = await floor.ask(token, DISMISS, i={"intentId": bad["id"], "reason": "typed twice"})

        assert answer["dismissIntent"]["__typename"] == "Intent"
        assert (await floor.tray(chen), await floor.good()) == ([], before)
        (row,) = await floor.staff.rows("records_intent_resolution")
        assert (row["resolution"], row["resolved_by"], row["note"]) == ("dismissed", chen.name, "typed twice")

    async def test_somebody_elses_switch_is_nobody(self, floor: Floor) -> None:
        """Of another phone, of nobody: both answered alike, under the phone's own name."""
        other = await enrolled(floor.staff, await floor.staff.hire("li", OPERATOR))
        foreign = floor.phone.report(floor.operation.id, switch=str(other.switch))
        invented = floor.phone.report(floor.operation.id, switch=str(uuid7()))

        assert await floor.verdicts(foreign, invented) == [("rejected", "identity.switch_unknown")] * 2
        assert await floor.good() == 0
        assert (await floor.line(foreign))["actor_kind"] == "device"

    async def test_an_envelope_of_another_phone_is_refused(self, floor: Floor) -> None:
        other = await enrolled(floor.staff, floor.wang)
        strange = floor.phone.report(floor.operation.id, device=str(other.device))
        assert await floor.verdicts(strange) == [("rejected", "infra.bad_input")]
        assert (await floor.last_seq(), await floor.last_seq(other)) == (1, 0)

    async def test_entries_made_before_a_hand_over_still_count(self, floor: Floor) -> None:
        mine = floor.phone.report(floor.operation.id)
        li = await floor.staff.hire("li", OPERATOR, name="李敏")
        hers = floor.phone.report(floor.operation.id, switch=str(await switched(floor.staff, li, floor.phone.device)))

        assert [v for v, _ in await floor.verdicts(mine, hers)] == ["applied", "applied"]
        assert [(await floor.line(each))["actor_name"] for each in (mine, hers)] == ["王建国", "李敏"]

    async def test_todays_grants_decide(self, floor: Floor) -> None:
        nobody = await floor.staff.hire("new")
        phone = await enrolled(floor.staff, nobody)
        assert await floor.verdicts(phone.report(floor.operation.id), phone=phone) == [
            ("rejected", "infra.permission_missing")
        ]

    async def test_a_revoked_phone_is_told_so_and_nothing_is_read(self, floor: Floor) -> None:
        await floor.sync(floor.phone.report(floor.operation.id))
        cmd = devices.RevokeDevice(device_id=floor.phone.device, lost=True, reason="lost")
        await floor.staff.does(devices.revoke_device, cmd)

        answer = await floor.send(unsent := floor.phone.report(floor.operation.id))

        assert (answer.status_code, answer.json()["code"]) == (401, "identity.device_unknown")
        assert (await floor.line(unsent), await floor.good()) == (None, 1)

    async def test_a_person_cannot_sync_without_a_phone(self, floor: Floor) -> None:
        token = await floor.staff.token(floor.wang.id)
        body = {"query": SYNC, "variables": {"envelopes": [floor.phone.report(floor.operation.id)]}}
        answer = await floor.http.post("/api/graphql", json=body, headers={"authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.json()["code"]) == (401, "identity.device_unknown")


class TestFixes:
    async def test_a_fix_settles_the_refused_one(self, floor: Floor) -> None:
        bad = floor.phone.report(floor.operation.id, -1)
        await floor.sync(bad)
        fix = floor.phone.report(floor.operation.id, 1, fixes=bad["id"])

        assert await floor.verdicts(fix) == [("applied", None)]
        assert (await floor.tray(floor.wang), await floor.good()) == ([], 1)
        (row,) = await floor.staff.rows("records_intent_resolution")
        assert row["resolution"] == "fixed"
        assert (str(row["journal_id"]), str(row["resolved_by_id"])) == (bad["id"], fix["id"])

        second = floor.phone.report(floor.operation.id, 1, fixes=bad["id"])
        assert await floor.verdicts(second) == [("rejected", "records.intent_resolved")]
        assert await floor.good() == 1

    async def test_a_refused_fix_leaves_the_first_one_open(self, floor: Floor) -> None:
        bad = floor.phone.report(floor.operation.id, -1)
        fix = floor.phone.report(floor.operation.id, -2, fixes=bad["id"])
        await floor.sync(bad, fix)
        assert {each["id"] for each in await floor.tray(floor.wang)} == {bad["id"], fix["id"]}

    async def test_a_held_operation_is_fixed_after_the_hold(self, floor: Floor) -> None:
        await floor.hold()
        held = floor.phone.report(floor.operation.id, 6)
        assert (await floor.verdicts(held))[0][0] == "rejected"
        await floor.lift()
        assert (await floor.verdicts(floor.phone.report(floor.operation.id, 6, fixes=held["id"])))[0][0] == "applied"
        assert await floor.good() == 6


class TestClocks:
    @pytest.mark.parametrize("hours", [-1, 1, 24, -56 * 365 * 24])
    async def test_all_three_times_are_kept(self, floor: Floor, hours: int) -> None:
        """The phone's clock is off by `hours`; its knowledge of that is right."""
        off = timedelta(hours=hours)
        world = clock.now() - timedelta(minutes=20)
        entry = floor.phone.report(
            floor.operation.id, atWall=(world + off).isoformat(), srvOffset=-off.total_seconds() * 1000
        )

        assert await floor.verdicts(entry) == [("applied", None)]

        line = await floor.line(entry)
        assert line["device_at"] == world + off
        assert line["occurred_at"] == world
        assert line["skew_ms"] == -off // timedelta(milliseconds=1)
        assert line["recorded_at"] - world < timedelta(minutes=21)
        (report,) = await floor.staff.rows("reporting_output_report")
        assert report["occurred_at"] == world

    async def test_nothing_happened_in_the_future(self, floor: Floor) -> None:
        entry = floor.phone.report(floor.operation.id, atWall=(clock.now() + timedelta(days=1)).isoformat())
        await floor.sync(entry)
        line = await floor.line(entry)
        assert line["occurred_at"] <= line["recorded_at"] < line["device_at"]


async def test_quantities_survive_the_road(floor: Floor) -> None:
    """A phone sends decimals as text: what arrives is what was typed, to the last digit."""
    quantities = {"goodQuantity": "12", "processScrapQuantity": "1"}
    payload = {"operationId": str(floor.operation.id), **quantities, "scrapReason": "SIZE"}
    entry = floor.phone.envelope("reporting.report_output", payload)
    assert await floor.verdicts(entry) == [("applied", None)]
    (row,) = await floor.staff.rows("reporting_output_report")
    assert (row["good_quantity"], row["process_scrap_quantity"]) == (Decimal(12), Decimal(1))
    kept = orjson.loads((await floor.line(entry))["payload"])
    assert (kept["good_quantity"], kept["scrap_reason"]) == ("12", "SIZE")
