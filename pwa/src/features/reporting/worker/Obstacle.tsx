import { IconPhone } from "@tabler/icons-react";
import { ago, quantity, t, unitName } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { useHints } from "@/w/model/plant";
import { refresh } from "@/w/model/reading";
import { useApp } from "@/w/model/store";
import type { Operation } from "@/w/model/types";
import { Button } from "@/w/ui/parts";
import { blockWords, stateOf } from "@/w/ui/words";
import type { ObstacleKind } from "./obstacles";

interface Props {
  operation: Operation;
  obstacle: ObstacleKind;
  fix: (good: string) => void;
  /** for whoever may let it pass himself */
  override: { reason: string; change: (reason: string) => void } | null;
}

/** What did not happen, why, who or what helps. */
export function Obstacle({ operation, obstacle, fix, override }: Props) {
  const offline = useApp((state) => state.send.kind === "offline");
  const { mark } = stateOf(operation);
  const { hold } = operation;
  const own = obstacle.code === "permission" || obstacle.code === "unread";
  const tooMany = obstacle.code === "over" || obstacle.code === "skipped";
  return (
    <div className={hold ? "note hold" : tooMany ? "note danger" : "note"} role="alert">
      <StatusShape mark={tooMany ? "rejected" : mark} size={22} />
      <div className="names">
        <p>
          <b>{headline(obstacle, operation)}</b>
        </p>
        {hold && <p>{t("w.obstacle.hold_by", { who: hold.placedBy, when: ago(hold.placedAt), note: hold.note ?? "" })}</p>}
        <p>{help(obstacle, offline)}</p>
        <div className="row-btns" style={{ marginTop: 8 }}>
          {tooMany && obstacle.left && obstacle.left !== "0" && (
            <Button tone="primary" onClick={() => fix(obstacle.left ?? "0")}>
              {t("w.obstacle.over_fix", { n: quantity(obstacle.left), unit: unitName(operation.order.item.unit) })}
            </Button>
          )}
          {obstacle.code === "unread" && (
            <a className="btn primary" href={`#/steps/${operation.id}`}>
              {t("w.obstacle.unread_open")}
            </a>
          )}
          {!own && !override && <Helpers operationId={operation.id} permission={obstacle.permission} />}
          {obstacle.code !== "permission" && obstacle.code !== "over" && !offline && <Button onClick={() => void refresh()}>{t("w.obstacle.look_again")}</Button>}
        </div>
        {override && (
          <div className="field" style={{ marginTop: 8 }}>
            <label htmlFor="override">{t("w.obstacle.override")}</label>
            <input id="override" value={override.reason} maxLength={200} onChange={(event) => override.change(event.target.value)} />
          </div>
        )}
      </div>
    </div>
  );
}

/** Who may let it through, one touch away where the number is known. */
function Helpers({ operationId, permission }: { operationId: string; permission?: string }) {
  const { helpers } = useHints(operationId);
  const fitting = helpers.filter((helper) => permission === undefined || helper.permission === permission);
  const names = [...new Set((fitting.length > 0 ? fitting : helpers).map(({ name }) => name))];
  const shown = names.slice(0, 2).map((name) => helpers.find((helper) => helper.name === name)).filter((helper) => helper !== undefined);
  if (shown.length === 0) return null;
  return (
    <>
      <p style={{ flexBasis: "100%" }}>{t("w.obstacle.helpers", { names: shown.map(({ name }) => name).join(t("list.separator")) })}</p>
      {shown.map(({ name, phone }) =>
        phone ? (
          <a key={name} className="btn" href={`tel:${phone}`}>
            <IconPhone size={24} stroke={1.75} aria-hidden="true" />
            {t("w.obstacle.call", { name })}
          </a>
        ) : null,
      )}
    </>
  );
}

function headline(obstacle: ObstacleKind, operation: Operation): string {
  switch (obstacle.code) {
    case "over":
    case "skipped":
      return t(`w.obstacle.${obstacle.code}`, { n: quantity(obstacle.over), unit: unitName(operation.order.item.unit) });
    case "unread":
      return t("w.obstacle.unread", { n: obstacle.steps ?? 0 });
    default:
      return obstacle.params ? blockWords({ code: obstacle.code, params: obstacle.params }) : t(`w.obstacle.${obstacle.code}`);
  }
}

function help(obstacle: ObstacleKind, offline: boolean): string {
  const own = ["completed", "permission", "unread", "over", "skipped"].find((code) => code === obstacle.code);
  if (own === "over" || own === "skipped") return t(`w.obstacle.${own}_help`, { left: quantity(obstacle.left) });
  if (own) return t(`w.obstacle.${own}_help`);
  return t(offline ? "w.obstacle.offline" : "w.obstacle.help");
}
