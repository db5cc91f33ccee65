import fc from "fast-check";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { times } from "../../../../../test/support/effort.ts";
import { openStore } from "../open-store.ts";
import type { SearchField, SearchResult } from "../search-query.ts";
import { cutPassages } from "./passages.ts";
import { parseQuery, type Phrase, type Term } from "./query.ts";
import { tokenize, type Token } from "./tokens.ts";
import type { Store } from "../store.ts";
import { lendPostgres, type LentPostgres } from "../testing/lend-postgres.ts";
import { made, sampleCommit, sampleContent, sampleDocument } from "../testing/sample-records.ts";

interface Sample {
  readonly title: string;
  readonly text: string;
  readonly published: string | null;
}

/** A row of the index as the model has it. */
interface Row {
  readonly documentId: string;
  readonly field: SearchField;
  readonly tokens: readonly Token[];
  readonly start: number | null;
}

let folder = "";
let server: LentPostgres;
let stores: Store[] = [];
let round = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "search-"));
  server = await lendPostgres();
  stores = [await openStore(join(folder, "a.rapporteur")), await openStore(await server.makeLibrary())];
}, 60_000);
afterAll(async () => {
  for (const store of stores) await store.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function fill(store: Store, project: string, samples: readonly Sample[]): Promise<void> {
  const documents = samples.map(({ title, text, published }, index) => ({
    content: sampleContent(`${text} ${index}`),
    title,
    published,
    id: `d${index}`,
  }));
  for (const { content } of documents) await store.contents.keep(project, content);
  const changes = documents.map(({ id, content, title, published }) => made("document", sampleDocument(id, content, { title, published })));
  await store.history.commit(sampleCommit(changes, { project }));
}

async function findAll(store: Store, project: string, text: string, limit: number): Promise<SearchResult[]> {
  const found: SearchResult[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await store.search.find(project, { text, limit, cursor });
    found.push(...page.entries);
    cursor = page.next;
  }
  return found;
}

/** What a search should find, looked up word by word in everything. */
function expected(samples: readonly Sample[], text: string): string[] {
  const rows = samples.flatMap(({ title, text: words }, index): Row[] => {
    const documentId = `d${index}`;
    const passages = cutPassages(`${words} ${index}`, []);
    const whole: Row = { documentId, field: "title", tokens: tokenize(title), start: null };
    return [whole, ...passages.map(({ start, tokens }): Row => ({ documentId, field: "text", tokens, start }))];
  });
  const { wanted, excluded } = parseQuery(text);
  const inDocument = (term: Term, documentId: string): boolean => rows.some((row) => row.documentId === documentId && holdsAny(row, term));
  const isFound = (row: Row): boolean =>
    wanted.some((term) => holdsAny(row, term)) &&
    wanted.every((term) => inDocument(term, row.documentId)) &&
    !excluded.some((term) => inDocument(term, row.documentId));
  return rows
    .filter(isFound)
    .map(({ documentId, field, start }) => `${documentId} ${field} ${start}`)
    .sort();
}

function holdsAny(row: Row, { phrases }: Term): boolean {
  return phrases.some((phrase) => (phrase.field === null || phrase.field === row.field) && stands(row.tokens, phrase));
}

function stands(tokens: readonly Token[], { codes, isBeginning }: Phrase): boolean {
  const line = ` ${tokens.map(({ code }) => code).join(" ")} `;
  return line.includes(` ${codes.join(" ")}${isBeginning ? "" : " "}`);
}

/* Random texts: words of several scripts that share beginnings, marks, pictures, and what databases give a meaning to. */
const words = fc.constantFrom(
  "gas",
  "gaz",
  "gasoline",
  "Gás",
  "мир",
  "Мирный",
  "سلام",
  "سلامة",
  "北京",
  "北",
  "🚀",
  "👩‍🚀",
  "e\u0301te\u0301",
  "ﬁve",
  "x43cx",
  "_",
  "'",
  '"',
  "&",
  "|",
  "!",
  "don't",
  "３",
  "İ",
  "ß",
);
const separators = fc.constantFrom(" ", " ", " ", ". ", "-", "\n", "");
const randomText = fc.array(fc.tuple(words, separators), { minLength: 1, maxLength: 30 }).map((parts) => parts.flat().join(""));
const queryWord = fc.constantFrom(
  "gas",
  "ga*",
  "gasol*",
  "мир",
  "мир*",
  "سلام",
  "سلام*",
  "北京",
  "北",
  "🚀",
  "été",
  "five",
  "fi*",
  "x43cx",
  "don't",
  "3",
  "i*",
  "ss",
  '"gas мир"',
  '"gas gas"',
  '"мир gas*',
  '"北京 gas"*',
  "title:gas",
  "text:мир",
  "-gas",
  "-title:мир",
  "gas OR 北京",
);
const randomQuery = fc.array(queryWord, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(" "));

const sample = fc.record({ title: randomText, text: randomText, published: fc.constantFrom(null, "2024-01-01", "2024-02-02") });

test(
  "both stores give the same answers, in the same order, whatever the page size: those of a plain search through everything",
  { timeout: 110_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sample, { minLength: 2, maxLength: 6 }),
        fc.array(randomQuery, { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (samples, queries, limit) => {
          const project = `p${++round}`;
          for (const store of stores) await fill(store, project, samples);
          for (const query of queries) {
            const [sqlite, postgres] = await Promise.all(
              stores.map((store) => findAll(store, project, query, limit).catch((problem: { code: string }) => problem.code)),
            );
            expect(postgres).toEqual(sqlite);
            if (!Array.isArray(sqlite)) continue;
            expect(sqlite).toEqual(await findAll(stores[0]!, project, query, 100));
            expect(sqlite.map(({ documentId, field, start }) => `${documentId} ${field} ${start}`).sort()).toEqual(expected(samples, query));
            expect(sqlite.every(({ hits }) => hits.length > 0)).toBe(true);
          }
        },
      ),
      { numRuns: times(6, 60) },
    );
  },
);
