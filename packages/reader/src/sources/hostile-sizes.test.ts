import { isRapporteurError } from "@rapporteur/core/base";
import { expect, test } from "vitest";
import { times } from "../../../../test/support/effort.ts";
import { readSource } from "./read-source.ts";

/* Texts and pages of one thing over and over, which took minutes or a stack that was too deep. In the long form each is as large as it was then. */

const letters = "abcdefghijklmnopqrstuvwxyz";
/** Names of many people, so that no list of them stays short. */
const name = (at: number): string => `Ada L${[1, 26, 676].map((place) => letters[Math.floor(at / place) % 26] ?? "").join("")}und`;

function repeated(bytes: number, make: (at: number) => string): string {
  const parts: string[] = [];
  for (let at = 0, length = 0; length < bytes; at++) {
    const part = make(at);
    parts.push(part);
    length += part.length;
  }
  return parts.join("");
}

const mb = 1_000_000;

/** What it is called, how large it was in megabytes, and what it repeats. */
const rows: readonly (readonly [file: string, megabytes: number, make: (at: number) => string])[] = [
  ["headings without words.html", 2, (at) => `<h2>Part ${at}</h2>\n`],
  ["headings of all levels.html", 2, (at) => `<h${1 + (at % 6)}>Part</h${1 + (at % 6)}><p>It holds.</p>`],
  ["names on lines of their own.txt", 2, (at) => `${name(at)}\n`],
  ["names in one line.txt", 2, (at) => `${name(at)}, `],
  ["quotation marks in quotation marks.txt", 4, (at) => (at % 2 === 0 ? "He said “she said ‘" : "it holds ")],
  ["one line.txt", 31, (at) => `word${at % 999} `],
  ["and.txt", 8, () => "and "],
  ["because.txt", 8, () => "because "],
  ["headings by colons.txt", 4, (at) => `${name(at)}:\n`],
  ["one letter.txt", 10, () => "aaaaaaaaaaaaaaaaaaaa"],
  ["no space.txt", 10, () => "abcdefgh."],
];

const options = { tags: "long", timeout: 600_000 };
test.each(rows)("%s, as large as it was: read, or refused with an error of the catalogue, in bounds", options, async (file, megabytes, make) => {
  const bytes = Buffer.from(repeated(megabytes * mb, make));
  const outcome = await readSource(bytes, { name: file }).then(
    ({ document }) => document,
    (problem: unknown) => problem,
  );
  demandBounds(bytes, outcome);
});

function demandBounds(bytes: Uint8Array, outcome: unknown): void {
  if (isRapporteurError(outcome)) return expect(outcome.code).toMatch(/^RAP_SOURCE_(TOO_HARD|TOO_LARGE|TOO_MANY|INFLATES)$/);
  expect(outcome).toMatchObject({ text: expect.any(String) as string });
  const { text, blocks } = outcome as { text: string; blocks: readonly unknown[] };
  expect(text.length).toBeLessThanOrEqual(4 * bytes.length);
  expect(blocks.length).toBeLessThanOrEqual(200_000);
}

/** In the short form every third. */
const timed = rows.filter((_, at) => at % times(3, 1) === 0);
test.each(timed)("%s: read in bounds, in a time that grows with the size", { timeout: 120_000 }, async (file, _, make) => {
  const costOf = async (bytes: number): Promise<number> => {
    const text = Buffer.from(repeated(bytes, make));
    const before = process.cpuUsage();
    const { document } = await readSource(text, { name: file, isBounded: true });
    const { user, system } = process.cpuUsage(before);
    demandBounds(text, document);
    return (user + system) / 1000;
  };
  // With the square of the size half a megabyte would take minutes, and a tenth of a megabyte some seconds.
  await costOf(30_000);
  expect(await costOf(times(0.1, 0.5) * mb)).toBeLessThan(times(2_000, 8_000));
});
