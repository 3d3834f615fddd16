import { useState } from "react";
import { PersonRightsDocument, type AllowanceRowFragment } from "@/packages/api/generated/graphql";
import { count, known, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Loaded } from "@/c/kit/states";
import { givenText, placeOf } from "./Grants";
import type { PersonFull } from "./PersonPage";

/** Everything a person may do, by module, each with the ways he comes by it: role, place, who gave it and when. */
export function Rights({ user }: { user: PersonFull }) {
  const [search, setSearch] = useState("");
  const [dangerous, setDangerous] = useState(false);
  const query = useRead(PersonRightsDocument, { userId: user.id });
  return (
    <section className="rights">
      <h2>{t("rights.title", { name: user.name })}</h2>
      <Loaded query={query} what={t("rights.what")} rows={4}>
        {({ rights }) => {
          const wanted = search.trim().toLowerCase();
          const shown = rights.filter((right) => (!dangerous || right.permission.dangerous) && (!wanted || named(right.permission.text).toLowerCase().includes(wanted)));
          const modules = [...new Set(shown.map((right) => right.permission.module))];
          return (
            <>
              <p className="lead">{t("rights.lead", { n: count(rights.length), dangerous: count(rights.filter((right) => right.permission.dangerous).length) })}</p>
              <div className="grant-form">
                <input className="input" style={{ width: 260 }} aria-label={t("rights.search")} placeholder={t("rights.search")} value={search} onChange={(event) => setSearch(event.target.value)} />
                <label className="choice"><input type="checkbox" checked={dangerous} onChange={(event) => setDangerous(event.target.checked)} />{t("rights.only_dangerous")}</label>
              </div>
              {shown.length === 0 && <p className="lead">{t(rights.length === 0 ? "rights.none" : "rights.no_match")}</p>}
              {modules.map((module) => (
                <div key={module}>
                  <h3>{known(`module.${module}`) ?? t("module.other")}</h3>
                  <ul>
                    {shown.filter((right) => right.permission.module === module).map((right) => (
                      <li key={right.permission.name}>
                        <span>{named(right.permission.text)}{right.permission.dangerous && <span className="danger-mark">{t("rights.dangerous")}</span>}</span>
                        <Ways ways={right.allowances} />
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

export function Ways({ ways }: { ways: readonly AllowanceRowFragment[] }) {
  return (
    <div className="ways">
      {ways.map((way, at) => (
        <div key={way.grant?.id ?? at} title={way.grant ? givenText(way.grant) : undefined}>{way.role && way.grant ? `${named(way.role.name)} · ${placeOf(way.grant)} · ${givenText(way.grant)}` : t("why.everyone")}</div>
      ))}
    </div>
  );
}
