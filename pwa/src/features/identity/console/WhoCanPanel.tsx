import { Select } from "antd";
import { useState } from "react";
import { PermissionsDocument, WhoCanDocument } from "@/packages/api/generated/graphql";
import { count, known, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded } from "@/c/kit/states";
import { href } from "@/c/router";
import { Ways } from "./Rights";

/** "Who can do this?": everybody with the permission, and why. */
export function WhoCanPanel({ onClose }: { onClose: () => void }) {
  const [asked, setAsked] = useState<string | null>(null);
  const all = useRead(PermissionsDocument, {}, { staleTime: 600_000 }).data?.permissions ?? [];
  const query = useRead(WhoCanDocument, { permission: asked ?? "" }, { enabled: asked !== null });
  const modules = [...new Set(all.map((each) => each.module))];
  const everyone = all.find((each) => each.name === asked)?.everyone;
  return (
    <SidePanel title={t("rights.who_can")} onClose={onClose}>
      <Select
        aria-label={t("why.choose")}
        placeholder={t("why.choose")}
        style={{ width: "100%" }}
        showSearch
        optionFilterProp="label"
        value={asked}
        onChange={setAsked}
        options={modules.map((module) => ({ label: known(`module.${module}`) ?? t("module.other"), title: module, options: all.filter((each) => each.module === module).map((each) => ({ value: each.name, label: named(each.text) })) }))}
      />
      {asked && everyone && <p className="answer">{t("rights.everyone")}</p>}
      {asked && (
        <div aria-live="polite">
          <Loaded query={query} what={t("why.answer")} rows={3}>
            {({ whoCan: people }) => (
              <>
                <p className="sm" style={{ margin: "12px 0 4px" }}>{t("rights.people_n", { n: count(people.length) })}</p>
                <ul className="grants">
                  {people.map((each) => <li key={each.user.id}><a className="link" href={href(`/people/${each.user.id}`)}>{each.user.name}</a><Ways ways={each.allowances} /></li>)}
                </ul>
              </>
            )}
          </Loaded>
        </div>
      )}
    </SidePanel>
  );
}
