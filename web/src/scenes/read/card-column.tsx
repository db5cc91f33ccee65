import { useCallback, useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import type { Overlaid } from "../../data/pending.ts";
import { placeCards } from "./place-cards.ts";
import { text } from "./strings.ts";

interface CardColumnProps {
  readonly label?: string;
  /** The statements in or near the view, in order of place. */
  readonly shown: readonly Overlaid<"statement">[];
  readonly activeId: string | null;
  readonly draw: (statement: Overlaid<"statement">) => ReactNode;
}

const gap = 6;

/** The margin: cards level with their passages. Only those near the view are there; they are placed once drawn, and again when text or cards change size. */
export function CardColumn({ label = text.cards, shown, activeId, draw }: CardColumnProps) {
  const column = useRef<HTMLElement>(null);
  /** How far below its passage each card stood: where scrolling makes it the first one, it stays there. */
  const pushes = useRef(new Map<string, number>());
  const known = useRef({ shown, activeId });
  if (known.current.activeId !== activeId) pushes.current.clear();
  known.current = { shown, activeId };

  const place = useCallback(() => {
    if (column.current !== null) placeAll(column.current, { ...known.current, pushes: pushes.current });
  }, []);
  useLayoutEffect(place);
  useEffect(() => {
    const root = column.current?.parentElement?.querySelector("[data-read-text]");
    if (column.current === null || root === null || root === undefined) return;
    const observer = new ResizeObserver(place);
    observer.observe(root);
    for (const card of column.current.children) observer.observe(card);
    return () => observer.disconnect();
  }, [place, shown]);
  return (
    <section className="read-cards" aria-label={label} ref={column}>
      {shown.map(draw)}
    </section>
  );
}

interface Placing {
  readonly shown: readonly Overlaid<"statement">[];
  readonly activeId: string | null;
  readonly pushes: Map<string, number>;
}

/** Reads every size first and writes every place after, so that the browser lays the page out once. */
function placeAll(column: HTMLElement, { shown, activeId, pushes }: Placing): void {
  const root = column.parentElement;
  if (root === null || getComputedStyle(column).position === "fixed") return;
  const top = column.getBoundingClientRect().top;
  const cards = [...column.children].filter((card): card is HTMLElement => card instanceof HTMLElement);
  const anchors: number[] = [];
  let floor = 0;
  for (const { record } of shown) {
    const passage =
      root.querySelector(`[data-s="${CSS.escape(record.id)}"][data-first]`) ?? root.querySelector(`[data-s="${CSS.escape(record.id)}"]`);
    anchors.push(passage === null ? (anchors.at(-1) ?? 0) : passage.getBoundingClientRect().top - top);
  }
  const firstId = shown[0]?.record.id ?? "";
  if (pushes.has(firstId)) floor = (anchors[0] ?? 0) + (pushes.get(firstId) ?? 0);
  const heights = cards.map((card) => card.offsetHeight);
  const active = shown.findIndex(({ record }) => record.id === activeId);
  const tops = placeCards({ anchors, heights, active, floor, gap });
  for (const [at, card] of cards.entries()) {
    card.style.transform = `translateY(${Math.round(tops[at] ?? 0)}px)`;
    const id = shown[at]?.record.id;
    if (id !== undefined) pushes.set(id, (tops[at] ?? 0) - (anchors[at] ?? 0));
  }
}
