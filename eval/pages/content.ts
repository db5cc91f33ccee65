import { corpusFiles, readDocument, readGrid } from "../../corpus/tool/corpus-files.ts";
import type { BlockRole } from "../../corpus/tool/documents/roles.ts";
import { furnitureRoles, isFurnitureRole } from "../../packages/core/src/model/document.ts";

/** Which half of the templates, documents and words a page is made from. */
export type Half = "train" | "test";

/** What generated pages are filled with: words of the corpus, by the split of their document. */
export interface Content {
  readonly titles: readonly string[];
  readonly standfirsts: readonly string[];
  readonly kickers: readonly string[];
  readonly headings: readonly string[];
  readonly questions: readonly string[];
  /** Paragraphs that somebody says or writes. */
  readonly paragraphs: readonly string[];
  /** Sentences that can stand between quotation marks. */
  readonly sentences: readonly string[];
  /** Turns of an interviewer. */
  readonly hostTurns: readonly string[];
  readonly answers: readonly string[];
  /** Lines around a text, by role. */
  readonly furniture: ReadonlyMap<BlockRole, readonly string[]>;
}

const spokenGenres: ReadonlySet<string> = new Set(["interview", "panel", "briefing", "council-debate"]);
const writtenGenres: ReadonlySet<string> = new Set(["oped", "blog", "column", "roundup", "news-analysis", "speech", "market-note", "letter"]);
const loaded = new Map<Half, Content>();

/** The corpus as content: training documents, or the development and test documents that train nothing. */
export function contentOf(half: Half): Content {
  const known = loaded.get(half);
  if (known !== undefined) return known;
  const content = readContent(half);
  loaded.set(half, content);
  return content;
}

function readContent(half: Half): Content {
  const files = corpusFiles("documents");
  const pools = new Map<string, string[]>();
  const add = (pool: string, text: string): void => {
    const list = pools.get(pool) ?? [];
    list.push(text);
    pools.set(pool, list);
  };
  for (const row of readGrid()) {
    const file = files.get(row.id);
    if (file === undefined || (row.split === "train") !== (half === "train")) continue;
    for (const { role, lines } of readDocument(file).document.blocks) {
      const text = lines.map((line) => line.text).join(" ");
      if (isFurnitureRole(role)) for (const line of lines) add(`furniture ${role}`, line.text);
      else addText({ role, text, genre: row.genre, add });
    }
  }
  const pool = (name: string): readonly string[] => pools.get(name) ?? [];
  return {
    titles: pool("title"),
    standfirsts: pool("standfirst"),
    kickers: pool("kicker"),
    headings: pool("heading"),
    questions: pool("question"),
    paragraphs: pool("paragraph"),
    sentences: pool("sentence"),
    hostTurns: pool("host"),
    answers: pool("answer"),
    furniture: new Map(furnitureRoles.map((role) => [role, pool(`furniture ${role}`)])),
  };
}

interface Block {
  readonly role: BlockRole;
  readonly text: string;
  readonly genre: string;
  readonly add: (pool: string, text: string) => void;
}

function addText({ role, text, genre, add }: Block): void {
  if (role === "body" && spokenGenres.has(genre) && text.length < 1_200 && text.length > 30) add("answer", text);
  else if (role === "body" && writtenGenres.has(genre) && isProse(text)) {
    add("paragraph", text);
    for (const sentence of text.split(/(?<=[.!?]) (?=\p{Lu})/u)) if (isQuotable(sentence)) add("sentence", sentence);
  } else if (role === "host" && text.length < 500) {
    add("host", text);
    if (isAsking(text) && text.length < 160) add("question", text);
  } else if (role === "question" || role === "title" || role === "standfirst" || role === "kicker" || role === "heading") {
    if (role === "heading" && /^(?:(?:the )?(?:contributors|participants|panel|speakers|experts))$/i.test(text)) return;
    if (role !== "heading" || text.length < 110) add(role, text);
    if (role === "heading" && isAsking(text) && text.length < 160) add("question", text);
  }
}

function isProse(text: string): boolean {
  return text.length > 160 && text.length < 1_400 && !/[”"]\s+—|^\p{Lu}[\p{L} ]+:\s/u.test(text);
}

function isAsking(text: string): boolean {
  return /^[^.?!"“]+\?$/.test(text);
}

function isQuotable(sentence: string): boolean {
  return sentence.length > 45 && sentence.length < 240 && !/["“”‘]|:\s/.test(sentence) && /^\p{Lu}[^?!]*\.$/u.test(sentence);
}
