import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reviewStatements } from "../../packages/app/src/statements/review-statements.ts";
import { ask } from "../support/library-server.ts";
import { startSite, type SiteServer } from "../support/published-site.ts";
import { runCommand } from "../support/run-command.ts";

/* What the public page says is what the command line says of the same snapshot, and not of what was changed since. */

let server: SiteServer;
let page = "";
let revision = 0;
const folder = mkdtempSync(join(tmpdir(), "figures-"));
const library = join(folder, "copy.rapporteur");
const names = new Map<string, string>();

beforeAll(async () => {
  server = await startSite();
  const { workplace, pages, app } = server;
  const text = async (path: string): Promise<string> => (await ask(server, "GET", `/site/${path}`)).text();
  page = await text(`roundups/${pages[1]?.slug}.html`);
  revision = Number(/revision (\d+)/.exec(page)?.[1]);
  for await (const { record } of app.store.records.all(server.project, "entity")) names.set(record.key, record.name);
  // After the snapshot a relation and a causal link are taken back: figures of today are other ones.
  const found = await app.store.lists.statements(server.project, { documents: [pages[1]?.documentId ?? ""], limit: 100 });
  const quoting = (quote: string): (typeof found.entries)[number][] => found.entries.filter(({ record }) => record.quote === quote).slice(0, 1);
  const gone = [...quoting("Norway threatened Sweden with tolls."), ...quoting("High fuel prices caused the quarrel.")];
  await reviewStatements(workplace, { review: "rejected", statements: gone.map((one) => ({ id: one.record.id, expected: one.revision })) });
  await app.store.care.backup(library);
});
afterAll(async () => {
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

async function command<T>(...args: string[]): Promise<T> {
  const { code, out, err } = await runCommand([...args, "--library", library, "--json"], { now: server.app.now });
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out) as T;
}

const told = (pattern: RegExp): string[][] => [...page.replaceAll("−", "-").matchAll(pattern)].map((found) => found.slice(1));

interface Acts {
  readonly acts: readonly { readonly source: string; readonly target: string; readonly weight: number; readonly document: string }[];
}

/** "Norway>Sweden": how many and their sum, of the page's own document. */
function pairsOf({ acts }: Acts): string[] {
  const sums = new Map<string, { count: number; weight: number }>();
  for (const { source, target, weight, document } of acts) {
    if (document !== server.pages[1]?.documentId) continue;
    const key = `${names.get(source)}>${names.get(target)}`;
    const before = sums.get(key) ?? { count: 0, weight: 0 };
    sums.set(key, { count: before.count + 1, weight: before.weight + weight });
  }
  return [...sums].map(([pair, { count, weight }]) => `${pair} ${count} ${weight.toFixed(1)}`).toSorted();
}

describe("figures on a published page", () => {
  it("count the relations of each pair as the command does at the snapshot's revision", async () => {
    const rows = told(/<li>(\w+) (?:cooperates with|acts against|deals with) (\w+) \((\d+) statements?, ([+-][\d.]+)\)/g);
    const shown = rows.map(([source, target, count, weight]) => `${source}>${target} ${count} ${Number(weight).toFixed(1)}`).toSorted();
    expect(shown.length).toBeGreaterThan(2);
    expect(shown).toEqual(pairsOf(await command<Acts>("relations", "--as-of", String(revision))));
    expect(shown).not.toEqual(pairsOf(await command<Acts>("relations")));
  });

  it("draw the causal links that the command gives at the snapshot's revision", async () => {
    interface Causes {
      readonly concepts: readonly string[];
      readonly links: readonly {
        readonly cause: number;
        readonly effect: number;
        readonly sign: number | null;
        readonly evidence: readonly string[];
      }[];
    }
    const documents = new Set<string>();
    const { entries } = await server.app.store.lists.statements(server.project, { documents: [server.pages[1]?.documentId ?? ""], limit: 100 });
    for (const { record } of entries) documents.add(record.id);
    const linksOf = ({ concepts, links }: Causes): string[] =>
      links
        .filter(({ evidence }) => evidence.every((id) => documents.has(id)))
        .map(
          ({ cause, effect, sign, evidence }) =>
            `${names.get(concepts[cause] ?? "")}>${names.get(concepts[effect] ?? "")} ${sign} ${evidence.length}`,
        )
        .toSorted();
    const signs: Readonly<Record<string, string>> = { raises: "1", lowers: "-1", "has an effect on": "null" };
    const rows = told(/<li>([^<>()]+) (raises|lowers|has an effect on) ([^<>()]+) \((\d+) statements?\)/g);
    const shown = rows.map(([cause, verb = "", effect, count]) => `${cause}>${effect} ${signs[verb]} ${count}`).toSorted();
    expect(shown.length).toBeGreaterThan(1);
    expect(shown).toEqual(linksOf(await command<Causes>("causes", "--as-of", String(revision))));
    expect(shown).not.toEqual(linksOf(await command<Causes>("causes")));
  });

  it("list the forecasts that the command lists, with the same ranges", async () => {
    type Question = {
      readonly forecasts: readonly { readonly document: string; readonly chance: { readonly low: number; readonly high: number } | null }[];
    };
    const questions = await command<Question[]>("forecasts", "list", "--as-of", String(revision));
    const range = (low: number, high: number): string => `${Math.round(low * 100)}–${Math.round(high * 100)} %`;
    const listed = questions
      .flatMap(({ forecasts }) => forecasts)
      .filter(({ document }) => document === "Will the ferry pact hold?")
      .map(({ chance }) => (chance === null ? "no number" : range(chance.low, chance.high)));
    const shown = told(/class="entry forecast [^>]*>.*?<b class="figure">([^<]*)<\/b>/g).map(([words = ""]) => words);
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.toSorted()).toEqual(listed.toSorted());
  });

  it("give each expert's score over resolved forecasts as the command does", async () => {
    interface Scores {
      readonly lines: readonly {
        readonly name: string;
        readonly questions: number;
        readonly score: { readonly best: number; readonly worst: number } | null;
      }[];
    }
    const { lines } = await command<Scores>("forecasts", "score", "--rule", "brier");
    const scored = lines.filter(({ score }) => score !== null);
    expect(scored.length).toBeGreaterThan(1);
    for (const { name, questions, score } of scored) {
      const slug = name.toLowerCase().replaceAll(" ", "-");
      const text = await (await ask(server, "GET", `/site/experts/${slug}.html`)).text();
      const [, low, high, n] =
        /Mean Brier score ([\d.]+)(?: to ([\d.]+), by which end of the words&#39; range is taken)? over (\d+) resolved/.exec(text) ?? [];
      expect([name, low, high ?? low, n]).toEqual([name, score?.best.toFixed(3), score?.worst.toFixed(3), String(questions)]);
    }
  });
});
