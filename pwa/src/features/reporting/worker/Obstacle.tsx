import { ago, t } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { refresh } from "@/w/model/reading";
import { useApp } from "@/w/model/store";
import type { Operation } from "@/w/model/types";
import { Button } from "@/w/ui/parts";
import { type Block, blockOf, blockWords, isHardBlock, stateOf } from "@/w/ui/words";

export const NOT_ALLOWED = { code: "permission" } as const;

type ObstacleKind = Block | { code: "hold" } | { code: "completed" } | typeof NOT_ALLOWED;

/** What stands against reporting here as far as this phone knows. A waiting predecessor is no obstacle: the work may be done. */
export function obstacleOf(operation: Operation): ObstacleKind | null {
  const block = blockOf(operation);
  if (block && isHardBlock(block)) return block;
  if (operation.hold) return { code: "hold" };
  return operation.state === "completed" ? { code: "completed" } : null;
}

/** What did not happen, why, who or what helps. */
export function Obstacle({ operation, obstacle }: { operation: Operation; obstacle: ObstacleKind }) {
  const offline = useApp((state) => state.send.kind === "offline");
  const { mark } = stateOf(operation);
  const hold = operation.hold;
  return (
    <div className={hold ? "note hold" : "note"} role="status">
      <StatusShape mark={mark} size={22} />
      <div>
        <p>
          <b>{headline(obstacle)}</b>
        </p>
        {hold && <p>{t("w.obstacle.hold_by", { who: hold.placedBy, when: ago(hold.placedAt), note: hold.note ?? "" })}</p>}
        <p>{offline ? t("w.obstacle.offline") : help(obstacle)}</p>
        {!offline && (
          <Button onClick={() => void refresh()} style={{ marginTop: 8 }}>
            {t("w.obstacle.look_again")}
          </Button>
        )}
      </div>
    </div>
  );
}

function headline(obstacle: ObstacleKind): string {
  if ("params" in obstacle) return blockWords(obstacle);
  return t(`w.obstacle.${obstacle.code}`);
}

function help(obstacle: ObstacleKind): string {
  if (obstacle.code === "completed") return t("w.obstacle.completed_help");
  return obstacle.code === "permission" ? t("w.obstacle.permission_help") : t("w.obstacle.help");
}
