import { IconPhone } from "@tabler/icons-react";
import { ago, quantity, t, unitName } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { usePlant } from "@/w/model/plant";
import { refresh } from "@/w/model/reading";
import { useApp } from "@/w/model/store";
import type { Operation } from "@/w/model/types";
import { Button } from "@/w/ui/parts";
import { blockWords, stateOf } from "@/w/ui/words";
import type { ObstacleKind } from "./obstacles";

interface Props {
  operation: Operation;
  obstacle: ObstacleKind;
  fix?: (good: string) => void;
}

/** What did not happen, why, who or what helps. */
export function Obstacle({ operation, obstacle, fix }: Props) {
  const offline = useApp((state) => state.send.kind === "offline");
  const { mark } = stateOf(operation);
  const { hold } = operation;
  const own = obstacle.code === "permission" || obstacle.code === "unread";
  return (
    <div className={hold ? "note hold" : obstacle.code === "over" ? "note danger" : "note"} role="alert">
      <StatusShape mark={obstacle.code === "over" ? "rejected" : mark} size={22} />
      <div className="names">
        <p>
          <b>{headline(obstacle, operation)}</b>
        </p>
        {hold && <p>{t("w.obstacle.hold_by", { who: hold.placedBy, when: ago(hold.placedAt), note: hold.note ?? "" })}</p>}
        <p>{help(obstacle, offline)}</p>
        <div className="row-btns" style={{ marginTop: 8 }}>
          {obstacle.code === "over" && fix && obstacle.left && obstacle.left !== "0" && (
            <Button tone="primary" onClick={() => fix(obstacle.left ?? "0")}>
              {t("w.obstacle.over_fix", { n: quantity(obstacle.left), unit: unitName(operation.order.item.unit) })}
            </Button>
          )}
          {obstacle.code === "unread" && (
            <a className="btn primary" href={`#/steps/${operation.id}`}>
              {t("w.obstacle.unread_open")}
            </a>
          )}
          {!own && <Helpers />}
          {!own && !offline && obstacle.code !== "over" && <Button onClick={() => void refresh()}>{t("w.obstacle.look_again")}</Button>}
        </div>
      </div>
    </div>
  );
}

/** Who may let it through, one touch away where the number is known. */
function Helpers() {
  const { helpers } = usePlant();
  return (
    <>
      {helpers.slice(0, 2).map(({ name, phone }) =>
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
      return t("w.obstacle.over", { n: quantity(obstacle.over), unit: unitName(operation.order.item.unit) });
    case "unread":
      return t("w.obstacle.unread", { n: obstacle.steps ?? 0 });
    default:
      return obstacle.params ? blockWords({ code: obstacle.code, params: obstacle.params }) : t(`w.obstacle.${obstacle.code}`);
  }
}

function help(obstacle: ObstacleKind, offline: boolean): string {
  const own = ["completed", "permission", "unread", "over"].find((code) => code === obstacle.code);
  if (own === "over") return t("w.obstacle.over_help", { left: quantity(obstacle.left) });
  if (own) return t(`w.obstacle.${own}_help`);
  return t(offline ? "w.obstacle.offline" : "w.obstacle.help");
}
