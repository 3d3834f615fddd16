import { useState } from "react";
import { AssetsDocument, ChangeAssetStatusDocument, SignalsDocument, type AssetsQuery, type SignalsQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, known, named, quantity, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Head } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note } from "@/c/kit/states";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { Status } from "@/features/traceability/console/parts";
import { RELEASE_EQUIPMENT } from "@/features/traceability/console/permissions";
import { StatusDialog } from "@/features/traceability/console/StatusDialog";
import { EquipmentTabs } from "./EquipmentTabs";

const PAGE = 50;
type Asset = AssetsQuery["assets"]["nodes"][number];
type Signal = SignalsQuery["signals"]["nodes"][number];

const MARKS: Record<string, Mark> = {
  running: "running", producing: "running", idle: "ready", ready: "ready", in_use: "ready", active: "ready",
  setup: "paused", stopped: "paused", down: "late", broken: "late", maintenance: "paused", scrapped: "silent", retired: "silent",
};

export default function AssetsPage() {
  const paging = usePaging(PAGE);
  const now = useNow();
  const query = useRead(AssetsDocument, { first: PAGE, after: paging.after }, { keep: true });
  const { query: route } = useRoute();
  const shown = query.data?.assets.nodes.find((each) => each.id === route.get("asset"));
  const signals = useRead(SignalsDocument, {}, { refetchInterval: 15_000 }).data?.signals.nodes ?? [];
  return (
    <div className="page">
      <Head
        title={t("assets.title")}
        figures={query.data && <><span>{t("assets.total")} <b>{count(query.data.assets.pageInfo.total)}</b></span>{signals.length > 0 && <span>{t("assets.counting")} <b>{count(signals.length)}</b></span>}</>}
      />
      <div className="tools"><EquipmentTabs current="assets" /></div>
      <Loaded query={query} what={t("assets.title")} rows={10}>
        {({ assets: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("assets.empty")}>{t("assets.empty_why")}</Note> : (
              <DataTable label={t("assets.title")} columns={columns(signals, now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ asset: row.id })} rowClass={(row) => (row.id === shown?.id ? "chosen" : "")} minWidth={960} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="assets.n" />
          </>
        )}
      </Loaded>
      {shown && <AssetPanel key={shown.id} asset={shown} onClose={() => refine({ asset: null })} />}
    </div>
  );
}

function AssetPanel({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { can } = useSession();
  const [deciding, setDeciding] = useState(false);
  const command = useCommand(ChangeAssetStatusDocument, (reply) => reply.changeAssetStatus);
  const renew = useRenew(AssetsDocument);
  return (
    <SidePanel title={`${asset.code} ${named(asset.name)}`} onClose={onClose} foot={can(RELEASE_EQUIPMENT) && <button type="button" className="btn" onClick={() => setDeciding(true)}>{t("status.act")}</button>}>
      <dl className="pairs">
        <dt>{t("asset.may_use")}</dt><dd><Status status={asset.status} /></dd>
        <dt>{t("order.state_title")}</dt><dd><StatusMark mark={MARKS[asset.state] ?? "ready"}>{known(`asset.state.${asset.state}`) ?? t("asset.state.other")}</StatusMark></dd>
        {asset.workUnit && <><dt>{t("asset.work_unit")}</dt><dd>{asset.workUnit.code} {named(asset.workUnit.name)}</dd></>}
        {asset.model && <><dt>{t("asset.model")}</dt><dd>{asset.model}</dd></>}
        {asset.serial && <><dt>{t("asset.serial")}</dt><dd>{asset.serial}</dd></>}
      </dl>
      {deciding && (
        <StatusDialog what={`${asset.code} ${named(asset.name)}`} now={asset.status} meaning={t("status.meaning.asset")} effects="status.equipment" busy={command.isPending} error={command.error} onClose={() => setDeciding(false)}
          onSubmit={(status, reason) => command.mutate({ input: { assetId: asset.id, status, reason } }, { onSuccess: () => { renew(); setDeciding(false); } })} />
      )}
    </SidePanel>
  );
}

function columns(signals: Signal[], now: number): Column<Asset>[] {
  const of = (asset: Asset): Signal | undefined => signals.find((signal) => signal.workUnit && signal.workUnit.id === asset.workUnit?.id);
  return [
    { key: "code", title: t("asset.code"), width: 140, phone: "title", cell: (row) => <a className="id opens strong nowrap" href={refined({ asset: row.id })}>{row.code}</a> },
    { key: "name", title: t("asset.name"), phone: "title", cell: (row) => <div className="first">{named(row.name)}</div> },
    { key: "unit", title: t("asset.work_unit"), width: 200, cell: (row) => (row.workUnit ? <><div className="first">{named(row.workUnit.name)}</div><div className="second">{row.workUnit.code}</div></> : <span className="faint">–</span>) },
    { key: "counter", title: t("asset.counter"), width: 150, align: "right", cell: (row) => <Counter signal={of(row)} now={now} /> },
    { key: "makes", title: t("asset.makes"), width: 200, cell: (row) => { const made = of(row)?.operation; return made ? <><a className="id" tabIndex={-1} href={href(`/orders/${made.order.id}`)}>{made.order.number}</a><div className="second">{named(made.name)}</div></> : <span className="faint">–</span>; } },
    { key: "status", title: t("asset.may_use"), width: 120, cell: (row) => <Status status={row.status} /> },
    { key: "state", title: t("order.state_title"), width: 132, phone: "corner", cell: (row) => <StatusMark mark={MARKS[row.state] ?? "ready"}>{known(`asset.state.${row.state}`) ?? t("asset.state.other")}</StatusMark> },
  ];
}

/** A counter that fell silent shows its age; the last value is not passed off as now. */
function Counter({ signal, now }: { signal: Signal | undefined; now: number }) {
  if (!signal) return <span className="faint">–</span>;
  if (!signal.lastAt) return <span className="faint">{t("asset.never_counted")}</span>;
  return <><div>{quantity(signal.lastValue)}</div><div className="second" title={absolute(signal.lastAt)}>{ago(signal.lastAt, now)}</div></>;
}
