import {
  IconArrowBackUp, IconArrowsTransferDown, IconBox, IconClipboardCheck, IconHelpCircle, IconPackageExport, IconPackageImport, IconShieldCheck, IconStack2, IconTruckDelivery,
} from "@tabler/icons-react";
import { type ComponentType, useState } from "react";
import { ago, t } from "@/packages/i18n";
import { useApp } from "@/w/model/store";
import { useNow } from "@/w/ui/hooks";
import { Count } from "./Count";
import { Give } from "./Give";
import { Issue } from "./Issue";
import { Pack } from "./Pack";
import { Flow, ScanBox } from "./parts";
import { useFresh, useStock } from "./pull";
import { Put } from "./Put";
import { Receive } from "./Receive";
import { ACTS, type Act, mayAct, ONLINE } from "./rights";
import { Ship } from "./Ship";
import { Status } from "./Status";
import { Transfer } from "./Transfer";
import { openThing } from "./thing";

const SCREENS: Record<Act, ComponentType> = { receive: Receive, put: Put, issue: Issue, give: Give, count: Count, pack: Pack, transfer: Transfer, status: Status, ship: Ship };
const ICONS: Record<Act, typeof IconBox> = {
  receive: IconPackageImport, put: IconStack2, issue: IconPackageExport, give: IconArrowBackUp, count: IconClipboardCheck, pack: IconBox,
  transfer: IconArrowsTransferDown, status: IconShieldCheck, ship: IconTruckDelivery,
};

export default function Store({ act }: { act: string }) {
  useFresh();
  const Screen = SCREENS[act as Act];
  return Screen ? <Screen key={act} /> : <Hub />;
}

const NONE: string[] = [];

function Hub() {
  const stock = useStock();
  const now = useNow(30_000);
  const offline = useApp((state) => state.send.kind === "offline");
  const permissions = useApp((state) => (state.person ? state.snapshots[state.person.userId]?.data.me.permissions : undefined)) ?? NONE;
  const may = ACTS.filter((act) => mayAct(permissions, act));
  const [open] = useState(() => (text: string) => openThing(text));
  return (
    <Flow ask={<ScanBox prompt={t("w.store.scan.what")} onText={open} />} title={t("w.store.title")} sub={stock.at > 0 ? t("w.store.age", { ago: ago(stock.at, now) }) : undefined} back="#/">
      {may.length === 0 && <p className="note">{t("w.store.not_allowed")}</p>}
      <ActGrid acts={may} offline={offline} />
      {offline && may.some((act) => ONLINE.includes(act)) && <p className="caption">{t("w.store.online_only")}</p>}
      <div className="form">
        <a className="btn wide" href="#/what/">
          <IconHelpCircle size={24} stroke={1.75} aria-hidden="true" />
          {t("w.store.what")}
        </a>
      </div>
    </Flow>
  );
}

export function ActGrid({ acts, offline }: { acts: readonly Act[]; offline: boolean }) {
  return (
    <nav className="kinds acts-grid" aria-label={t("w.store.title")}>
      {acts.map((act) => {
        const Icon = ICONS[act];
        return (
          <a key={act} className={offline && ONLINE.includes(act) ? "btn resting" : "btn"} href={`#/store/${act}`}>
            <Icon className="icon" size={30} stroke={1.75} aria-hidden="true" />
            {t(`w.store.act.${act}`)}
          </a>
        );
      })}
    </nav>
  );
}
