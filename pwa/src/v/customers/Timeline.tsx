import { VendorActsDocument } from "@/packages/api/generated/vendor/graphql";
import { absolute, ago, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Loaded } from "@/c/kit/states";
import { href } from "@/c/router";
import { actWords, refusalOf } from "../acts/words";

/** What was done for one customer, newest first. */
export function Timeline({ customerId }: { customerId: string }) {
  const now = useNow();
  const query = useRead(VendorActsDocument, { first: 8, filter: { customerId }, sort: ["NEWEST"] });
  return (
    <section>
      <h3>{t("rail.v.acts")}</h3>
      <Loaded query={query} what={t("rail.v.acts")} rows={3}>
        {({ vendorActs: { nodes, pageInfo } }) => nodes.length === 0 ? <p className="muted">{t("v.acts.none_here")}</p> : (
          <>
            <ol className="acts-done">
              {nodes.map((act) => (
                <li key={act.id}>
                  <div>{actWords(act)}</div>
                  {act.reason && <div className="muted sm">{t("v.acts.because", { reason: act.reason })}</div>}
                  {refusalOf(act) && <div className="sm c-danger">{refusalOf(act)}</div>}
                  <div className="faint sm">{act.by} <time dateTime={act.at} title={absolute(act.at)}>{ago(act.at, now)}</time></div>
                </li>
              ))}
            </ol>
            {pageInfo.hasNextPage && <a className="link" href={href("/acts", { customer: customerId })}>{t("v.acts.all")}</a>}
          </>
        )}
      </Loaded>
    </section>
  );
}
