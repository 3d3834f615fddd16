import { useState } from "react";
import { HourRatesDocument, ItemPricesDocument, SetHourRateDocument, SetItemPriceDocument, type HourRatesQuery, type ItemPricesQuery } from "@/packages/api/generated/graphql";
import { named, plantDay, quantity, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Head } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { CostTabs } from "./CostTabs";

const PAGE = 50;
const SET_COST = "insights.cost:change";
type Priced = ItemPricesQuery["itemPrices"]["nodes"][number];
type Rated = HourRatesQuery["hourRates"][number];

/** What material costs and an hour at a work center: dated, so an order keeps the prices of its own day. */
export default function PricesPage() {
  const { query: route } = useRoute();
  return route.get("tab") === "rates" ? <Rates /> : <Prices search={route.get("search")} />;
}

function Prices({ search }: { search: string | null }) {
  const paging = usePaging(PAGE);
  const { can } = useSession();
  const [editing, setEditing] = useState<Priced | null>(null);
  const query = useRead(ItemPricesDocument, { first: PAGE, after: paging.after, search }, { keep: true });
  const open = can(SET_COST) ? setEditing : undefined;
  const columns: Column<Priced>[] = [
    { key: "code", title: t("cost.item"), width: 190, phone: "title", cell: ({ item }) => <b className="strong nowrap">{item.code}</b> },
    { key: "name", title: t("daily.name"), cell: ({ item }) => <div className="first">{named(item.name)}</div> },
    { key: "price", title: t("cost.price"), width: 150, align: "right", phone: "corner", cell: ({ price }) => (price ? quantity(price.price) : <span className="faint">{t("cost.no_price")}</span>) },
    { key: "from", title: t("cost.valid_from"), width: 150, cell: ({ price }) => price?.validFrom ?? <span className="faint">–</span> },
    ...(open ? [{ key: "act", title: t("md.acts"), width: 110, bare: true, cell: (row: Priced) => <button type="button" className="btn ghost" onClick={() => open(row)}>{t("cost.set_price")}</button> }] : []),
  ];
  return (
    <div className="page">
      <Head title={t("cost.prices")} />
      <div className="tools"><CostTabs current="prices" /><div className="end"><SearchBox initial={search ?? ""} /></div></div>
      <Loaded query={query} what={t("cost.prices")} rows={10}>
        {({ itemPrices: page }) => (page.nodes.length === 0 ? <Note title={t("cost.no_items")}>{t("cost.no_items_why")}</Note> : (
          <>
            <DataTable label={t("cost.prices")} columns={columns} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.item.id} onOpen={open} minWidth={760} />
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="cost.items" />
          </>
        ))}
      </Loaded>
      {editing && <PriceDialog priced={editing} onClose={() => setEditing(null)} />}
    </div>
  );
}

