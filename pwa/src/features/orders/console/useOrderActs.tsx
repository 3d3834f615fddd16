import { useState, type ReactNode } from "react";
import { call, settled } from "@/packages/api";
import {
  DemandsPageDocument, OrderDetailDocument, OrderFamilyDocument, OrderPrintsDocument, OrdersBoardDocument, OrdersPageDocument, OrderSummaryDocument, OrderTrailDocument,
  ReleaseOrderDocument,
} from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useRenew } from "@/c/data";
import { Note, Refused } from "@/c/kit/states";
import { Dialog } from "@/c/kit/Dialog";
import { ChangeDialog, EndDialog } from "./EndDialogs";
import { HoldDialog } from "./HoldDialog";
import { LiftDialog } from "./LiftDialog";
import { MergeDialog } from "./MergeDialog";
import { PrintDialog } from "./PrintDialog";
import { RepairDialog } from "./RepairDialog";
import { BackorderDialog, SplitDialog } from "./SplitDialog";
import type { OrderRow } from "./model";

export const useRenewOrders = (): (() => void) =>
  useRenew(OrdersBoardDocument, OrdersPageDocument, OrderSummaryDocument, OrderDetailDocument, OrderTrailDocument, OrderFamilyDocument, OrderPrintsDocument, DemandsPageDocument);

/** Acts on one order, each with a dialog of its own. */
export type OrderAct = "hold" | "lift" | "split" | "backorder" | "merge" | "repair" | "dismantle" | "change" | "cancel" | "close" | "reopen";

export interface OrderActs {
  hold: (order: OrderRow) => void;
  lift: (order: OrderRow) => void;
  release: (orders: OrderRow[]) => void;
  print: (orders: OrderRow[]) => void;
  open: (act: OrderAct, order: OrderRow) => void;
  dialogs: ReactNode;
}

type Open = { act: OrderAct; order: OrderRow } | { act: "release" | "print"; orders: OrderRow[] } | null;

/** Hold, lift and release with their dialogs; a page places `dialogs` once. */
export function useOrderActs(onReleased?: () => void): OrderActs {
  const [open, setOpen] = useState<Open>(null);
  const renew = useRenewOrders();
  const close = () => setOpen(null);
  return {
    hold: (order) => setOpen({ act: "hold", order }),
    lift: (order) => setOpen({ act: "lift", order }),
    release: (orders) => orders.length > 0 && setOpen({ act: "release", orders }),
    print: (orders) => orders.length > 0 && setOpen({ act: "print", orders }),
    open: (act, order) => setOpen({ act, order }),
    dialogs: (
      <>
        {open && "order" in open && <ActDialog act={open.act} order={open.order} onClose={close} onDone={() => { close(); renew(); }} />}
        {open?.act === "print" && <PrintDialog orders={open.orders} onClose={close} onDone={renew} />}
        {open?.act === "release" && (
          <ReleaseDialog orders={open.orders} onClose={close} onDone={() => { renew(); onReleased?.(); }} />
        )}
      </>
    ),
  };
}

function ActDialog({ act, ...props }: { act: OrderAct; order: OrderRow; onClose: () => void; onDone: () => void }) {
  if (act === "hold") return <HoldDialog {...props} />;
  if (act === "lift") return <LiftDialog {...props} />;
  if (act === "split") return <SplitDialog {...props} />;
  if (act === "backorder") return <BackorderDialog {...props} />;
  if (act === "merge") return <MergeDialog {...props} />;
  if (act === "change") return <ChangeDialog {...props} />;
  if (act === "repair" || act === "dismantle") return <RepairDialog kind={act} {...props} />;
  return <EndDialog act={act} {...props} />;
}

interface Outcome { order: OrderRow; error: unknown }

/** Each order is its own command: one refusal stops only itself and is named. */
function ReleaseDialog({ orders, onClose, onDone }: { orders: OrderRow[]; onClose: () => void; onDone: () => void }) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Outcome[]>([]);
  const [left, setLeft] = useState(orders);

  const submit = async (): Promise<void> => {
    setBusy(true);
    const failed: Outcome[] = [];
    for (const order of left) {
      try {
        settled((await call(ReleaseOrderDocument, { input: { orderId: order.id } })).releaseOrder);
      } catch (error) {
        failed.push({ order, error });
      }
    }
    setBusy(false);
    onDone();
    if (failed.length === 0) return onClose();
    setRefused(failed);
    setLeft(failed.map((each) => each.order));
  };
  return (
    <Dialog open title={t("release.title", { n: left.length })} submit={t("release.submit", { n: left.length })} busy={busy} onSubmit={() => void submit()} onClose={onClose}>
      <p className="dialog-lead">{t("release.effect")}</p>
      <ul className="release-list">
        {left.map((order) => <li key={order.id}><b className="strong">{order.number}</b></li>)}
      </ul>
      {refused.length > 0 && <Note title={t("release.refused", { n: refused.length })} />}
      {refused.map(({ order, error }) => <div key={order.id} className="release-refused"><b className="strong">{order.number}</b><Refused error={error} /></div>)}
    </Dialog>
  );
}
