import { LotSubstancesDocument } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { href } from "@/c/router";
import { Fact } from "../parts";
import { Verdict } from "./parts";

/** One fact on a lot's page: whether anybody vouches for what is in it. */
export function LotSubstances({ lot }: { lot: { id: string; item: { id: string } } }) {
  const found = useRead(LotSubstancesDocument, { lotId: lot.id, listCode: "rohs" }, { staleTime: 60_000 }).data?.lotCompliance;
  if (!found) return null;
  return <Fact title="RoHS"><a href={href("/substances", { item: lot.item.id })} aria-label={`${t("subst.lot_is")} ${t(`subst.verdict.${found.state}`)}`}><Verdict verdict={found} /></a> <small>{found.detail}</small></Fact>;
}
