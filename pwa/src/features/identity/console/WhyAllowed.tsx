import { Select } from "antd";
import { useState } from "react";
import { PermissionsDocument, WhyAllowedDocument } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Loaded } from "@/c/kit/states";
import { placeOf } from "./Grants";
import type { PersonFull } from "./PersonPage";

/** "Why can this person…": the answer names role and place, or says that nothing gives it. */
export function WhyAllowed({ user }: { user: PersonFull }) {
  const [asked, setAsked] = useState<string | null>(null);
  const permissions = useRead(PermissionsDocument, {}, { staleTime: 600_000 }).data?.permissions ?? [];
  const query = useRead(WhyAllowedDocument, { userId: user.id, permission: asked ?? "" }, { enabled: asked !== null });
  const text = named(permissions.find((each) => each.name === asked)?.text);
  return (
    <section>
      <h2>{t("why.title", { name: user.name })}</h2>
      <Select
        aria-label={t("why.choose")}
        placeholder={t("why.choose")}
        style={{ width: "min(440px, 100%)" }}
        showSearch
        optionFilterProp="label"
        value={asked}
        onChange={setAsked}
        options={permissions.map((each) => ({ value: each.name, label: named(each.text) }))}
      />
      {asked && (
        <div aria-live="polite">
          <Loaded query={query} what={t("why.answer")} rows={1}>
            {({ whyAllowed: ways }) =>
              ways.length === 0 ? <p className="answer no">{t("why.no", { name: user.name, act: text })}</p> : (
                <div className="answer">
                  <b className="strong">{t("why.yes", { name: user.name, act: text })}</b>
                  <ul>
                    {ways.map((way, at) => (
                      <li key={way.grant?.id ?? at}>{way.role && way.grant ? t("why.by_role", { role: named(way.role.name), place: placeOf(way.grant) }) : t("why.everyone")}</li>
                    ))}
                  </ul>
                </div>
              )
            }
          </Loaded>
        </div>
      )}
    </section>
  );
}
