import { clip } from "../present/selection.ts";
import type { SitePage } from "./site/site-data.ts";
import { foldForComparison } from "./comments/clean-words.ts";

export interface FoundPage {
  readonly page: SitePage;
  readonly snippet: string;
}

const folded = new WeakMap<SitePage, string>();

/** Published pages that have every word asked for, newest first, with words around the first. Only what is public is searched. Cost: O(size of the published texts). */
export function findPublished(pages: readonly SitePage[], asked: string, limit = 50): FoundPage[] {
  const words = foldForComparison(asked)
    .split(" ")
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const found: FoundPage[] = [];
  for (const page of pages) {
    const text = folded.get(page) ?? ` ${foldForComparison(publicWords(page))} `;
    folded.set(page, text);
    if (words.every((word) => text.includes(` ${word}`))) found.push({ page, snippet: snippetOf(page, words[0] ?? "") });
    if (found.length === limit) break;
  }
  return found;
}

/** The words of the blocks, without what only sets them apart. */
function textOf({ document }: SitePage["readout"]): string {
  return document.blocks.map(({ start, end }) => document.text.slice(start, end)).join(" ");
}

function publicWords({ readout }: SitePage): string {
  const { title, standfirst, tags } = readout.document;
  return [title, standfirst ?? "", tags.join(" "), textOf(readout), ...readout.entities.map(({ name }) => name)].join(" ");
}

function snippetOf({ readout }: SitePage, word: string): string {
  const { standfirst, title } = readout.document;
  const text = textOf(readout);
  const at = text.toLowerCase().indexOf(word);
  if (at < 0) return clip(standfirst ?? title, 240);
  const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, at - 80)));
  return `${from > 0 ? "…" : ""}${clip(text.slice(from), 240)}`;
}
