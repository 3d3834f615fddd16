import { useState } from "react";
import { OwnPricesDocument, SetOwnPriceDocument, type OwnPricesQuery } from "@/packages/api/generated/vendor/graphql";
import { named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Head } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { useSession } from "@/c/session";
import { yuan } from "../money";
import { SET_PRICES } from "../permissions";

type Offer = OwnPricesQuery["planOffers"][number];
type Price = OwnPricesQuery["ownPrices"][number];
interface Line { key: string; offer: Offer; period: "month" | "year"; list: number; own: Price | undefined }

/** What this organisation charges its own customers; without a price of its own the list price holds. */
export default function PricesPage() {
  const { can } = useSession();
  const query = useRead(OwnPricesDocument, {});
  const [editing, setEditing] = useState<Line | null>(null);
  return (
    <div className="page">
      <Head title={t("v.prices")} figures={<span>{t("v.prices.lead")}</span>} />
      <div className="tools" />
      <Loaded query={query} what={t("v.prices")} rows={6}>
        {(found) => (found.planOffers.length === 0 ? <Note title={t("v.prices.none")} /> : (
          <DataTable label={t("v.prices")} columns={columns()} groups={[{ key: "all", rows: lines(found) }]} rowKey={(row) => row.key} onOpen={can(SET_PRICES) ? setEditing : undefined} minWidth={620} />
        ))}
      </Loaded>
      {editing && <PriceDialog key={editing.key} line={editing} onClose={() => setEditing(null)} />}
    </div>
  );

  function columns(): Column<Line>[] {
    return [
      { key: "plan", title: t("v.column.plan"), phone: "title", cell: (row) => <b className="strong">{named(row.offer.name)}</b> },
      { key: "period", title: t("v.price.period"), width: 120, cell: (row) => t(`v.price.${row.period}`) },
      { key: "list", title: t("v.price.list"), width: 140, align: "right", cell: (row) => yuan(row.list) },
      { key: "own", title: t("v.price.own"), width: 160, align: "right", cell: (row) => (row.own ? <b className="strong">{yuan(row.own.amount)}</b> : <span className="faint">{t("v.price.as_listed")}</span>) },
      ...(can(SET_PRICES) ? [{ key: "change", title: <span className="sr-only">{t("v.price.change")}</span>, width: 110, phone: "corner" as const, cell: (row: Line) => <button type="button" className="btn ghost" onClick={() => setEditing(row)}>{t("v.price.change")}</button> }] : []),
    ];
  }
}

function lines({ planOffers, ownPrices }: OwnPricesQuery): Line[] {
  return [...planOffers].sort((a, b) => a.rank - b.rank).flatMap((offer) => (["month", "year"] as const).map((period) => ({
    key: `${offer.code} ${period}`, offer, period, list: offer[period], own: ownPrices.find((each) => each.plan === offer.code && each.period === period && each.currency === offer.currency),
  })));
}

const MONEY = /^\d{1,7}(\.\d{1,2})?$/;

function PriceDialog({ line, onClose }: { line: Line; onClose: () => void }) {
  const [text, setText] = useState(line.own ? String(line.own.amount / 100) : String(line.list / 100));
  const set = useCommand(SetOwnPriceDocument, (reply) => reply.setOwnPrice);
  const renew = useRenew(OwnPricesDocument);
  const done = { onSuccess: () => { renew(); onClose(); } };
  const given = { plan: line.offer.code, period: line.period, currency: line.offer.currency };
  const title = t("v.price.title", { plan: named(line.offer.name), period: t(`v.price.${line.period}`) });
  const submit = (): void => set.mutate({ input: { ...given, amount: Math.round(Number(text) * 100) } }, done);
  return (
    <Dialog open title={title} submit={t("v.price.set")} busy={set.isPending} error={set.error} disabled={!MONEY.test(text)} onSubmit={submit} onClose={onClose}>
      <Field id="price" label={t("v.price.own")} hint={t("v.price.hint", { list: yuan(line.list) })}>
        <div className="with-unit"><input id="price" className="input" inputMode="decimal" value={text} onChange={(event) => setText(event.target.value.trim())} /><span className="unit">{line.offer.currency}</span></div>
      </Field>
      {line.own && <button type="button" className="link" onClick={() => set.mutate({ input: { ...given, amount: null } }, done)}>{t("v.price.drop")}</button>}
    </Dialog>
  );
}
