import { Popover } from "antd";
import { IconLogout, IconShieldLock } from "@tabler/icons-react";
import { known, named, t } from "@/packages/i18n";
import { Avatar, Dot } from "@/c/kit/parts";
import { useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { Mark } from "@/c/shell/Mark";
import { LanguageSwitch } from "@/c/shell/SignIn";
import { RAIL } from "./destinations";

export type RailCounts = Record<string, { n: string; alarm?: boolean } | undefined>;

/** Dark, so that nobody of the staff takes it for a customer's console. */
export function Rail({ counts, onNavigate }: { counts: RailCounts; onNavigate: () => void }) {
  const { path } = useRoute();
  const { me, can } = useSession();
  const here = path[0] ?? "customers";
  return (
    <nav className="rail" aria-label={t("shell.navigation")}>
      <div className="brand"><Mark /><span>{t("brand")}</span><small className="el" title={named(me.tenant.name)}>{can("vendor.partner:read") ? t("v.console_of_vendor") : named(me.tenant.name)}</small></div>
      <div className="places">
        {RAIL.map(({ group, items }) => {
          const shown = items.filter(({ needs, without }) => (!needs || can(needs)) && !(without && can(without)));
          return shown.length > 0 && (
            <div key={group ?? "top"}>
              {group && <div className="grp">{t(`rail.${group}`)}</div>}
              {shown.map(({ key, path: to, icon: Icon, owns }) => {
                const count = counts[key];
                const elsewhere = to.includes("#"); // the own company's console, in a tab of its own
                return (
                  <a key={key} href={elsewhere ? to : `#${to}`} {...(elsewhere ? { target: "_blank", rel: "noopener" } : {})} aria-current={owns.includes(here) ? "page" : undefined} title={t(`rail.${key}`)} onClick={onNavigate}>
                    <Icon size={18} stroke={1.75} aria-hidden="true" />
                    <span>{t(`rail.${key}`)}</span>
                    {count && <em className={count.alarm ? "alarm" : ""}>{count.n}</em>}
                  </a>
                );
              })}
            </div>
          );
        })}
      </div>
      <Account />
    </nav>
  );
}

function Account() {
  const { me, signOut } = useSession();
  // who leads says more than that he also is one of the staff, or administers
  const role = me.roles.find((each) => /_ADMIN$/.test(each)) ?? me.roles.find((each) => each !== "ADMIN") ?? me.roles[0];
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      content={
        <div className="account-menu" role="dialog" aria-label={me.name}>
          <LanguageSwitch />
          <a className="btn ghost" href="/c/#/my-security"><IconShieldLock size={16} stroke={1.75} aria-hidden="true" />{t("v.own_security")}</a>
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
          <span className="sm el">{role ? (known(`role.${role}`) ?? role) : me.login}<Dot />{t("v.twice_proved")}</span>
        </span>
      </button>
    </Popover>
  );
}
