import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Figure, MeasureOptions } from "./figure.ts";
import { emptyOutcome, scoreDocument, type Tally } from "./statements/score-statements.ts";
import { typeFigures } from "./statements.ts";
import { type GoldDocument, readStatementsGold } from "./statements/statements-gold.ts";

/*
 * What the coder found in a document the first time it read it, before anybody mended the coder on it. `--record ROUND` scores
 * the documents that have no record yet and appends one to data/statements/first-sight.jsonl; a document is recorded
 * once and for all, so the figures cannot be improved afterwards. Without it the records are printed.
 */

interface FirstSight {
  readonly document: string;
  readonly round: string;
  /** SHA-256 of text and annotations at that time. */
  readonly hash: string;
  readonly tallies: Readonly<Record<string, Tally>>;
}

const file = fileURLToPath(new URL("data/statements/first-sight.jsonl", import.meta.url));

/** Precision and recall at first sight, by round. */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const round = options.options["record"];
  if (round !== undefined) recordNew(round);
  const records = readRecords();
  const rounds = [...new Set(records.map((record) => record.round))];
  return rounds.flatMap((name) => {
    const inRound = records.filter((record) => record.round === name);
    const tallies = new Map<string, Tally>();
    for (const record of inRound)
      for (const [type, { right, found, gold }] of Object.entries(record.tallies)) {
        const sum = tallies.get(type) ?? { right: 0, found: 0, gold: 0 };
        tallies.set(type, { right: sum.right + right, found: sum.found + found, gold: sum.gold + gold });
      }
    const data = `first sight ${name}: ${inRound.map((record) => record.document.slice(0, 2)).join(" ")}`;
    return typeFigures(data, { tallies }).map((figure) => ({ ...figure, must: null, aim: figure.must }));
  });
}

function readRecords(): FirstSight[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as FirstSight);
}

/** Documents that were mended on before records were kept. */
const unrecordable = /^(?:0\d|1[0-4])-/;

function recordNew(round: string): void {
  const known = new Set(readRecords().map((record) => record.document));
  for (const document of readStatementsGold(undefined)) {
    if (known.has(document.name) || unrecordable.test(document.name)) continue;
    const outcome = emptyOutcome();
    scoreDocument(document, outcome);
    const record: FirstSight = { document: document.name, round, hash: hashOf(document), tallies: Object.fromEntries(outcome.tallies) };
    appendFileSync(file, `${JSON.stringify(record)}\n`);
  }
}

function hashOf({ bytes, lines }: GoldDocument): string {
  return createHash("sha256").update(bytes).update(JSON.stringify(lines)).digest("hex");
}
