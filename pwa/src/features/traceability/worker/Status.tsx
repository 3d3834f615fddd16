import { useMemo } from "react";
import { call, settled } from "@/packages/api";
import { WorkerChangeLotStatusDocument, WorkerHoldLotsDocument } from "@/packages/api/generated/store/graphql";
import { uuid7 } from "@/packages/outbox";
import { t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { asPerson } from "@/w/model/fetched";
import { useApp } from "@/w/model/store";
import { useMay } from "@/w/model/view";
import { Button } from "@/w/ui/parts";
import { Signed } from "@/features/identity/worker/Signed";
import type { Found } from "./find";
import { oddWords, useFinder } from "./finder";
import { useKept } from "./form";
import { NeedsPlant, OnlineGo, useOnline } from "./Online";
import { Flow, LotLine, markOf, Note, ReasonChips, ScanBox } from "./parts";
import { useStock } from "./pull";
import { HOLD, RELEASE } from "./rights";
import type { Lot } from "./stock";

interface Form {
  lotId: string;
  status: string;
  reason: string;
  commandId: string;
}

/** As masterdata.statuses has it: what is rejected comes back only through a hold. */
const MOVES: Record<string, string[]> = {
  quarantined: ["accepted", "rejected", "held", "restricted"],
  accepted: ["quarantined", "held", "restricted"],
  rejected: ["held"],
  held: ["quarantined", "accepted", "rejected", "restricted"],
  restricted: ["quarantined", "accepted", "held", "rejected"],
};

const blank = (): Form => ({ lotId: "", status: "", reason: "", commandId: uuid7() });

/** 状态: a decision others act on at once, signed and with a reason; only the plant can take it. */
export function Status() {
  const stock = useStock();
  const offline = useApp((state) => state.send.kind === "offline");
  const { form, change, done } = useKept<Form>("status", useMemo(blank, []));
  const online = useOnline();
  const mayRelease = useMay(RELEASE) === true;
  const mayHold = useMay(HOLD) === true;
  const lot = stock.lots.find((each) => each.id === form.lotId);
  const ways = (MOVES[lot?.state ?? ""] ?? []).filter((status) => mayRelease || (mayHold && status === "held"));

  const begin = (chosen: Lot): void => change({ ...blank(), lotId: chosen.id });
  function found(what: Found, text: string): void {
    online.clear();
    if (what.kind === "lot" && what.lots[0]) return begin(what.lots[0]);
    say(oddWords(what, text, offline));
  }
  const { read, missed, say } = useFinder(stock, found);

  async function submit(): Promise<null> {
    if (!lot) return null;
    const base = { id: form.commandId, lotIds: [lot.id], reason: form.reason };
    const said = `${lot.number} ${t(`w.store.state.${form.status}`)}`;
    const work = async (): Promise<unknown> =>
      mayRelease ? settled((await call(WorkerChangeLotStatusDocument, { input: { ...base, status: form.status } }, asPerson())).changeLotStatus) : settled((await call(WorkerHoldLotsDocument, { input: base }, asPerson())).holdLots);
    if (await online.run(work, said)) done(blank());
    return null; // why not stands above, where the lot is
  }

  return (
    <Flow ask={<ScanBox prompt={t("w.store.scan.lot")} onText={read} />}
      title={t("w.store.act.status")}
      desk={lot && form.status !== "" && (form.reason === ""
        ? <OnlineGo label={t("w.store.reason_first_status")} busy={false} disabled go={() => undefined} />
        : <Signed label={t("w.store.do.status", { status: t(`w.store.state.${form.status}`) })} act={submit} />)}
    >
      <NeedsPlant failure={online.failure} />
      {missed && <Note {...missed} />}
      {lot && (
        <>
          <ul className="rows">
            <li>
              <LotLine stock={stock} lot={lot} right={<span className="s16">{t(`w.store.state.${lot.state}`)}</span>} />
            </li>
          </ul>
          {ways.length === 0 && <p className="caption">{t("w.store.no_ways")}</p>}
          <div className="choices ways" role="group" aria-label={t("w.store.act.status")}>
            {ways.map((status) => (
              <Button key={status} aria-pressed={form.status === status} onClick={() => change({ status, reason: "", commandId: uuid7() })}>
                <StatusMark mark={markOf(status)} size={22}>
                  {t(`w.store.state.${status}`)}
                </StatusMark>
              </Button>
            ))}
          </div>
          {form.status !== "" && <ReasonChips label={t("w.store.why_status")} reasons={t(`w.store.why_status.${form.status}`).split("|")} value={form.reason} pick={(reason) => change({ reason, commandId: uuid7() })} />}
        </>
      )}
    </Flow>
  );
}
