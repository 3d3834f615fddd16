import { useEffect, useRef } from "react";
import { call } from "@/packages/api";
import { FindCardDocument, IdentifyDocument, SearchEverythingDocument, SearchPeopleDocument } from "@/packages/api/generated/graphql";
import { dateWithDay, named, quantity, t, unitName } from "@/packages/i18n";
import { readCode, type Code } from "@/packages/scan/code";
import { listenToWedge } from "@/packages/scan/wedge";
import { answerOf } from "@/features/orders/console/answer";
import { useRead } from "@/c/data";
import { SearchCombo, useBox, type Hit } from "@/c/kit/SearchCombo";
import { explain } from "@/c/kit/states";
import { go } from "@/c/router";
import { useSession } from "@/c/session";
import { addressOf, distinct, hitsOf } from "./identified";

/** One box for words and scans: a hand scanner may be used anywhere in the console, not only in this box. */
export function Search() {
  const { me } = useSession();
  const box = useBox();
  const scanned = async (raw: string): Promise<void> => {
    const code = readCode(raw, me.tenant.slug);
    try {
      if (code.kind === "card" && (await openCard(code.card))) return;
      await openThing(raw.trim(), code);
    } catch (error) {
      box.show(raw.trim(), explain(error).text);
    }
  };
  const openCard = async (card: string): Promise<boolean> => {
    const { operationByCard: found } = await call(FindCardDocument, { card });
    if (found) box.close(() => go(`/orders/${found.order.id}`, { operation: found.id }));
    return found !== null && found !== undefined;
  };
  const openThing = async (text: string, code: Code): Promise<void> => {
    const { identify: meant } = await call(IdentifyDocument, { text });
    const address = meant.verdict === "found" && meant.candidates[0] ? addressOf(meant.candidates[0]) : null;
    if (address) return box.close(() => go(address.path, address.query));
    box.show(meant.text, saidOf(meant, code));
  };
  const latest = useRef(scanned);
  latest.current = scanned;
  useEffect(() => listenToWedge(window, (raw) => void latest.current(raw)), []);
  const asCard = (text: string): boolean => {
    const card = readCode(text, me.tenant.slug).kind === "card";
    if (card) void scanned(text);
    return card;
  };
  return <SearchCombo box={box} hits={useHits(box.asked)} onEnter={asCard} />;
}

/** Why a scan opens nothing; null: the box lists what it may be, or says that nothing was found. */
function saidOf({ verdict, company }: { verdict: string; company?: string | null }, code: Code): string | null {
  if (verdict === "foreign") return t("search.other_company", { company: company ?? "–" });
  if (verdict === "misread" || verdict === "ambiguous") return t(`search.${verdict}`);
  if (verdict !== "unknown") return null;
  if (code.kind === "card") return t("search.no_card", { card: code.card });
  return code.kind === "misread" ? t("search.misread") : null;
}

function useHits(text: string): Hit[] {
  const meant = useRead(IdentifyDocument, { text }, { enabled: text.length > 0, keep: true }).data;
  const things = useRead(SearchEverythingDocument, { text }, { enabled: text.length > 0, keep: true }).data;
  const people = useRead(SearchPeopleDocument, { text }, { enabled: text.length > 0, keep: true }).data;
  if (!text) return [];
  return distinct([
    ...hitsOf(meant?.identify.candidates ?? [], (kind) => t(`search.kind.${kind}`)),
    ...(things?.find.orders ?? []).map(({ by, text: matched, order }) => ({
      key: order.id, group: by === "number" ? t("search.order") : `${t(`find.by.${by}`)} ${matched}`, code: order.number, path: `/orders/${order.id}`, text: answerOf(order),
    })),
    ...(things?.find.demands ?? []).map((demand) => ({
      key: demand.id, group: t("find.by.demand"), code: demand.number, path: "/demands", query: { demand: demand.id },
      text: t("find.unplanned", { n: `${quantity(demand.toPlanQuantity)} ${unitName(demand.unit)}`, date: dateWithDay(demand.dueAt) }),
    })),
    ...(things?.items.nodes ?? []).map((item) => ({
      key: item.id, group: t("search.item"), code: item.code, text: named(item.name), path: "/items", query: { search: item.code },
    })),
    ...(people?.users.nodes ?? []).map((user) => ({
      key: user.id, group: t("search.person"), code: user.name, text: named(user.team?.name) || user.login, path: `/people/${user.id}`,
    })),
    ...((things?.find.orders.length ?? 0) > 0 ? [{ key: "all", group: "", code: t("find.all"), text: "", path: "/find", query: { search: text } }] : []),
  ]);
}
