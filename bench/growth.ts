import { readGenre } from "../packages/reader/src/pages/read-genre.ts";
import { readHtml } from "../packages/reader/src/sources/html/read-html.ts";
import { readMarkdown } from "../packages/reader/src/sources/markdown/read-markdown.ts";
import { readText } from "../packages/reader/src/sources/plain/read-text.ts";
import type { Figure } from "../eval/figure.ts";

/** A shape of a hostile text, repeated until it is as long as is wanted. */
const shapes: Readonly<Record<string, (turn: number) => string>> = {
  "names on lines of their own": (turn) => `${name(turn)}\n\n`,
  "labels with words": (turn) => `${name(turn)}: We shall see what comes of it next year.\n\n`,
  "labels in capitals": (turn) => `${name(turn).toUpperCase()}\n\nWe shall see what comes of it next year, and not before.\n\n`,
  "names and posts in one line": (turn) => `${name(turn)}, director of the Delta Centre, `,
  "quotations that never close": (turn) => `“${name(turn)} said “it holds `,
  "quotations under a sentence": (turn) => `${name(turn)}, Labour leader, “It holds until winter.”\n\n`,
  "questions and answers": (turn) => `Q: Will it hold, ${turn}?\n\nA: It will not.\n\n`,
  brackets: () => "[(",
  signatures: (turn) => `It holds until the first storm of the winter.\n\n— ${name(turn)}, Delta Centre\n\n`,
  "one long line": () => "Ada Lund and ",
};

const given = ["Ada", "Per", "Ida", "Boris", "Runa", "Karl", "Lena", "Jon"];
/** Names of many people, so that no list of them stays short. */
function name(turn: number): string {
  const letters = [turn % 26, Math.floor(turn / 26) % 26, Math.floor(turn / 676) % 26].map((at) => String.fromCharCode(97 + at)).join("");
  return `${given[turn % given.length] ?? ""} L${letters}und`;
}

/** The page is read of a document that the reader of texts made beforehand. */
const stages: Readonly<Record<string, (text: string) => () => unknown>> = {
  text: (text) => () => readText(text),
  Markdown: (text) => () => readMarkdown(text),
  HTML: (text) => {
    const page = `<article>${text
      .split("\n\n")
      .map((part) => `<p>${part}</p>`)
      .join("")}</article>`;
    return () => readHtml(page, { source: "page.html" });
  },
  pages: (text) => {
    const { document } = readText(text);
    return () => readGenre(document);
  },
};

const lengths = [16_000, 32_000, 64_000, 128_000, 256_000];
/** Shorter times are those of the clock. */
const leastMs = 4;

/** How the time of a reader grows with the length of its input, for shapes that would hurt most: the exponent of a line through the logarithms. */
export async function measure(): Promise<Figure[]> {
  return Object.entries(stages).flatMap(([stage, prepare]) =>
    Object.entries(shapes).map(([shape, make]): Figure => {
      const points = lengths.map((length) => ({ length, ms: timeOf(prepare(written(make, length))) })).filter(({ ms }) => ms >= leastMs);
      const data = `${shape}; ${lengths[0]} to ${lengths.at(-1)} characters, ${(points.at(-1)?.ms ?? 0).toFixed(0)} ms at the most`;
      return {
        name: `${stage}: exponent of time`,
        value: round(slope(points)),
        unit: "",
        must: 1.15,
        aim: 1.05,
        better: "lower",
        n: points.length,
        data,
      };
    }),
  );
}

function written(make: (turn: number) => string, length: number): string {
  const parts: string[] = [];
  for (let turn = 0, total = 0; total < length; turn++) {
    const part = make(turn);
    parts.push(part);
    total += part.length;
  }
  return `The river pact: experts react\n\n${parts.join("")}`;
}

/** The shortest of three. */
function timeOf(run: () => unknown): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
}

/** Of the line of least squares through the logarithms; 0 for fewer than two points: too fast to grow. */
function slope(points: readonly { readonly length: number; readonly ms: number }[]): number {
  if (points.length < 2) return 0;
  const [x, y] = [points.map(({ length }) => Math.log(length)), points.map(({ ms }) => Math.log(ms))];
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const above = x.reduce((sum, value, at) => sum + (value - mx) * ((y[at] ?? 0) - my), 0);
  return above / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}

const round = (value: number): number => Math.round(value * 100) / 100;
