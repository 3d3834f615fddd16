import { useEffect, useState } from "react";
import { clock, t } from "@/packages/i18n";
import { NotSaved } from "@/packages/outbox";
import { micro } from "@/w/model/quantity";
import { sendCommand } from "@/w/model/reporting";
import { useApp } from "@/w/model/store";
import type { Person } from "@/w/model/types";
import { useMay } from "@/w/model/view";
import { Button } from "@/w/ui/parts";
import { Note } from "./parts";
import { readStock } from "./pull";
import { RESERVE } from "./rights";
import type { Order, Stock } from "./stock";

const TYPE = "traceability.reserve_material";

/** Keeps the lots whose turn it is for this order, so that they can be issued without a network. Asked for with one. */
export function Keep({ stock, order, offline }: { stock: Stock; order: Order; offline: boolean }) {
  const may = useMay(RESERVE) === true;
  const person = useApp((state) => state.person) as Person;
  const permissions = useApp((state) => state.snapshots[person.userId]?.data.me.permissions);
  const asking = useApp((state) => state.queue.some(({ type, payload }) => type === TYPE && payload.orderId === order.id));
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const kept = stock.reservations.filter(({ orderId }) => orderId === order.id);
  const until = kept.map(({ endsAt }) => endsAt).sort()[0];
  const open = order.needs.some((need) => micro(need.left) > 0);

  useEffect(() => {
    if (!asked || asking) return;
    void readStock(person, permissions ?? []).catch(() => undefined);
    setAsked(false);
  }, [asked, asking, person, permissions]);

  async function keep(): Promise<void> {
    try {
      await sendCommand(person, TYPE, { orderId: order.id }, { note: { did: { key: "keep", params: {} }, orderNumber: order.number } });
      setAsked(true);
    } catch (error) {
      setFailure(t(`w.report.not_saved_${error instanceof NotSaved ? error.why : "broken"}`));
    }
  }

  if (until) return <p className="caption">{t("w.store.kept_until", { n: kept.length, time: clock(until) })}</p>;
  if (!may || !open) return null;
  return (
    <div className="form">
      {failure && <Note title={failure} />}
      <Button wide disabled={offline || asking || asked} onClick={() => void keep()}>
        {t(offline ? "w.store.keep_connect" : asking || asked ? "w.store.keeping" : "w.store.keep")}
      </Button>
    </div>
  );
}
