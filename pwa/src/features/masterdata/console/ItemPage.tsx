import { useState } from "react";
import { ItemDetailDocument, type ItemDetailQuery } from "@/packages/api/generated/graphql";
import { named, quantity, t, unitName } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Dot, Segments } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { EDIT_ITEMS } from "@/c/permissions";
import { href, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { useCustomFacts } from "@/features/settings/console/CustomFields";
import { Conversions } from "./Conversions";
import { ItemHandling } from "./ItemHandling";
import { ItemPanel, type ItemFull } from "./ItemPanel";
import { Revisions } from "./Revisions";
import { Crumbs, Fact } from "./shared";
import { Uses } from "./Uses";
import { ItemBoms, ItemRoutings } from "./Versions";

export type ItemData = ItemDetailQuery & { item: ItemFull };
const TABS = ["bom", "routing", "revisions", "used", "units", "material"] as const;

export default function ItemPage({ id = "" }: { id?: string }) {
  const query = useRead(ItemDetailDocument, { id });
  return (
    <div className="page scrolls">
      <Loaded query={query} what={t("item.one")} whole>
        {(data) => (data.item ? <Detail data={{ ...data, item: data.item }} /> : <Note whole title={t("item.not_found")} acts={<a className="btn" href={href("/items")}>{t("item.to_list")}</a>}>{t("order.not_found_why")}</Note>)}
      </Loaded>
    </div>
  );
}

function Detail({ data }: { data: ItemData }) {
  const { item } = data;
  const { query } = useRoute();
  const { can } = useSession();
  const [editing, setEditing] = useState(false);
  const tab = TABS.find((each) => each === query.get("tab")) ?? (item.kind === "material" ? "used" : "bom");
  const counts: Record<string, number | undefined> = { bom: data.itemBoms.length, routing: data.itemRoutings.length, revisions: data.itemRevisions.length || 1, units: data.itemConversions.length };
  return (
    <>
      <header className="detail-head">
        <div className="detail-title">
          <Crumbs items={[{ label: t("items.title"), path: "/items" }]} />
          <h1>{item.code} <span>{named(item.name)}</span></h1>
          <p>{t(`items.kind.${item.kind}`)}<Dot />{t("order.revision", { revision: item.itemRevision })}{item.drawing && <><Dot />{t("order.drawing", { revision: item.drawing })}</>}</p>
        </div>
        <div className="acts">{can(EDIT_ITEMS) && <button type="button" className="btn" onClick={() => setEditing(true)}>{t("md.edit")}</button>}</div>
      </header>
      <ItemFacts data={data} />
      <div className="md-tabs"><Segments label={t("item.tabs")} current={tab} items={TABS.map((key) => ({ key, label: t(`item.tab.${key}`), count: counts[key], href: href(`/items/${item.id}`, { tab: key }) }))} /></div>
      {tab === "bom" && <ItemBoms item={item} boms={data.itemBoms} />}
      {tab === "routing" && <ItemRoutings item={item} routings={data.itemRoutings} />}
      {tab === "revisions" && <Revisions item={item} revisions={data.itemRevisions} />}
      {tab === "used" && <Uses item={item} />}
      {tab === "material" && <ItemHandling item={item} />}
      {tab === "units" && <Conversions item={item} conversions={data.itemConversions} />}
      {editing && <ItemPanel item={item} onClose={() => setEditing(false)} />}
    </>
  );
}

function ItemFacts({ data: { item, itemBoms, itemRoutings } }: { data: ItemData }) {
  const custom = useCustomFacts("item", item.custom);
  const live = (rows: readonly { state: string; version: number }[]): string => {
    const found = rows.find((each) => each.state === "approved");
    return found ? t("md.version", { n: quantity(found.version) }) : t("md.none_yet");
  };
  return (
    <dl className="facts">
      <Fact title={t("item.name")}>{named(item.name)}</Fact>
      <Fact title={t("item.unit")}>{unitName(item.unit)}</Fact>
      {item.kind !== "material" && <Fact title={t("item.tab.bom")}>{live(itemBoms)}</Fact>}
      {item.kind !== "material" && <Fact title={t("item.tab.routing")}>{live(itemRoutings)}</Fact>}
      {custom.map((each) => <Fact key={each.key} title={each.label}>{each.value}</Fact>)}
    </dl>
  );
}
