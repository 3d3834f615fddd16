import { Select } from "antd";
import { useState } from "react";
import {
  ClosePackDocument, DissolvePackDocument, MovePackDocument, NestPackDocument, PackDetailDocument, PackLotDocument, PackPicksDocument, PacksDocument, ReopenPackDocument, UnpackLotDocument, type PackDetailQuery,
} from "@/packages/api/generated/graphql";
import { absolute, count, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { href, refine } from "@/c/router";
import { useSession } from "@/c/session";
import { QuantityField } from "./LotDialogs";
import { isAbove } from "./model/amounts";
import { Amount, LotLink, placeName } from "./parts";
import { PackIcon, packKind, PackState } from "./PacksPage";
import { DISSOLVE, PACK } from "./permissions";
import { LocationPick, LotPick, type LotChoice } from "./Picks";
import { PrintLabels } from "./PrintLabels";

export type PackFull = NonNullable<PackDetailQuery["pack"]>;
interface Node { id: string; number: string; kind: string; state: string; contents: PackFull["contents"]; packs?: Node[] }
type Act = "fill" | "nest" | "move" | "dissolve" | "print" | { out: PackFull["contents"][number] };

export function PackPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useRead(PackDetailDocument, { id });
  const { can } = useSession();
  const [act, setAct] = useState<Act | null>(null);
  const renew = useRenew(PackDetailDocument, PacksDocument);
  const close = useCommand(ClosePackDocument, (reply) => reply.closePack);
  const reopen = useCommand(ReopenPackDocument, (reply) => reply.reopenPack);
  const pack = query.data?.pack;
  const open = pack?.state === "open";
  const here = open || pack?.state === "closed";
  const done = (): void => { setAct(null); renew(); };
  return (
    <SidePanel
      title={pack ? `${packKind(pack.kind)} ${pack.number}` : t("packs.one")} onClose={onClose}
      foot={pack && (
        <>
          {open && can(PACK) && <button type="button" className="btn primary" onClick={() => setAct("fill")}>{t("packs.fill")}</button>}
          {open && can(PACK) && <button type="button" className="btn" disabled={close.isPending} onClick={() => close.mutate({ input: { packId: pack.id } }, { onSuccess: done })}>{t("packs.close")}</button>}
          {pack.state === "closed" && !pack.parentId && can(PACK) && <button type="button" className="btn" onClick={() => setAct("nest")}>{t("packs.nest")}</button>}
          {here && !pack.parentId && can(PACK) && <button type="button" className="btn" onClick={() => setAct("move")}>{t("lot.act.transfer")}</button>}
          {pack.state === "closed" && can(DISSOLVE) && <button type="button" className="btn" disabled={reopen.isPending} onClick={() => reopen.mutate({ input: { packId: pack.id } }, { onSuccess: done })}>{t("packs.reopen")}</button>}
          {here && can(DISSOLVE) && <button type="button" className="btn" onClick={() => setAct("dissolve")}>{t("packs.dissolve")}</button>}
          <button type="button" className="btn" onClick={() => setAct("print")}>{t("lot.print")}</button>
        </>
      )}
    >
      <Loaded query={query} what={t("packs.one")} rows={4}>
        {({ pack: found }) => found ? (
          <>
            <dl className="pairs">
              <dt>{t("order.state_title")}</dt><dd><PackState state={found.state} /></dd>
              <dt>{t("mat.location")}</dt><dd>{found.location ? placeName(found.location) : "–"}</dd>
              <dt>{t("packs.made")}</dt><dd>{absolute(found.createdAt)}</dd>
              <dt>{t("tags.title")}</dt><dd><a className="link" href={href("/tag-reads", { thing: found.id })}>{t("tags.of_lot_link")}</a></dd>
              {found.parentId && <><dt>{t("packs.within")}</dt><dd><button type="button" className="link" onClick={() => refine({ pack: found.parentId })}>{t("packs.open_outer")}</button></dd></>}
              {found.shipmentId && <><dt>{t("ship.title")}</dt><dd><a className="link" href={href(`/shipments/${found.shipmentId}`)}>{t("packs.open_shipment")}</a></dd></>}
            </dl>
            <h3>{t("packs.inside")}</h3>
            {found.contents.length === 0 && found.packs.length === 0 ? <p className="muted">{t("packs.nothing_why")}</p> : <Tree node={found} top onOut={open && can(PACK) ? (out) => setAct({ out }) : undefined} />}
          </>
        ) : <Note title={t("mat.gone")}>{t("order.not_found_why")}</Note>}
      </Loaded>
      <Refused error={close.error ?? reopen.error} />
      {pack && act === "fill" && <FillDialog pack={pack} onClose={() => setAct(null)} onDone={done} />}
      {pack && act === "nest" && <NestDialog pack={pack} onClose={() => setAct(null)} onDone={done} />}
      {pack && act === "move" && <MoveDialog pack={pack} onClose={() => setAct(null)} onDone={done} />}
      {pack && act === "dissolve" && <DissolveDialog pack={pack} onClose={() => setAct(null)} onDone={done} />}
      {pack && act === "print" && <PrintLabels kind="pack" ids={[pack.id]} onClose={() => setAct(null)} />}
      {pack && act && typeof act === "object" && <OutDialog pack={pack} out={act.out} onClose={() => setAct(null)} onDone={done} />}
    </SidePanel>
  );
}

