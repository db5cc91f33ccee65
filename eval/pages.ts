import { generatePages, type LabelledPage } from "./pages/generate.ts";
import type { Figure, MeasureOptions } from "./figure.ts";
import { handMadePages, type HandMade } from "./pages/hand-made.ts";
import { openTally, scorePage, type Ratio, type Tally } from "./pages/score.ts";
import { heldOutHands, laterHands, openHands, writtenPages } from "./pages/written-pages.ts";
import { readGenre } from "../packages/reader/src/pages/read-genre.ts";
import { readPage } from "../packages/reader/src/pages/read-page.ts";
import { voicesFor } from "../packages/reader/src/reading/page-voices.ts";
import { readDocumentBytes } from "../packages/reader/src/sources/read-document-bytes-for-tests.ts";

const extensions: Readonly<Record<LabelledPage["format"], string>> = { html: "html", text: "txt", wrapped: "txt", markdown: "md" };
const families: readonly LabelledPage["family"][] = ["signed", "reported", "transcript"];
const perTemplateByDefault = 10;

/**
 * How well pages are read as pages: contributions, authors, posts, guests, questions, furniture. On generated pages of templates, names, bodies and
 * documents that trained nothing.
 *
 * Then on pages made by hand, of which the held-out ones' errors are never printed. `--only hand` leaves the generated ones out; `--only later` reads those that train nothing yet.
 *
 * `--by hand` prints the figures of each writer of second hand. `--half train` scores pages of the training templates; `--count N` pages a template; `--seed N`; `--errors NAME` prints what is wrong on pages whose name
 * begins so (`--errors 1`: on all). `--without voices` reads by rules alone.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const how = { errors: options["errors"], withVoices: options["without"] !== "voices" };
  if (options["by"] === "hand") return sourcesByHand.flatMap((source) => figuresOfEachHand(source, how));
  if (options["only"] === "later") return figuresByHand(later, how);
  const byHand = sourcesByHand.flatMap((source) => figuresByHand(source, how));
  if (options["only"] === "hand") return byHand;
  const half = options["half"] === "train" ? "train" : "test";
  const pages = [...generatePages(half, Number(options["count"] ?? perTemplateByDefault), Number(options["seed"] ?? 7))];
  return [...figuresOf(pages, `generated, ${half} templates`, how), ...byHand];
}

interface HowToRead {
  /** Of which pages errors are printed. */
  readonly errors: string | undefined;
  /** Else by rules alone. */
  readonly withVoices: boolean;
}

interface ByHand {
  readonly pages: () => LabelledPage[];
  readonly data: string;
  /** Errors of held-out pages are never printed. */
  readonly isOpen: boolean;
  /** The gold of the first pages names some of the questions only, so that their precision means nothing. */
  readonly hasAllQuestions: boolean;
}

const made = (name: HandMade) => (): LabelledPage[] => handMadePages(name);

const sourcesByHand: readonly ByHand[] = [
  { pages: made("open"), data: "made by hand, open", isOpen: true, hasAllQuestions: false },
  { pages: made("held-out"), data: "made by hand, held-out", isOpen: false, hasAllQuestions: false },
  { pages: made("unseen-open"), data: "made by hand, second hand, open", isOpen: true, hasAllQuestions: true },
  { pages: made("unseen-held-out"), data: "made by hand, second hand, held-out", isOpen: false, hasAllQuestions: true },
  { pages: () => openHands.flatMap(writtenPages), data: "made by hand, many shapes, open", isOpen: true, hasAllQuestions: true },
  { pages: () => heldOutHands.flatMap(writtenPages), data: "made by hand, many shapes, held-out", isOpen: false, hasAllQuestions: true },
];

const later: ByHand = {
  pages: () => laterHands.flatMap(writtenPages),
  data: "made by hand, many shapes, later",
  isOpen: false,
  hasAllQuestions: true,
};

function figuresByHand({ pages, data, isOpen, hasAllQuestions }: ByHand, how: HowToRead): Figure[] {
  return figuresOf(pages(), data, isOpen ? how : { ...how, errors: undefined }).filter(
    (figure) => (hasAllQuestions || figure.name !== "questions P") && !/, (?:signed|reported|transcript)$/.test(figure.data),
  );
}

