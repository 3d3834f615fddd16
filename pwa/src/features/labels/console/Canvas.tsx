import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { LabelPreviewQuery } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { elementName } from "./parts";
import { GRID, moved, resized, without, type Design, type Element } from "./design";

interface Props {
  design: Design;
  preview?: LabelPreviewQuery["labelPreview"];
  chosen: string | null;
  wrong: ReadonlySet<string>;
  editable: boolean;
  onChoose: (id: string | null) => void;
  onChange: (design: Design) => void;
}

interface Drag { id: string; corner: boolean; x: number; y: number; from: Design }

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The label as it will be burnt, with a handle on each element: dragged by pointer, moved by arrows. */
export function Canvas({ design, preview, chosen, wrong, editable, onChoose, onChange }: Props) {
  const paper = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const perMm = (): number => (paper.current?.clientWidth ?? 1) / design.width;

  const begin = (event: PointerEvent, element: Element, corner: boolean): void => {
    onChoose(element.id);
    if (!editable || event.button !== 0) return;
    event.stopPropagation();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    setDrag({ id: element.id, corner, x: event.clientX, y: event.clientY, from: design });
  };
  const follow = (event: PointerEvent): void => {
    if (!drag) return;
    const [dx, dy] = [(event.clientX - drag.x) / perMm(), (event.clientY - drag.y) / perMm()];
    if (Math.abs(dx) + Math.abs(dy) < GRID / 2) return;
    onChange((drag.corner ? resized : moved)(drag.from, drag.id, dx, dy));
  };
  const onKey = (event: KeyboardEvent, element: Element): void => {
    const arrow = ARROWS[event.key];
    if (!editable || (!arrow && event.key !== "Delete")) return;
    event.preventDefault();
    if (!arrow) {
      onChange(without(design, element.id));
      onChoose(null);
      return;
    }
    const step = event.altKey ? 0.1 : event.shiftKey ? 5 : GRID;
    const change = event.ctrlKey || event.metaKey ? resized : moved;
    onChange(change(design, element.id, arrow[0] * step, arrow[1] * step, event.altKey ? 0.1 : GRID));
  };

  const percent = (value: number, whole: number): string => `${(value / whole) * 100}%`;
  return (
    <div className="label-stage">
      <div ref={paper} role="listbox" aria-label={t("label.preview_of")} className={`label-paper ${editable ? "grid" : ""}`} style={{ aspectRatio: `${design.width} / ${design.height}`, maxWidth: `${Math.min(860, design.width * 8)}px`, backgroundSize: `${percent(5, design.width)} ${percent(5, design.height)}` }} onPointerDown={() => onChoose(null)}>
        {preview && <img src={`data:image/png;base64,${preview.image}`} alt="" draggable={false} />}
        {design.elements.map((element) => (
          <div
            key={element.id}
            role="option"
            tabIndex={0}
            aria-selected={element.id === chosen}
            aria-label={t("label.element_at", { name: elementName(design, element.id), x: element.x, y: element.y })}
            className={`label-element ${element.id === chosen ? "chosen" : ""} ${wrong.has(element.id) ? "wrong" : ""}`}
            style={{ left: percent(element.x, design.width), top: percent(element.y, design.height), width: percent(element.width, design.width), height: percent(element.height, design.height) }}
            onPointerDown={(event) => { event.stopPropagation(); begin(event, element, false); }}
            onPointerMove={follow}
            onPointerUp={() => setDrag(null)}
            onPointerCancel={() => setDrag(null)}
            onFocus={() => onChoose(element.id)}
            onKeyDown={(event) => onKey(event, element)}
          >
            {editable && element.id === chosen && <i className="label-corner" aria-hidden="true" onPointerDown={(event) => { event.stopPropagation(); begin(event, element, true); }} onPointerMove={follow} onPointerUp={() => setDrag(null)} />}
          </div>
        ))}
      </div>
    </div>
  );
}
