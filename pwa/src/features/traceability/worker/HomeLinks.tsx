import { IconPackages } from "@tabler/icons-react";
import { t } from "@/packages/i18n";
import { useApp } from "@/w/model/store";
import { ActGrid } from "./Store";
import { ACTS, keepsStore, mayAct, mayStore, ONLINE } from "./rights";

const NONE: string[] = [];

/** Where the store's work begins: for a storekeeper his own buttons, for others one way in. */
export default function HomeLinks() {
  const permissions = useApp((state) => (state.person ? state.snapshots[state.person.userId]?.data.me.permissions : undefined)) ?? NONE;
  const offline = useApp((state) => state.send.kind === "offline");
  if (!mayStore(permissions)) return null;
  if (keepsStore(permissions)) {
    return (
      <>
        <ActGrid acts={ACTS.filter((act) => !ONLINE.includes(act) && mayAct(permissions, act))} offline={offline} />
        <StoreLink label={t("w.store.more")} />
      </>
    );
  }
  return <StoreLink label={t("w.store.link")} />;
}

function StoreLink({ label }: { label: string }) {
  return (
    <ul className="links store-link">
      <li>
        <a className="btn wide" href="#/store">
          <IconPackages className="icon" size={26} stroke={1.75} aria-hidden="true" />
          {label}
        </a>
      </li>
    </ul>
  );
}
