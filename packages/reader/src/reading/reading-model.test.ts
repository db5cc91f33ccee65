import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { markTokens } from "../coding/model/mark-tokens.ts";
import { analyse } from "../language/index.ts";
import { Kernels, readModelFile } from "../language/encoder/index.ts";
import { findQuotes, PassageVectors, ReadingModel } from "../language/heads/index.ts";
import { languageModel } from "./language-model.ts";
import { readingModel, unpacked } from "./reading-model.ts";

const shipped = join(dirname(createRequire(import.meta.url).resolve("@rapporteur/english/package.json")), "weights", "reader.rapmodel");
const text =
  "France froze aid to Togo in May. “We will not wait,” said Ada Quist, who expects much. Lomé will probably give in before the winter. " +
  "The closure raised freight costs. Her party condemned the accord.";

describe.skipIf(!existsSync(shipped))("the reading model of the package", () => {
  const file = readModelFile(unpacked(readFileSync(shipped)));
  const analysis = analyse(text, { model: languageModel() });
  const { sentences } = analysis;
  const input = { text, analysis, contributions: [], title: null, documentDate: null, coder: "test" };
  const tokens = markTokens(input);
  const read = (path: "relaxed" | "plain") =>
    new ReadingModel(file, new Kernels(path)).read({ text, sentences, unread: [], quotes: findQuotes(text), tokens });

  it("reads the same with and without the relaxed instructions, to the last bit", { tags: "long" }, () => {
    expect(JSON.stringify(read("plain"))).toBe(JSON.stringify(read("relaxed")));
  });

  it("finds the act, the expectation and the link of a plain text", () => {
    const kinds = read("plain").map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["relation", "forecast", "cause"]));
  });

  it("tells which sentence answers a question, on every processor alike", { tags: "long" }, () => {
    const asked = "Will Lomé give in to France?";
    const whole = `${asked} ${text}`;
    const other = analyse(whole, { model: languageModel() });
    const given = { ...input, text: whole, analysis: other };
    const known = {
      text: whole,
      sentences: other.sentences,
      unread: [],
      quotes: findQuotes(whole),
      tokens: markTokens(given),
    };
    const chances = (["plain", "relaxed"] as const).map((path) => {
      const model = new ReadingModel(file, new Kernels(path));
      const passages = new PassageVectors(other.sentences);
      model.read(known, passages);
      const vectors = other.sentences.flatMap((sentence) => passages.of(sentence) ?? []);
      const [question, ...others] = vectors;
      return question === undefined ? [] : model.pairs.chances("answer", question, others).map(([, yes]) => yes ?? 0);
    });
    expect(chances[0]).toEqual(chances[1]);
    const chanceOf = (words: string): number => chances[0]?.[other.sentences.findIndex(({ start }) => whole.startsWith(words, start)) - 1] ?? 0;
    expect(chanceOf("Lomé will probably give in")).toBeGreaterThan(2 * chanceOf("The closure raised"));
    expect(chanceOf("Lomé will probably give in")).toBeGreaterThan(2 * chanceOf("Her party condemned"));
  });

  it("reads nothing in furniture", { tags: "long" }, () => {
    const model = new ReadingModel(file, new Kernels("plain"));
    expect(model.read({ text, sentences, unread: [{ start: 0, end: text.length }], quotes: [], tokens })).toEqual([]);
  });

  it("reads a file that is packed as one that is not, and says where one is damaged", { tags: "long" }, () => {
    const folder = mkdtempSync(join(tmpdir(), "reading-model-"));
    const [plain, damaged, changed] = ["plain", "damaged", "changed"].map((name) => join(folder, `${name}.rapmodel`)) as [string, string, string];
    const packed = readFileSync(shipped);
    const bytes = unpacked(packed);
    expect(bytes.length).toBeGreaterThan(packed.length);
    writeFileSync(plain, bytes);
    writeFileSync(damaged, packed.subarray(0, 1_000));
    writeFileSync(changed, packed.with(packed.length - 1_000, 255 - (packed.at(-1_000) ?? 0)));
    expect(readingModel(plain).model.config).toEqual(readingModel(shipped).model.config);
    for (const path of [damaged, changed])
      expect(() => readingModel(path)).toThrow(expect.objectContaining({ code: "RAP_NLP_MODEL_CORRUPT", message: expect.stringContaining(path) }));
    rmSync(folder, { recursive: true });
  });

  it("keeps within the size that the package may have", () => {
    expect(readFileSync(shipped).length).toBeLessThan(24 * 1024 * 1024);
  });
});
