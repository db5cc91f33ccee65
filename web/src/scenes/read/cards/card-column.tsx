import { useEffect, useLayoutEffect, useMemo, useRef, type ReactNode, type RefObject } from "react";
import type { Span } from "@rapporteur/core/model";
import type { Overlaid } from "../../../data/pending.ts";
import { placeCards } from "./place-cards.ts";
import { firstEndingAfter } from "../text/segments.ts";
import { text } from "../strings.ts";
import { useVisibleBlocks } from "./use-visible-blocks.ts";

type Shown = Overlaid<"statement">;

interface CardColumnProps {
  readonly label?: string;
  /** In order of place. */
  readonly statements: readonly Shown[];
  readonly blocks: readonly Span[];
  readonly contentId: string;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly activeId: string | null;
  readonly editedId: string | null;
  readonly draw: (statement: Shown) => ReactNode;
}

const gap = 6;

/**
 * The margin: cards level with their passages. Only those near the view, and those that are worked on, are there; they are placed once drawn, and again
 * when text or cards change size.
 */
export function CardColumn({ label = text.cards, statements, blocks, contentId, scroller, activeId, editedId, draw }: CardColumnProps) {
  const column = useRef<HTMLElement>(null);
  const { first, last } = useVisibleBlocks(scroller, contentId);
  const shown = useMemo(() => {
    const [from, to] = [blocks[first]?.start ?? 0, blocks[Math.min(last, blocks.length - 1)]?.end ?? 0];
    return statements.filter(({ record }) => (record.start >= from && record.start < to) || record.id === activeId || record.id === editedId);
  }, [statements, blocks, first, last, activeId, editedId]);
  const placer = useRef<Placer | null>(null);
  useEffect(() => () => placer.current?.stop(), []);
  useLayoutEffect(() => {
    if (column.current === null) return;
    placer.current ??= new Placer(column.current);
    placer.current.place({ shown, blocks, activeId });
  });
  return (
    <section className="read-cards" aria-label={label} ref={column}>
      {shown.map(draw)}
    </section>
  );
}

interface Margin {
  readonly shown: readonly Shown[];
  readonly blocks: readonly Span[];
  readonly activeId: string | null;
}

/** Puts the cards of one column where they belong, and looks after them while sizes change. */
class Placer {
  readonly #column: HTMLElement;
  readonly #observer: ResizeObserver;
  /** Heights as they were when the cards were last placed: a size that was told for the first time is no news. */
  readonly #heights = new WeakMap<Element, number>();
  /** How far below its passage each card stood: where scrolling makes it the first one, it stays there. */
  readonly #pushes = new Map<string, number>();
  #margin: Margin = { shown: [], blocks: [], activeId: null };
  /** Letters of another width have come: cards and lines wrap elsewhere. */
  readonly #onLetters = (): void => this.place(this.#margin);

  constructor(column: HTMLElement) {
    this.#column = column;
    this.#observer = new ResizeObserver((entries) => {
      const isNews = entries.some(({ target }) => this.#heights.get(target) !== (target as HTMLElement).offsetHeight);
      if (isNews) this.place(this.#margin);
    });
    const words = this.#words();
    if (words !== null) this.#observer.observe(words);
    document.fonts.addEventListener("loadingdone", this.#onLetters);
  }

  stop(): void {
    this.#observer.disconnect();
    document.fonts.removeEventListener("loadingdone", this.#onLetters);
  }

  /** Reads every size first and writes every place after, so that the browser lays the page out once. */
  place(margin: Margin): void {
    if (margin.activeId !== this.#margin.activeId) this.#pushes.clear();
    this.#margin = margin;
    const words = this.#words();
    if (words === null || getComputedStyle(this.#column).position === "fixed") return;
    const cards = [...this.#column.children].filter((card): card is HTMLElement => card instanceof HTMLElement);
    const anchors = this.#anchors(words, margin);
    const heights = cards.map((card) => card.offsetHeight);
    this.#heights.set(words, words.offsetHeight);
    const firstId = margin.shown[0]?.record.id ?? "";
    const push = this.#pushes.get(firstId);
    const floor = push === undefined ? 0 : (anchors[0] ?? 0) + push;
    const active = margin.shown.findIndex(({ record }) => record.id === margin.activeId);
    const tops = placeCards({ anchors, heights, active, floor, gap });
    for (const [at, card] of cards.entries()) {
      card.style.transform = `translateY(${Math.round(tops[at] ?? 0)}px)`;
      this.#heights.set(card, heights[at] ?? 0);
      this.#observer.observe(card);
      const id = margin.shown[at]?.record.id;
      if (id !== undefined) this.#pushes.set(id, (tops[at] ?? 0) - (anchors[at] ?? 0));
    }
  }

  #words(): HTMLElement | null {
    return this.#column.parentElement?.querySelector<HTMLElement>("[data-read-text]") ?? null;
  }

  /** Where each passage begins, from the top of the column. */
  #anchors(words: HTMLElement, { shown, blocks }: Margin): number[] {
    const top = this.#column.getBoundingClientRect().top;
    const anchors: number[] = [];
    for (const { record } of shown) {
      const block = words.children[firstEndingAfter(blocks, record.start)];
      const passage = block?.querySelector(`[data-s="${CSS.escape(record.id)}"]`) ?? block;
      anchors.push(passage === undefined ? (anchors.at(-1) ?? 0) : passage.getBoundingClientRect().top - top);
    }
    return anchors;
  }
}
