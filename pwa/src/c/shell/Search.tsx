import { useEffect, useRef } from "react";
import { call } from "@/packages/api";
import { FindCardDocument, SearchEverythingDocument, SearchPeopleDocument } from "@/packages/api/generated/graphql";
import { dateWithDay, named, quantity, t, unitName } from "@/packages/i18n";
import { readCode } from "@/packages/scan/code";
import { listenToWedge } from "@/packages/scan/wedge";
import { answerOf } from "@/features/orders/console/answer";
import { useRead } from "@/c/data";
import { SearchCombo, useBox, type Hit } from "@/c/kit/SearchCombo";
import { explain } from "@/c/kit/states";
import { go } from "@/c/router";
import { useSession } from "@/c/session";

/** One box for words and scans: a hand scanner may be used anywhere in the console, not only in this box. */
export function Search() {
  const { me } = useSession();
  const box = useBox();
  const scanned = async (raw: string): Promise<void> => {
    const code = readCode(raw, me.tenant.slug);
    if (code.kind === "card") return openCard(code.card);
    box.show(raw.trim(), code.kind === "foreign" ? t("search.other_company", { company: code.company }) : code.kind === "misread" ? t("search.misread") : null);
  };
  const openCard = async (card: string): Promise<void> => {
    try {
      const { operationByCard: found } = await call(FindCardDocument, { card });
      if (found) return box.close(() => go(`/orders/${found.order.id}`, { operation: found.id }));
      box.show(card, t("search.no_card", { card }));
    } catch (error) {
      box.show(card, explain(error).text);
    }
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

function useHits(text: string): Hit[] {
  const things = useRead(SearchEverythingDocument, { text }, { enabled: text.length > 0, keep: true }).data;
  const people = useRead(SearchPeopleDocument, { text }, { enabled: text.length > 0, keep: true }).data;
  if (!text) return [];
  return [
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
  ];
}
