import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Figure, MeasureOptions } from "./figure.ts";
import type { Question } from "../packages/core/src/model/contribution.ts";
import { readGenre, type GenreReading } from "../packages/reader/src/pages/read-genre.ts";
import { readPage } from "../packages/reader/src/pages/read-page.ts";
import { voicesFor } from "../packages/reader/src/reading/page-voices.ts";
import { readSource } from "../packages/reader/src/sources/read-source.ts";

interface GoldContribution {
  readonly heading: string | null;
  readonly author: string | null;
  readonly affiliation: string | null;
  /** First and last words of the body. */
  readonly body: readonly [string, string];
  readonly roles: readonly { readonly text: string; readonly former: boolean }[];
}

interface GoldPage {
  readonly contributions: readonly GoldContribution[];
  readonly questions: readonly { readonly text: string; readonly from: Question["from"] }[];
}

interface Count {
  right: number;
  found: number;
  gold: number;
}

const counted = ["bodies", "headings", "authors", "affiliations", "roles", "questions"] as const;
type Counted = (typeof counted)[number];

const readSets: readonly string[] = ["development", "layouts", "layouts-2", "layouts-3", "layouts-4", "layouts-5", "layouts-6"];
/** Their errors are not printed, so that nobody tunes to them. */
const sealedSets: readonly string[] = ["layouts-held-out", "layouts-held-out-2"];
const heldOutSets: readonly string[] = ["held-out", "held-out-2", ...sealedSets];

/**
 * Precision and recall of contributions, authors, affiliations, roles and questions on invented pages.
 *
 * A body is right where its first and last words are; heading, author, affiliation and roles count on the contribution whose
 * body begins at the same words. A role is right where its words (articles aside) and its "former" flag are; a question where its
 * words and its place are. An unattributed contribution counts as right only where it stays unattributed.
 * `--held-out` adds the held-out pages (never the errors of `layouts-held-out` and `layouts-held-out-2`); `--data DIR` reads other pages: files with a `NAME.gold.json` each; `--errors 1` prints what differs.
 */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const here = fileURLToPath(new URL("data/genre", import.meta.url));
  const sets = options.data
    ? [options.data]
    : (options.options["held-out"] === undefined ? readSets : [...readSets, ...heldOutSets]).map((set) => join(here, set));
  const figures: Figure[] = [];
  for (const set of sets)
    figures.push(...(await measureSet(set, options.options["errors"] !== undefined && !sealedSets.some((sealed) => set.endsWith(sealed)))));
  return figures;
}

async function measureSet(folder: string, showsErrors: boolean): Promise<Figure[]> {
  const counts = new Map<Counted, Count>(counted.map((name) => [name, { right: 0, found: 0, gold: 0 }]));
  const errors: string[] = [];
  let pageCount = 0;
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith(".gold.json")) continue;
    const gold = JSON.parse(readFileSync(join(folder, file.replace(/\.[a-z]+$/, ".gold.json")), "utf8")) as GoldPage;
    const { document } = await readSource(join(folder, file));
    scorePage({
      text: document.text,
      reading: readGenre(document, undefined, readPage(document, voicesFor(document))),
      gold,
      counts,
      report: (line) => errors.push(`${file}: ${line}`),
    });
    pageCount++;
  }
  if (showsErrors) process.stderr.write(`${errors.join("\n")}\n`);
  const name = folder.split("/").pop() ?? folder;
  return [...counts].flatMap(([what, count]) => figuresOf(what, count, `${name}, ${pageCount} pages`));
}

function figuresOf(what: Counted, count: Count, data: string): Figure[] {
  const base = { unit: "%", must: null, aim: null, better: "higher", data } as const;
  return [
    { ...base, name: `${what} P`, value: percent(count.right, count.found), n: count.found },
    { ...base, name: `${what} R`, value: percent(count.right, count.gold), n: count.gold },
  ];
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((1000 * part) / whole) / 10;
}

interface PageScore {
  readonly text: string;
  readonly reading: GenreReading;
  readonly gold: GoldPage;
  readonly counts: ReadonlyMap<Counted, Count>;
  readonly report: (line: string) => void;
}

function tally(score: PageScore, what: Counted, found: readonly string[], gold: readonly string[]): void {
  const count = score.counts.get(what);
  if (!count) return;
  const rest = [...gold];
  for (const value of found) {
    const index = rest.indexOf(value);
    if (index >= 0) rest.splice(index, 1);
    else score.report(`${what} wrong: ${value}`);
    if (index >= 0) count.right++;
  }
  for (const value of rest) score.report(`${what} missed: ${value}`);
  count.found += found.length;
  count.gold += gold.length;
}

function scorePage(score: PageScore): void {
  const { text, reading, gold } = score;
  const bodies = reading.contributions.map((contribution) => squeeze(text.slice(...contribution.body)));
  const goldOf = (body: string): GoldContribution | undefined => gold.contributions.find((candidate) => body.startsWith(candidate.body[0]));
  const edges = bodies.map((body) => {
    const match = goldOf(body);
    return match && body.endsWith(match.body[1]) ? match.body.join(" … ") : `${body.slice(0, 40)} … ${body.slice(-25)}`;
  });
  tally(
    score,
    "bodies",
    edges,
    gold.contributions.map((contribution) => contribution.body.join(" … ")),
  );
  const keyOf = (body: string): string => goldOf(body)?.body[0] ?? body.slice(0, 20);
  const label = (index: number, value: string): string => `[${keyOf(bodies[index] ?? "")}] ${value}`;
  const names = new Map(reading.entities.map((entity) => [entity.id, entity.name]));
  const nameOf = (id: string | null): string => (id === null ? "nobody" : (names.get(id) ?? id)).replace(/^the /i, "");
  const values: Record<Exclude<Counted, "bodies" | "questions">, [string[], string[]]> = {
    headings: [
      reading.contributions.map((contribution, index) => label(index, contribution.heading ?? "none")),
      gold.contributions.map((contribution) => `[${contribution.body[0]}] ${contribution.heading ?? "none"}`),
    ],
    authors: [
      reading.contributions.map((contribution, index) => label(index, nameOf(contribution.author))),
      gold.contributions.map((contribution) => `[${contribution.body[0]}] ${contribution.author ?? "nobody"}`),
    ],
    affiliations: [
      reading.contributions.map((contribution, index) => label(index, nameOf(contribution.affiliation))),
      gold.contributions.map((contribution) => `[${contribution.body[0]}] ${(contribution.affiliation ?? "nobody").replace(/^the /i, "")}`),
    ],
    roles: [
      reading.contributions.flatMap((contribution, index) => contribution.roles.map((role) => label(index, roleKey(role)))),
      gold.contributions.flatMap((contribution) => contribution.roles.map((role) => `[${contribution.body[0]}] ${roleKey(role)}`)),
    ],
  };
  for (const [what, [found, expected]] of Object.entries(values)) tally(score, what as Counted, found, expected);
  tally(score, "questions", reading.questions.map(questionKey), gold.questions.map(questionKey));
}

function squeeze(words: string): string {
  return words.replace(/[*_]+/g, "").replace(/\s+/g, " ").trim();
}

function roleKey(role: { readonly text: string; readonly former: boolean }): string {
  return `${role.text.replace(/^(?:the|an?) /i, "").toLowerCase()}${role.former ? " (former)" : ""}`;
}

function questionKey(question: { readonly text: string; readonly from: string }): string {
  return `${question.from}: ${squeeze(question.text)}`;
}
