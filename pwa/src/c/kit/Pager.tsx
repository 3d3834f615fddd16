import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { refine, useRoute } from "@/c/router";
import { count, t } from "@/packages/i18n";

/** Cursors of the pages before this one, kept in the address, so reload and Back stay on the page. */
export function usePaging(size: number) {
  const { query } = useRoute();
  const trail = (query.get("pages") ?? "").split("~").filter(Boolean);
  return {
    after: trail[trail.length - 1] ?? null,
    first: size,
    from: trail.length * size,
    next: (cursor: string) => refine({ pages: [...trail, cursor].join("~") }),
    previous: trail.length ? () => refine({ pages: trail.slice(0, -1).join("~") || null }) : null,
  };
}

type Paging = ReturnType<typeof usePaging>;
interface PageInfo { endCursor?: string | null; hasNextPage: boolean; total: number }

/** Lists are counted so far; one more means "and more". */
const COUNTED = 10_000;
export const totalText = (total: number): string => (total > COUNTED ? `${count(COUNTED)}+` : count(total));

/** "1–50，共 134 单" and the keys that work here. */
export function Foot({ paging, info, shown, unit, children }: { paging: Paging; info: PageInfo; shown: number; unit: string; children?: ReactNode }) {
  const { previous } = paging;
  const cursor = info.endCursor;
  return (
    <footer className="foot">
      <span aria-live="polite">
        {shown === 0 ? t(unit, { n: count(0) }) : t("kit.range", { from: count(paging.from + 1), to: count(paging.from + shown), total: t(unit, { n: totalText(info.total) }) })}
      </span>
      {(previous || info.hasNextPage) && (
        <span className="pager">
          <button type="button" className="btn ghost icon" disabled={!previous} onClick={() => previous?.()} aria-label={t("kit.previous_page")}>
            <IconChevronLeft size={16} stroke={1.75} />
          </button>
          <button type="button" className="btn ghost icon" disabled={!info.hasNextPage || !cursor} onClick={() => cursor && paging.next(cursor)} aria-label={t("kit.next_page")}>
            <IconChevronRight size={16} stroke={1.75} />
          </button>
        </span>
      )}
      {children && <span className="keys">{children}</span>}
    </footer>
  );
}

export function Key({ names, children }: { names: string[]; children: ReactNode }) {
  return <span>{names.map((name) => <kbd key={name}>{name}</kbd>)}{children}</span>;
}
