import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { PHONE, useMedia } from "./media";

export interface Column<Row> {
  key: string;
  title: ReactNode;
  width?: number;
  align?: "right";
  /** On a phone: the card's heading, its right corner, one of its lines (default), or not at all. */
  phone?: "title" | "corner" | "line" | "hide";
  /** The cell explains itself on a phone, without its heading. */
  bare?: boolean;
  cell: (row: Row) => ReactNode;
}

export interface Group<Row> {
  key: string;
  title?: string;
  note?: string;
  rows: Row[];
}

export interface DataTableProps<Row> {
  label: string;
  columns: Column<Row>[];
  groups: Group<Row>[];
  rowKey: (row: Row) => string;
  rowClass?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** Single keys, live only while the focus is in the list; the key name is KeyboardEvent.key. */
  keys?: Record<string, (row: Row) => void>;
  minWidth?: number;
  after?: ReactNode;
}

/** One table for every list: hairlines, groups, arrow keys; cards below 760 px. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  return useMedia(PHONE) ? <Cards {...props} /> : <Rows {...props} />;
}

function Rows<Row>({ label, columns, groups, rowKey, rowClass, onOpen, keys, minWidth, after }: DataTableProps<Row>) {
  const body = useRef<HTMLTableElement>(null);
  const flat = groups.flatMap((group) => group.rows);
  const [active, setActive] = useState<string | null>(null);
  const reachable = flat.some((row) => rowKey(row) === active) ? active : flat[0] ? rowKey(flat[0]) : null;

  const wanted = useKeptFocus(body);

  const move = (from: string, step: number): void => {
    const at = flat.findIndex((row) => rowKey(row) === from) + step;
    const next = flat[Math.max(0, Math.min(flat.length - 1, at))];
    if (next) body.current?.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(rowKey(next))}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>, row: Row): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const handler = keys?.[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(rowKey(row), event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Home" || event.key === "End") move(rowKey(row), event.key === "Home" ? -flat.length : flat.length);
    else if (event.key === "Enter" && onOpen) onOpen(row);
    else if (handler) handler(row);
    else return;
    event.preventDefault();
  };

  return (
    <div className="table-scroll">
      <table className="table" ref={body} aria-label={label} style={minWidth ? { minWidth } : undefined}>
        <colgroup>{columns.map((column) => <col key={column.key} style={column.width ? { width: column.width } : undefined} />)}</colgroup>
        <thead>
          <tr>{columns.map((column) => <th key={column.key} scope="col" className={column.align === "right" ? "num" : ""}>{column.title}</th>)}</tr>
        </thead>
        {groups.map((group) => group.rows.length > 0 && (
          <tbody key={group.key}>
            {group.title && (
              <tr className="group">
                <th colSpan={columns.length} scope="rowgroup">{group.title}{group.note && <span>{group.note}</span>}</th>
              </tr>
            )}
            {group.rows.map((row) => (
              <tr
                key={rowKey(row)}
                data-row={rowKey(row)}
                className={`row ${onOpen ? "" : "quiet"} ${rowClass?.(row) ?? ""}`}
                tabIndex={rowKey(row) === reachable ? 0 : -1}
                onFocus={() => { setActive(rowKey(row)); wanted.current = rowKey(row); }}
                onKeyDown={(event) => onKey(event, row)}
                onClick={(event) => { if (!(event.target as HTMLElement).closest("a,button,input,label,[role=menu],[role=menuitem]")) onOpen?.(row); }}
              >
                {columns.map((column) => <td key={column.key} className={`${column.align === "right" ? "num" : ""} ${column.key === "choose" || column.key === "state" ? "tool" : ""}`}>{column.cell(row)}</td>)}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {after}
    </div>
  );
}

function Cards<Row>({ label, columns, groups, rowKey, rowClass, after }: DataTableProps<Row>) {
  const at = (place: Column<Row>["phone"]) => columns.filter((column) => (column.phone ?? "line") === place);
  return (
    <div className="cards" aria-label={label} role="region" tabIndex={0}>
      {groups.map((group) => group.rows.length > 0 && (
        <section key={group.key}>
          {group.title && <h2>{group.title}{group.note && <span>{group.note}</span>}</h2>}
          <ul>
            {group.rows.map((row) => (
              <li key={rowKey(row)} className={rowClass?.(row) ?? ""}>
                <div className="card-top">
                  <div>{at("title").map((column) => <div key={column.key}>{column.cell(row)}</div>)}</div>
                  <div>{at("corner").map((column) => <div key={column.key}>{column.cell(row)}</div>)}</div>
                </div>
                <div className="card-lines">
                  {at("line").map((column) => {
                    const said = column.cell(row);
                    if (said === null || said === undefined || said === false || said === "") return null;
                    return <div key={column.key}>{!column.bare && <span className="key">{column.title}</span>}<div>{said}</div></div>;
                  })}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {after}
    </div>
  );
}

/** A row that moves to another group is a new element: the focus goes with it instead of falling to the page. */
function useKeptFocus(table: RefObject<HTMLTableElement | null>): RefObject<string | null> {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    const elsewhere = (event: FocusEvent): void => {
      if (event.target instanceof Node && !table.current?.contains(event.target)) wanted.current = null;
    };
    document.addEventListener("focusin", elsewhere);
    return () => document.removeEventListener("focusin", elsewhere);
  }, [table]);
  useEffect(() => {
    if (wanted.current === null || document.activeElement !== document.body) return;
    table.current?.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(wanted.current)}"]`)?.focus({ preventScroll: true });
  });
  return wanted;
}
