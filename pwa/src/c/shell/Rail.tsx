import { Popover } from "antd";
import { IconKey, IconLogout, IconShieldLock } from "@tabler/icons-react";
import { useState } from "react";
import { EntitlementsDocument, SitesDocument } from "@/packages/api/generated/graphql";
import { known, named, t } from "@/packages/i18n";
import { Avatar, Dot } from "@/c/kit/parts";
import { useRead } from "@/c/data";
import { href, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { RAIL } from "./destinations";
import { Mark } from "./Mark";
import { OwnPassword } from "./OwnPassword";
import { OwnLanguage } from "@/features/identity/console/OwnLanguage";

export function Rail({ counts, onNavigate }: { counts: Record<string, { n: string; alarm?: boolean } | undefined>; onNavigate?: () => void }) {
  const { path } = useRoute();
  const { me, can } = useSession();
  const here = path[0] ?? "orders";
  const off: readonly string[] = useRead(EntitlementsDocument, {}, { staleTime: 60_000 }).data?.entitlements.off ?? [];
  return (
    <nav className="rail" aria-label={t("shell.navigation")}>
      <div className="brand"><Mark /><span>{t("brand")}</span><small className="el" title={named(me.tenant.name)}>{named(me.tenant.name)}</small></div>
      <div className="places">
        {RAIL.map(({ group, items }) => (
          <div key={group ?? "top"}>
            {group && <div className="grp">{t(`rail.${group}`)}</div>}
            {items.filter(({ needs, module }) => (!needs || can(needs)) && !(module && off.includes(module))).map(({ key, path: to, icon: Icon, owns }) => {
              const count = counts[key];
              return (
                <a key={key} href={`#${to}`} aria-current={owns.includes(here) ? "page" : undefined} title={t(`rail.${key}`)} onClick={onNavigate}>
                  <Icon size={18} stroke={1.75} aria-hidden="true" />
                  <span>{t(`rail.${key}`)}</span>
                  {count && <em className={count.alarm ? "alarm" : ""}>{count.n}</em>}
                </a>
              );
            })}
          </div>
        ))}
      </div>
      <Account />
    </nav>
  );
}

function Account() {
  const { me, signOut } = useSession();
  const sites = useRead(SitesDocument, {}, { staleTime: Infinity }).data?.sites ?? [];
  const place = named(me.team?.name) || (sites.length === 1 ? named(sites[0]?.name) : "");
  // what somebody does all day says more than that he also administers
  const duties = me.roles.filter((role) => role !== "ADMIN");
  const roles = (duties.length ? duties : me.roles).map((role) => known(`role.${role}`) ?? role).join(t("list.separator"));
  const [changing, setChanging] = useState(false);
  return (
    <>
      {changing && <OwnPassword onClose={() => setChanging(false)} />}
      <Popover
        trigger="click"
        placement="topLeft"
        content={
          <div className="account-menu" role="dialog" aria-label={me.name}>
            <OwnLanguage />
            <a className="btn ghost" href={href("/my-security")}><IconShieldLock size={16} stroke={1.75} aria-hidden="true" />{t("own_security.title")}</a>
            <button type="button" className="btn ghost" onClick={() => setChanging(true)}>
              <IconKey size={16} stroke={1.75} aria-hidden="true" />{t("password.submit")}
            </button>
            <button type="button" className="btn ghost" onClick={() => void signOut()}>
              <IconLogout size={16} stroke={1.75} aria-hidden="true" />{t("shell.sign_out")}
            </button>
          </div>
        }
      >
        <button type="button" className="me" aria-haspopup="dialog">
          <span className="sr-only">{t("shell.account_of", { name: me.name })}</span>
          <Avatar name={me.name} />
          <span className="who">
            <span className="el">{me.name}</span>
            <span className="sm el" title={place}>{roles || me.login}{place && <><Dot />{place}</>}</span>
          </span>
        </button>
      </Popover>
    </>
  );
}