function PriceDialog({ priced, onClose }: { priced: Priced; onClose: () => void }) {
  const [price, setPrice] = useState(priced.price ? quantity(priced.price.price).replace(/,/g, "") : "");
  const [from, setFrom] = useState(plantDay());
  const [tried, setTried] = useState(false);
  const renew = useRenew(ItemPricesDocument);
  const command = useCommand(SetItemPriceDocument, (reply) => reply.setItemPrice);
  const submit = (): void => {
    setTried(true);
    if (price.trim() && from) command.mutate({ input: { itemId: priced.item.id, price: price.trim(), validFrom: from } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("cost.price_of", { item: priced.item.code })} submit={t("cost.set_price")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <Field id="price" label={t("cost.price")} wrong={tried && !price.trim() ? t("cost.amount_missing") : null}>
        <input id="price" className="input" inputMode="decimal" value={price} onChange={(event) => setPrice(event.target.value)} />
      </Field>
      <Field id="price-from" label={t("cost.valid_from")} hint={t("cost.valid_from_hint")}>
        <input id="price-from" className="input" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </Field>
    </Dialog>
  );
}

function Rates() {
  const { can } = useSession();
  const [editing, setEditing] = useState<Rated | null>(null);
  const query = useRead(HourRatesDocument, {});
  const open = can(SET_COST) ? setEditing : undefined;
  const missing = <span className="faint">{t("cost.no_price")}</span>;
  const columns: Column<Rated>[] = [
    { key: "code", title: t("cost.center"), width: 160, phone: "title", cell: ({ workCenter }) => <b className="strong nowrap">{workCenter.code}</b> },
    { key: "name", title: t("daily.name"), cell: ({ workCenter }) => <div className="first">{named(workCenter.name)}</div> },
    { key: "labour", title: t("cost.labour_rate"), width: 150, align: "right", cell: ({ rate }) => (rate ? quantity(rate.labourRate) : missing) },
    { key: "machine", title: t("cost.machine_rate"), width: 150, align: "right", cell: ({ rate }) => (rate ? quantity(rate.machineRate) : missing) },
    { key: "from", title: t("cost.valid_from"), width: 150, cell: ({ rate }) => rate?.validFrom ?? <span className="faint">–</span> },
    ...(open ? [{ key: "act", title: t("md.acts"), width: 110, bare: true, cell: (row: Rated) => <button type="button" className="btn ghost" onClick={() => open(row)}>{t("cost.set_rate")}</button> }] : []),
  ];
  return (
    <div className="page">
      <Head title={t("cost.rates")} />
      <div className="tools"><CostTabs current="rates" /></div>
      <Loaded query={query} what={t("cost.rates")} rows={10}>
        {({ hourRates: rows }) => (rows.length === 0 ? <Note title={t("cost.no_centers")}>{t("cost.no_centers_why")}</Note> : (
          <DataTable label={t("cost.rates")} columns={columns} groups={[{ key: "all", rows }]} rowKey={(row) => row.workCenter.id} onOpen={open} minWidth={800} />
        ))}
      </Loaded>
      {editing && <RateDialog rated={editing} onClose={() => setEditing(null)} />}
    </div>
  );
}

function RateDialog({ rated, onClose }: { rated: Rated; onClose: () => void }) {
  const start = (value: string | undefined): string => (value ? quantity(value).replace(/,/g, "") : "");
  const [labour, setLabour] = useState(start(rated.rate?.labourRate));
  const [machine, setMachine] = useState(start(rated.rate?.machineRate));
  const [from, setFrom] = useState(plantDay());
  const [tried, setTried] = useState(false);
  const renew = useRenew(HourRatesDocument);
  const command = useCommand(SetHourRateDocument, (reply) => reply.setHourRate);
  const submit = (): void => {
    setTried(true);
    if (!labour.trim() || !machine.trim() || !from) return;
    command.mutate({ input: { workCenterId: rated.workCenter.id, labourRate: labour.trim(), machineRate: machine.trim(), validFrom: from } }, { onSuccess: () => { renew(); onClose(); } });
  };
  return (
    <Dialog open title={t("cost.rate_of", { center: named(rated.workCenter.name) })} submit={t("cost.set_rate")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <Field id="rate-labour" label={t("cost.labour_rate")} wrong={tried && !labour.trim() ? t("cost.amount_missing") : null}>
        <input id="rate-labour" className="input" inputMode="decimal" value={labour} onChange={(event) => setLabour(event.target.value)} />
      </Field>
      <Field id="rate-machine" label={t("cost.machine_rate")} wrong={tried && !machine.trim() ? t("cost.amount_missing") : null}>
        <input id="rate-machine" className="input" inputMode="decimal" value={machine} onChange={(event) => setMachine(event.target.value)} />
      </Field>
      <Field id="rate-from" label={t("cost.valid_from")} hint={t("cost.valid_from_hint")}>
        <input id="rate-from" className="input" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </Field>
    </Dialog>
  );
}
