import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readModelFile } from "../../language/encoder/index.ts";
import { lineModel } from "./line-model.ts";
import { piecesOfWords, roleShares, type SeenLine } from "./line-network.ts";

const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(new URL(`testing/${name}`, import.meta.url)));
const jsonOf = (name: string): unknown => JSON.parse(new TextDecoder().decode(bytesOf(name)));

/** A random network of one layer, 4 wide, and what training computes with it; made by `training/lines/tiny.py`. */
const tiny = lineModel(readModelFile(bytesOf("tiny-lines.rapmodel")));
const golden = jsonOf("tiny-lines.golden.json") as number[][];
/** The file rounds the vectors of pieces, once they are as the network takes them; training does not. */
const roundedOff = 0.005;
const page = jsonOf("tiny-lines.json") as { words: string[]; rows: number[][]; pieces: number[][] };
const lines: SeenLine[] = page.words.map((words, at) => ({ words, rows: page.rows[at] ?? [] }));

describe("the network of lines", () => {
  it("sees the pieces of words that training saw", () =>
    expect(page.words.map((words) => piecesOfWords(tiny.tokenizer, words))).toEqual(page.pieces));

  it("gives each line the shares that training gives it, and the same again", () => {
    const shares = roleShares(tiny, lines);
    expect(shares.map(({ length }) => length)).toEqual(golden.map(({ length }) => length));
    for (const [at, own] of shares.entries())
      for (const [role, share] of own.entries()) expect(Math.abs(share - (golden[at]?.[role] ?? -1))).toBeLessThan(roundedOff);
    expect(roleShares(tiny, lines)).toEqual(shares);
  });

  it("reads a line by those around it, by its words and by its features", () => {
    const before = roleShares(tiny, lines)[1];
    expect(roleShares(tiny, lines.slice(1))[0]).not.toEqual(before);
    expect(roleShares(tiny, lines.with(1, { words: "Nobody pays.", rows: page.rows[1] ?? [] }))[1]).not.toEqual(before);
    expect(roleShares(tiny, lines.with(1, { words: page.words[1] ?? "", rows: [] }))[1]).not.toEqual(before);
  });

  it("reads the beginning and the end of a long line", () => {
    const long = `The port${" is".repeat(400)} closed.`;
    const pieces = piecesOfWords(tiny.tokenizer, long);
    expect(pieces.length).toBeLessThanOrEqual(72);
    expect([pieces[0], pieces.at(-2)].map((id) => tiny.tokenizer.pieces[id ?? 0])).toEqual(["the", "closed"]);
  });

  it("gives a long page a reading a line, near its ends as a short one has it", () => {
    const page = Array.from({ length: 1_000 }, (_, at) => lines[at % lines.length] as SeenLine);
    const shares = roleShares(tiny, page);
    expect(shares).toHaveLength(page.length);
    for (const own of shares) expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(shares.slice(0, 5)).toEqual(roleShares(tiny, page.slice(0, 350)).slice(0, 5));
  });

  it("reads no line of no page", () => expect(roleShares(tiny, [])).toEqual([]));
});

it("refuses a model whose roles or sizes are others", () => {
  const changed = (from: string, to: string): Uint8Array<ArrayBuffer> => {
    const bytes = bytesOf("tiny-lines.rapmodel");
    const text = new TextDecoder("latin1").decode(bytes);
    bytes.set(new TextEncoder().encode(to), text.indexOf(from));
    return bytes;
  };
  expect(() => lineModel(readModelFile(changed('"heads":2', '"heads":3')))).toThrow("the width 4 cannot be shared by 3 heads");
  expect(() => lineModel(readModelFile(changed('"rows":64', '"rows":63')))).toThrow("features is 64 × 4, not 63 × 4");
  expect(() => lineModel(readModelFile(changed("title kicker", "tutle kicker")))).toThrow("roles of lines");
});
