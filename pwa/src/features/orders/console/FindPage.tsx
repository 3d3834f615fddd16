import { FindAnswerDocument, type FindAnswerQuery } from "@/packages/api/generated/graphql";
import { count, dateWithDay, named, quantity, t } from "@/packages/i18n";
import { OperationLine } from "@/packages/lines";
import { StatusMark } from "@/packages/ui-tokens";
import { useRead } from "@/c/data";
import { Dot, Head } from "@/c/kit/parts";
import { SearchBox } from "@/c/kit/SearchBox";
import { Loaded, Note } from "@/c/kit/states";
import { href, useRoute } from "@/c/router";
import { answerOf } from "./answer";
import { amount } from "./kinds";
import { lineLabel, shownOperations, stateOf } from "./model";

type Hit = FindAnswerQuery["find"]["orders"][number];

/** "Where is customer PO x, when is it done": the sentence first, then the evidence. */
export default function FindPage() {
  const { query } = useRoute();
  const text = (query.get("search") ?? "").trim();
  const found = useRead(FindAnswerDocument, { text, first: 20 }, { enabled: text.length > 0, keep: true });
  return (
    <div className="page scrolls">
      <Head title={text ? t("find.title_of", { text }) : t("find.title")} acts={<SearchBox key={text} initial={text} />} />
      {!text ? <Note title={t("find.ask")}>{t("find.ask_why")}</Note> : (
        <Loaded query={found} what={t("find.title")} rows={6}>
          {({ find }) => find.orders.length + find.demands.length === 0 ? (
            <Note title={t("search.nothing", { text })}>{t("find.nothing_why")}</Note>
          ) : (
            <div className="answers">
              <p className="sm muted" role="status">{t(find.more ? "find.more" : "find.count", { n: count(find.orders.length + find.demands.length) })}</p>
              {find.orders.map((hit) => <Answer key={hit.order.id} hit={hit} />)}
              {find.demands.map((demand) => (
                <article key={demand.id}>
                  <h2><a href={href("/demands", { demand: demand.id })}>{demand.number}</a> <span>{named(demand.item.name)} {demand.item.code}</span></h2>
                  <p className="sentence">{t("find.unplanned", { n: amount(demand.toPlanQuantity, demand.unit), date: dateWithDay(demand.dueAt) })}</p>
                  <p className="sm muted">{[named(demand.customer?.name), demand.customerPo].filter(Boolean).join(" ")}</p>
                </article>
              ))}
            </div>
          )}
        </Loaded>
      )}
    </div>
  );
}

function Answer({ hit }: { hit: Hit }) {
  const { order } = hit;
  const state = stateOf(order);
  return (
    <article>
      <h2><a href={href(`/orders/${order.id}`)}>{order.number}</a> <span>{named(order.item.name)} {order.item.code}</span><StatusMark mark={state.mark} tone={state.tone}>{state.word}</StatusMark></h2>
      <p className="sentence">{answerOf(order)}</p>
      {order.operations.length > 0 && <div className="answer-line"><OperationLine operations={shownOperations(order)} label={lineLabel(order)} width={240} height={8} /><span className="sm muted">{quantity(order.goodQuantity)} / {quantity(order.quantity)}</span></div>}
      <p className="sm muted">{t(`find.by.${hit.by}`)} {hit.text}{order.customer && <><Dot />{named(order.customer.name)} {order.customerPo}</>}<Dot />{t("order.due")} {dateWithDay(order.dueAt)}{order.mergedInto && <><Dot />{t("order.merged_into")} <a href={href(`/orders/${order.mergedInto.id}`)}>{order.mergedInto.number}</a></>}</p>
    </article>
  );
}
