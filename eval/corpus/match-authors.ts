import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { type GoldRecord, namesOf } from "./corpus-gold.ts";

/** Lines of text whose author is right, where a page has one, or rightly nobody's, where it has none. */
export interface AuthorTally {
  readonly right: number;
  readonly lines: number;
}

const spoken: ReadonlySet<string> = new Set(["body", "quote", "item"]);
const courtesy = /^(?:the|sir|dame|sheikha?|dr\.?|lord|lady|baroness|councillor|prof\.?|ir\.)\s+/;

/** Compares the author of the contribution that each line stands in with the corpus. Titles before a name count for nothing. Cost: lines × contributions. */
export function scoreAuthors(record: GoldRecord, { document, entities }: Readout): AuthorTally {
  const authorOf = new Map(record.sections.flatMap(({ author, lines }) => lines.map((line) => [line, author] as const)));
  const aliases = new Map(record.entities.map((entity) => [entity.name, namesOf(entity).map(plain)]));
  const written = new Map(entities.map(({ id, name, aliases: others }) => [id, new Set([name, ...others].map(plain))]));
  let right = 0;
  const lines = record.lines.filter(({ role }) => spoken.has(role));
  for (const { line, start, end } of lines) {
    const middle = (start + end) / 2;
    const found = document.contributions.find((contribution) => contribution.start <= middle && middle < contribution.end)?.author ?? null;
    const wanted = authorOf.get(line) ?? null;
    if (found === null || wanted === null) right += found === wanted ? 1 : 0;
    else if ((aliases.get(wanted) ?? [plain(wanted)]).some((name) => written.get(found)?.has(name))) right++;
  }
  return { right, lines: lines.length };
}

const plain = (name: string): string => name.toLowerCase().replace(courtesy, "");
