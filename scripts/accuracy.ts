import { readFileSync, writeFileSync } from "node:fs";
import type { Figure } from "../eval/figure.ts";

/*
 * docs/accuracy.md from figures: npm run accuracy -- FIGURES.json …, each file printed by one of
 *   npm run -s eval -- corpus --json
 *   npm run -s eval -- corpus --part test --json
 *   npm run -s eval -- corpus --by genre --json
 *   npm run -s eval -- corpus --part agreement --json
 *   npm run -s eval -- pages --json
 *   npm run -s eval -- --held-out --json
 * A part of the page that the files tell nothing of stays as it is. Of the other gold standards only figures with a bound and those of first sight stand on
 * the page; the command prints the rest.
 */

interface Part {
  /** What the heading starts with; under it everything up to the next heading belongs to the part. */
  readonly heading: string;
  readonly isAbout: (figure: Figure) => boolean;
  readonly write: (figures: readonly Figure[], version: string) => string;
}

const page = new URL("../docs/accuracy.md", import.meta.url);
const ofCorpus = /^(?<what>[\w-]+), (?<part>development|test), (?<documents>\d+) documents$/;
const ofSecond = /^corpus, second annotator, /;
const ofPages = /^(?:generated|made by hand), /;
const isOf =
  (what: "corpus" | "genre", part: string) =>
  ({ data }: Figure): boolean => {
    const found = ofCorpus.exec(data)?.groups;
    return found?.["part"] === part && (found["what"] === "corpus") === (what === "corpus");
  };

const parts: readonly Part[] = [
  { heading: "### Development part", isAbout: isOf("corpus", "development"), write: figureTable },
  { heading: "### Test part", isAbout: isOf("corpus", "test"), write: figureTable },
  { heading: "### By sub-genre", isAbout: isOf("genre", "development"), write: genreTable },
  { heading: "### A second annotator", isAbout: ({ data }) => ofSecond.test(data), write: figureTable },
  {
    heading: "## On pages as pages",
    isAbout: ({ data }) => ofPages.test(data),
    write: (figures) => `${pagesIntroduction}\n\n${figureTable(figures)}`,
  },
  {
    heading: "## On other gold standards",
    isAbout: ({ data, must }) =>
      !ofCorpus.test(data) && !ofSecond.test(data) && !ofPages.test(data) && (must !== null || data.startsWith("first sight")),
    write: (figures, version) => `${goldIntroduction(version)}\n\n${figureTable(figures)}\n\n${cautions}`,
  },
];

const pagesIntroduction = `What \`npm run -s eval -- pages\` prints. Generated pages come of templates of our own, and the first pages made by hand were written beside the reader: both flatter it. The
pages of a second hand are by writers who never saw it; the errors of the open half were read and corrected, those of the held-out half never. The pages of many shapes are by 45
further writers, most of whom were asked for the irregularities of real pages, no two alike; seven of them are held out, and what the network of voices learnt from the open ones flatters it there. **Believe the last table.** Names are compared without titles, and a post is asked for
only where its words stand on the page; until version 0.2.0 "Dr Ann Bell" was another person than "Ann Bell".`;

const goldIntroduction = (version: string): string =>
  `As of version ${version}, what \`npm run -s eval -- --held-out\` prints. The gold standards are not part of the repository (their licences do not allow it); give your own with \`--data\`. "Invented" documents were written
beside the rules and flatter them; the rows "first sight" are documents that were read once.`;

const cautions = `Where a figure is marked as missed, the bound was set and is not reached yet. A word of caution on each set: PolNeAR, PLV and the uncertainty
corpus are news and encyclopedic prose, not expert commentary; the sets named "invented" are small, so that one item moves a figure by
several points; nothing that ships was trained on a set whose licence does not allow it.`;

const number = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 1.5 ? 3 : 2));

function figureTable(figures: readonly Figure[]): string {
  return table(["figure", "value", "must", "aim", "n", "data", "compared with"], figures.map(figureCells));
}

function figureCells({ name, value, unit, must, aim, better, n, data, comparison }: Figure): string[] {
  const isMissed = must !== null && (better === "higher" ? value < must : value > must);
  return [
    name,
    `${number(value)}${unit === "" ? "" : ` ${unit}`}${isMissed ? " **missed**" : ""}`,
    must === null ? "" : number(must),
    aim === null ? "" : number(aim),
    String(n),
    data,
    comparison ?? "",
  ];
}

/** One row a sub-genre, one column a figure. */
function genreTable(figures: readonly Figure[]): string {
  const names = [...new Set(figures.map(({ name }) => name))];
  const byGenre = Map.groupBy(figures, ({ data }) => data);
  const rows = [...byGenre].map(([data, own]) => {
    const { what = "", documents = "" } = ofCorpus.exec(data)?.groups ?? {};
    const cell = (name: string): string => {
      const figure = own.find((one) => one.name === name);
      return figure === undefined || Number.isNaN(figure.value) ? "" : `${figure.value.toFixed(2)} (${figure.n})`;
    };
    return [what, documents, ...names.map(cell)];
  });
  return table(["sub-genre", "documents", ...names.map((name) => `${name} (n)`)], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** The page with everything under one heading replaced. */
function withPart(text: string, heading: string, written: string): string {
  const from = text.indexOf(`\n${heading}`);
  if (from < 0) throw new Error(`docs/accuracy.md has no heading "${heading}"`);
  const body = text.indexOf("\n", from + 1) + 1;
  const next = text.slice(body).search(/^#/m);
  return `${text.slice(0, body)}\n${written}\n${next < 0 ? "" : `\n${text.slice(body + next)}`}`;
}

const files = process.argv.slice(2);
if (files.length === 0) throw new Error("npm run accuracy -- FIGURES.json …: give the files that npm run -s eval -- … --json printed");
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
const given = files.flatMap((file) => JSON.parse(readFileSync(file, "utf8")) as Figure[]);
// Two files can hold the same figure; the page has it once, as the last file tells it.
const figures = [...new Map(given.map((figure) => [`${figure.data}\0${figure.name}\0${figure.comparison ?? ""}`, figure])).values()];
let text = readFileSync(page, "utf8");
for (const { heading, isAbout, write } of parts) {
  const own = figures.filter(isAbout);
  if (own.length > 0) text = withPart(text, heading, write(own, version));
}
writeFileSync(page, text);
