import { readFileSync, writeFileSync } from "node:fs";
import { defaultScale, type Statement } from "@rapporteur/core/model";
import { corpusGold, type GoldRecord } from "../eval/corpus/corpus-gold.ts";
import { type MeasuredType, scoreReadout } from "../eval/corpus/match-readout.ts";
import { entitiesUsed } from "../packages/reader/src/coding/entities-used.ts";
import { codeWithModel } from "../packages/reader/src/coding/model/code-with-model.ts";
import { markTokens } from "../packages/reader/src/coding/model/mark-tokens.ts";
import { mergeAuthors } from "../packages/reader/src/pages/people/merge-authors.ts";
import { readGenre } from "../packages/reader/src/pages/read-genre.ts";
import { readPage } from "../packages/reader/src/pages/read-page.ts";
import { voicesFor } from "../packages/reader/src/reading/page-voices.ts";
import { analyse } from "../packages/reader/src/language/index.ts";
import type { ReadingModel } from "../packages/reader/src/language/heads/index.ts";
import { languageModel } from "../packages/reader/src/reading/language-model.ts";
import { readingModel } from "../packages/reader/src/reading/reading-model.ts";
import { readSource } from "../packages/reader/src/sources/read-source.ts";
import type { Readout } from "../packages/reader/src/readout/readout.ts";

/*
 * Fits the calibration of the reading model on the product's own drafts of the corpus' development part: chance = σ(a · x + b), x being the logit of the product of the chances
 * of a draft's parts and what is known beside them (`coding/model/confidence.ts`).
 * Reads and rewrites the `calibration` of a settings file that training wrote. RAPPORTEUR_READER names the model.
 */

const types = ["relation", "position", "forecast", "cause"] as const satisfies readonly MeasuredType[];

/** Slope of the confidence while drafts are gathered: gentle, so that two decimals tell small products apart. */
const gatheringSlope = 0.25;

interface Judged {
  readonly x: number;
  readonly isRight: boolean;
}

/** The likeliest slope and shift by Newton's method, with a weak pull towards (1, 0), as in training/reader/measures/calibrate.py. */
function fit(judged: readonly Judged[]): [number, number] {
  let [a, b] = [1, 0];
  for (let round = 0; round < 200; round++) {
    let [ga, gb] = [a - 1, 0.1 * b];
    let [haa, hab, hbb] = [1, 0, 0.1];
    for (const { x, isRight } of judged) {
      const chance = 1 / (1 + Math.exp(-(a * x + b)));
      const [error, curve] = [chance - (isRight ? 1 : 0), chance * (1 - chance)];
      [ga, gb] = [ga + error * x, gb + error];
      [haa, hab, hbb] = [haa + curve * x * x, hab + curve * x, hbb + curve];
    }
    const size = haa * hbb - hab * hab;
    let [da, db] = [(hbb * ga - hab * gb) / size, (haa * gb - hab * ga) / size];
    const most = Math.max(1, Math.abs(da), Math.abs(db));
    [da, db] = [da / most, db / most];
    [a, b] = [a - da, b - db];
    if (Math.max(Math.abs(da), Math.abs(db)) < 1e-9) break;
  }
  return [Math.max(0, a), b];
}

/** What the model alone drafts from a page. */
async function draftsOf(record: GoldRecord, model: ReadingModel): Promise<Readout | null> {
  const { document } = await readSource(new TextEncoder().encode(record.text), { name: `${record.id}.txt` });
  if (document.text !== record.text) return null;
  const page = readPage(document, voicesFor(document));
  const sections = page.reading.sections.map(({ start, end }) => ({ start, end }));
  const analysis = analyse(document.text, { model: languageModel(), blocks: document.blocks, context: { sections } });
  const genre = readGenre(document, analysis, page);
  const input = {
    text: document.text,
    analysis,
    contributions: genre.contributions,
    blocks: document.blocks,
    title: genre.title,
    documentDate: document.metadata.published,
    coder: "fit",
    authors: genre.entities,
  };
  const isProse = (statement: Statement): boolean =>
    document.blocks.some(
      ({ kind, start, end }) => /^(?:title|heading|paragraph|item|quote)$/.test(kind) && start <= statement.start && statement.start < end,
    ) && !genre.asides.some(({ start, end }) => start <= statement.start && statement.end <= end);
  const coded = codeWithModel(input, { model, scale: defaultScale, unread: [], tokens: () => markTokens(input) });
  const known = mergeAuthors(analysis.entities, genre.entities);
  const entities = [
    ...known,
    ...coded.entities(entitiesUsed(coded.statements, [], [])).filter(({ id }) => !known.some((entity) => entity.id === id)),
  ];
  return {
    document,
    quotations: [],
    statements: coded.statements.filter(isProse),
    entities: entities.map((entity) => ({ ...entity, mentions: entity.mentions.map(({ start, end }) => [start, end]) })),
  } as unknown as Readout;
}

const path = process.argv[2];
const loaded = readingModel();
if (path === undefined) throw new Error("give the settings file that training wrote, and the model's file in RAPPORTEUR_READER");
const calibration = loaded.model.config.calibration as Record<string, readonly [number, number]>;
for (const type of types) calibration[type] = [gatheringSlope, 0];
const judged = new Map<MeasuredType, Judged[]>(types.map((type) => [type, []]));
for (const record of corpusGold("development")) {
  const readout = await draftsOf(record, loaded.model);
  for (const { type, confidence, isRight } of readout === null ? [] : scoreReadout(record, readout).judged)
    judged.get(type)?.push({ x: Math.log(confidence / (1 - confidence)) / gatheringSlope, isRight });
}
const settings = JSON.parse(readFileSync(path, "utf8")) as { calibration: Record<string, readonly [number, number]> };
for (const [type, drafts] of judged) {
  settings.calibration[type] = fit(drafts);
  process.stdout.write(
    `${type}: ${drafts.length} drafts, ${drafts.filter(({ isRight }) => isRight).length} right, ${JSON.stringify(settings.calibration[type])}\n`,
  );
}
writeFileSync(path, `${JSON.stringify(settings, null, 1)}\n`);