function figuresOfEachHand({ pages, data }: ByHand, { withVoices }: HowToRead): Figure[] {
  const byHand = Map.groupBy(pages(), ({ hand }) => hand ?? null);
  return [...byHand].flatMap(([hand, pages]) =>
    hand === null
      ? []
      : figuresOf(pages, `${data}, ${hand}`, { errors: undefined, withVoices }).filter(({ data: own }) => own === `${data}, ${hand}`),
  );
}

function figuresOf(pages: readonly LabelledPage[], data: string, { errors, withVoices }: HowToRead): Figure[] {
  const tallies = new Map(families.map((family) => [family, openTally()]));
  const lines: string[] = [];
  let elapsedMs = 0;
  for (const page of pages) {
    const bytes = new TextEncoder().encode(page.source);
    const begin = process.cpuUsage();
    // Told, so that a page from a data base is read as one and not refused as an export of several.
    const format = page.format === "wrapped" ? "text" : page.format;
    const { document } = readDocumentBytes(bytes, { name: `${page.name}.${extensions[page.format]}`, format });
    const reading = readGenre(document, undefined, readPage(document, withVoices ? voicesFor(document) : null));
    // Of the processor and not of the clock: other programs may share the machine.
    elapsedMs += process.cpuUsage(begin).user / 1_000;
    const tally = tallies.get(page.family) as Tally;
    const isShown = errors !== undefined && (errors === "1" || page.name.startsWith(errors));
    scorePage(page, { document, reading }, tally, (line) => isShown && lines.push(`${page.name} ${page.format}: ${line}`));
  }
  if (lines.length > 0) process.stderr.write(`${lines.join("\n")}\n`);
  const whole = sum([...tallies.values()]);
  const time: Figure = {
    name: "time a page",
    value: elapsedMs / Math.max(1, pages.length),
    unit: "ms",
    must: 40,
    aim: 15,
    better: "lower",
    n: pages.length,
    data,
  };
  return [
    ...tallyFigures(whole, data),
    time,
    ...families.flatMap((family) => {
      const tally = tallies.get(family);
      return tally === undefined || tally.authors.all === 0 ? [] : tallyFigures(tally, `${data}, ${family}`).filter(({ n }) => n > 0);
    }),
  ];
}

function sum(tallies: readonly Tally[]): Tally {
  const whole = openTally();
  for (const tally of tallies) {
    for (const key of Object.keys(whole) as (keyof Tally)[]) {
      whole[key].right += tally[key].right;
      whole[key].all += tally[key].all;
    }
  }
  return whole;
}

function tallyFigures(tally: Tally, data: string): Figure[] {
  const figure = (name: string, { right, all }: Ratio, must: number, aim: number): Figure => ({
    name,
    value: all === 0 ? 0 : Math.round((1_000 * right) / all) / 1_000,
    unit: "share",
    must,
    aim,
    better: must > aim || must === 0 ? "lower" : "higher",
    n: all,
    data,
  });
  return [
    figure("contributions right, several voices", tally.contributions, 0.88, 0.95),
    figure("authors found", tally.authors, 0.9, 0.97),
    figure("pages with an invented author", tally.invented, 0, 0),
    figure("roles with organisation", tally.roles, 0.82, 0.92),
    figure("guests and hosts told apart", tally.guests, 0.9, 0.97),
    figure("questions P", tally.questionsRight, 0.9, 0.95),
    figure("questions R", tally.questionsFound, 0.88, 0.95),
    figure("furniture removed", tally.furniture, 0.97, 0.99),
    figure("text lost", { right: tally.lost.all - tally.lost.right, all: tally.lost.all }, 0.005, 0.002),
    figure("passages bound in reported roundups", tally.passages, 0.85, 0.93),
    { ...figure("sentences with the right person, of those said or given", tally.sentences, 0, 0), must: null, aim: null },
    figure("pages that warn though all authors are right", tally.alarms, 0.03, 0.01),
    { ...figure("pages with a wrong author that warn", tally.owned, 0, 0), must: null, aim: null, better: "higher" },
  ];
}
