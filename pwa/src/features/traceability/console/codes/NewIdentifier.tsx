import { useState } from "react";
import { DeviceIdentifiersDocument, ItemIdentifiersDocument, RegisterDeviceIdentifierDocument } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { refine } from "@/c/router";
import { ItemPick, type ItemChoice } from "@/features/masterdata/console/ItemPick";
import { ISSUERS, LEVELS, rank } from "./levels";
import { levelName } from "./parts";

const WHOLE = /^[1-9]\d{0,5}$/;

/** A UDI-DI as its issuer gave it; a package also names what it holds and how many of it. */
export function NewIdentifier({ onClose }: { onClose: () => void }) {
  const [item, setItem] = useState<ItemChoice | null>(null);
  const [issuer, setIssuer] = useState<string>("GS1");
  const [level, setLevel] = useState<string>("sale_unit");
  const [di, setDi] = useState("");
  const [inside, setInside] = useState("");
  const [quantity, setQuantity] = useState("");
  const [tried, setTried] = useState(false);
  const own = useRead(ItemIdentifiersDocument, { itemId: item?.id ?? "" }, { enabled: !!item }).data?.deviceIdentifiers.nodes ?? [];
  const command = useCommand(RegisterDeviceIdentifierDocument, (reply) => reply.registerDeviceIdentifier);
  const renew = useRenew(DeviceIdentifiersDocument, ItemIdentifiersDocument);
  const smaller = own.filter((each) => rank(each.level) < rank(level));
  const pack = rank(level) > rank("sale_unit");
  const wrong = { item: !item, di: !di.trim(), inside: pack && !inside, quantity: (pack || !!inside || !!quantity) && !WHOLE.test(quantity) };
  const choose = (next: string): void => { setLevel(next); setInside(""); setQuantity(""); };
  const submit = (): void => {
    setTried(true);
    if (!item || Object.values(wrong).some(Boolean)) return;
    const input = { itemId: item.id, issuer, di: di.trim(), level, containsId: inside || null, containedQuantity: quantity ? Number(quantity) : null };
    command.mutate({ input }, { onSuccess: (made) => { renew(); refine({ new: null, open: made.id }); } });
  };
  const missing = (bad: boolean, words: string): string | null => (tried && bad ? words : null);
  return (
    <SidePanel title={t("udi.new")} onClose={onClose} foot={<button type="button" className="btn primary" disabled={command.isPending} onClick={submit}>{command.isPending ? t("kit.sending") : t("udi.register")}</button>}>
      <Field id="udi-item" label={t("lots.item")} wrong={missing(wrong.item, t("subst.item_missing"))}><ItemPick id="udi-item" label={t("lots.item")} value={item} onPick={(next) => { setItem(next); setInside(""); }} /></Field>
      <div className="field"><Pills name="udi-issuer" label={t("udi.issuer")} value={issuer} onChange={setIssuer} options={ISSUERS.map((value) => ({ value, label: value }))} /></div>
      <Field id="udi-di" label={t("udi.di")} hint={t("udi.di_hint")} wrong={missing(wrong.di, t("udi.di_missing"))}><input id="udi-di" className="input" maxLength={80} value={di} onChange={(event) => setDi(event.target.value)} /></Field>
      <Field id="udi-level-new" label={t("udi.level")}><select id="udi-level-new" className="input" value={level} onChange={(event) => choose(event.target.value)}>{LEVELS.map((each) => <option key={each} value={each}>{levelName(each)}</option>)}</select></Field>
      {(pack || smaller.length > 0) && (
        <Field id="udi-inside" label={t("udi.inside")} optional={!pack} hint={item && smaller.length === 0 ? t("udi.no_smaller") : undefined} wrong={missing(wrong.inside, t("udi.inside_missing"))}>
          <select id="udi-inside" className="input" value={inside} onChange={(event) => setInside(event.target.value)}><option value="">{t("udi.inside_none")}</option>{smaller.map((each) => <option key={each.id} value={each.id}>{levelName(each.level)} {each.di}</option>)}</select>
        </Field>
      )}
      {level !== "use_unit" && <Field id="udi-quantity" label={t(pack ? "udi.how_many" : "udi.use_units")} optional={!pack && !inside} wrong={missing(wrong.quantity, t("udi.quantity_wrong"))}><input id="udi-quantity" className="input" inputMode="numeric" value={quantity} onChange={(event) => setQuantity(event.target.value.trim())} /></Field>}
      <Refused error={command.error} />
    </SidePanel>
  );
}
