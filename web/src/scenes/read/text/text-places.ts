import type { Span } from "@rapporteur/core/model";
import { firstEndingAfter } from "./segments.ts";

/* Between offsets of the stored text and places in the page. Each block's element carries `data-start`, and its text nodes hold the block's text letter by letter. */

/** The range of the page that shows a span; null where its blocks are not there. */
export function rangeOf(root: HTMLElement, blocks: readonly Span[], span: Span): Range | null {
  const from = pointAt(root, blocks, { offset: span.start, isEnd: false });
  const to = pointAt(root, blocks, { offset: span.end, isEnd: true });
  if (from === null || to === null) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

interface Sought {
  readonly offset: number;
  /** Of two blocks that an offset could belong to, the end of a span belongs to the first. */
  readonly isEnd: boolean;
}

function pointAt(root: HTMLElement, blocks: readonly Span[], { offset, isEnd }: Sought): [Text, number] | null {
  let at = firstEndingAfter(blocks, isEnd ? offset - 1 : offset);
  let block = blocks[at];
  // Between two blocks: an end goes back to the block before, a start on to the next.
  if (isEnd && (block === undefined || block.start >= offset)) block = blocks[--at];
  const element = block === undefined ? null : root.querySelector<HTMLElement>(`[data-start="${block.start}"]`);
  if (element === null || block === undefined) return null;
  let left = Math.min(Math.max(0, offset - block.start), block.end - block.start);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let last: Text | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    last = node as Text;
    if (left < last.length || (isEnd && left === last.length)) return [last, left];
    left -= last.length;
  }
  return last === null ? null : [last, last.length];
}

/** The span that is selected in the text, white space at its ends left off; null where nothing of the text is. */
export function selectedSpan(root: HTMLElement, stored: string): Span | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const [start, end] = [offsetOf(root, range.startContainer, range.startOffset), offsetOf(root, range.endContainer, range.endOffset)];
  if (start === null || end === null || start >= end) return null;
  const words = stored.slice(start, end);
  const trimmed = words.trim();
  if (trimmed === "") return null;
  const from = start + words.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}

function offsetOf(root: HTMLElement, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest<HTMLElement>("[data-start]") ?? null;
  if (block === null || !root.contains(block)) return edgeOf(root, node, offset);
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return Number(block.dataset["start"]) + before.toString().length;
}

/** A place between blocks: where the next block begins. */
function edgeOf(root: HTMLElement, node: Node, offset: number): number | null {
  const child = node.childNodes[offset] ?? node.nextSibling;
  const block = child instanceof HTMLElement ? (child.matches("[data-start]") ? child : child.querySelector<HTMLElement>("[data-start]")) : null;
  if (block !== null) return Number(block.dataset["start"]);
  const all = root.querySelectorAll<HTMLElement>("[data-start]");
  const last = all[all.length - 1];
  return last === undefined ? null : Number(last.dataset["start"]) + (last.textContent?.length ?? 0);
}