/** Pallet, its boxes, what is in them: each level one indent further. */
function Tree({ node, top, onOut }: { node: Node; top?: boolean; onOut?: (out: PackFull["contents"][number]) => void }) {
  return (
    <ul className={top ? "mat-tree" : ""}>
      {(node.packs ?? []).map((each) => (
        <li key={each.id}>
          <div className="mat-node"><PackIcon kind={each.kind} /><button type="button" className="link" onClick={() => refine({ pack: each.id })}>{each.number}</button><PackState state={each.state} /></div>
          <Tree node={each} />
        </li>
      ))}
      {node.contents.map((each) => (
        <li key={each.lot.id}>
          <div className="mat-node">
            <LotLink lot={each.lot} /><span className="el muted">{named(each.lot.item.name)}</span><span className="mat-amount"><Amount value={each.quantity} unit={each.lot.unit} /></span>
            {onOut && <button type="button" className="btn ghost" onClick={() => onOut(each)}>{t("packs.take_out")}<span className="sr-only"> {each.lot.number}</span></button>}
          </div>
        </li>
      ))}
    </ul>
  );
}

interface Props { pack: PackFull; onClose: () => void; onDone: () => void }
const QUANTITY = /^\d{1,12}(\.\d{1,6})?$/;

function FillDialog({ pack, onClose, onDone }: Props) {
  const [lot, setLot] = useState<LotChoice | null>(null);
  const [value, setValue] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(PackLotDocument, (reply) => reply.packLot);
  const right = value === "" || (QUANTITY.test(value) && isAbove(value));
  const submit = (): void => {
    setTried(true);
    if (lot && right) command.mutate({ input: { packId: pack.id, lotId: lot.id, quantity: value || null } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("packs.fill_title", { number: pack.number })} submit={t("packs.fill")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <Field id="fill-lot" label={t("search.kind.lot")} wrong={tried && !lot ? t("packs.lot_missing") : null}><LotPick id="fill-lot" label={t("search.kind.lot")} value={lot} locationId={pack.location?.id} invalid={tried && !lot} onPick={setLot} /></Field>
      <QuantityField id="fill-quantity" label={t("mat.quantity")} unit={lot?.unit ?? ""} value={value} wrong={tried && !right ? t("mat.quantity_wrong") : null} hint={t("packs.all_free")} onChange={setValue} />
    </Dialog>
  );
}

function OutDialog({ pack, out, onClose, onDone }: Props & { out: PackFull["contents"][number] }) {
  const [value, setValue] = useState(out.quantity);
  const [tried, setTried] = useState(false);
  const command = useCommand(UnpackLotDocument, (reply) => reply.unpackLot);
  const right = QUANTITY.test(value) && isAbove(value);
  const submit = (): void => {
    setTried(true);
    if (right) command.mutate({ input: { packId: pack.id, lotId: out.lot.id, quantity: value } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("packs.out_title", { lot: out.lot.number })} submit={t("packs.take_out")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <QuantityField id="out-quantity" label={t("mat.quantity")} unit={out.lot.unit} value={value} wrong={tried && !right ? t("mat.quantity_wrong") : null} onChange={setValue} />
    </Dialog>
  );
}

function NestDialog({ pack, onClose, onDone }: Props) {
  const [search, setSearch] = useState("");
  const [parent, setParent] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const found = useRead(PackPicksDocument, { filter: { search: search.trim() || null, states: ["open"], locationId: pack.location?.id ?? null } }, { keep: true }).data?.packs.nodes.filter((each) => each.id !== pack.id) ?? [];
  const command = useCommand(NestPackDocument, (reply) => reply.nestPack);
  const submit = (): void => {
    setTried(true);
    if (parent) command.mutate({ input: { packId: pack.id, parentId: parent } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("packs.nest_title", { number: pack.number })} submit={t("packs.nest")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <Field id="nest-parent" label={t("packs.outer")} hint={t("packs.outer_hint")} wrong={tried && !parent ? t("packs.outer_missing") : null}>
        <Select id="nest-parent" showSearch filterOption={false} onSearch={setSearch} style={{ width: "100%" }} value={parent} notFoundContent={t("packs.no_outer")} options={found.map((each) => ({ value: each.id, label: `${packKind(each.kind)} ${each.number}` }))} onChange={(next: string) => setParent(next)} />
      </Field>
    </Dialog>
  );
}

function MoveDialog({ pack, onClose, onDone }: Props) {
  const [to, setTo] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const command = useCommand(MovePackDocument, (reply) => reply.movePack);
  const submit = (): void => {
    setTried(true);
    if (to) command.mutate({ input: { packId: pack.id, toLocationId: to } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("lot.transfer_title", { number: pack.number })} submit={t("lot.act.transfer")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <Field id="pack-to" label={t("mat.to")} wrong={tried && !to ? t("mat.place_missing") : null}><LocationPick id="pack-to" label={t("mat.to")} value={to} invalid={tried && !to} among={(each) => each.id !== pack.location?.id} onPick={setTo} /></Field>
    </Dialog>
  );
}

function DissolveDialog({ pack, onClose, onDone }: Props) {
  const command = useCommand(DissolvePackDocument, (reply) => reply.dissolvePack);
  return (
    <Dialog open title={t("packs.dissolve_title", { number: pack.number })} submit={t("packs.dissolve")} danger busy={command.isPending} error={command.error} onClose={onClose} onSubmit={() => command.mutate({ input: { packId: pack.id } }, { onSuccess: onDone })}>
      <p className="dialog-lead">{t("packs.dissolve_effect", { n: count(pack.contents.length + pack.packs.length) })}</p>
    </Dialog>
  );
}
