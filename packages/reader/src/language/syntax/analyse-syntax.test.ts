import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { analyseSyntax, analyseSyntaxStream } from "./analyse-syntax.ts";
import { loadLanguageModel } from "./language-model.ts";

const bytes = readFileSync(fileURLToPath(new URL("../../../../english/weights/english.rapmodel", import.meta.url)));
const model = loadLanguageModel(bytes, { sha256: "abc" });

function relations(text: string): string[] {
  return analyseSyntax(text, model).flatMap(({ tokens }) =>
    tokens.map((token) => `${token.form} ${token.deprel} ${token.head < 0 ? "-" : tokens[token.head]?.form}`),
  );
}

describe("analyseSyntax", () => {
  it.each(["France froze aid to Togo.", "Rebels overran the garrison.", "The court upheld the ban.", "Two banks underwrote the loan."])(
    "reads an irregular past form that the treebank lacks as a verb: %s",
    (text) => {
      const verb = analyseSyntax(text, model)[0]?.tokens.find(({ form }) => /^(?:froze|overran|upheld|underwrote)$/.test(form));
      expect([verb?.xpos, verb?.head]).toEqual(["VBD", -1]);
    },
  );

  it("says who does what to whom", () => {
    expect(relations("Russia attacked Ukraine.")).toEqual(["Russia nsubj attacked", "attacked root -", "Ukraine obj attacked", ". punct attacked"]);
    expect(relations("Ukraine was attacked by Russia.")).toContain("Ukraine nsubj:pass attacked");
  });

  it("finds the clause that is said", () => {
    const found = relations("The minister said that the talks would fail.");
    expect(found).toContain("minister nsubj said");
    expect(found).toContain("fail ccomp said");
    expect(found).toContain("talks nsubj fail");
  });

  it("gives lemmas and both kinds of tags", () => {
    const [sentence] = analyseSyntax("The allies were sending better weapons.", model);
    expect(sentence?.tokens.map((token) => token.lemma)).toEqual(["the", "ally", "be", "send", "good", "weapon", "."]);
    expect(sentence?.tokens.map((token) => token.xpos)).toEqual(["DT", "NNS", "VBD", "VBG", "JJR", "NNS", "."]);
    expect(sentence?.tokens[2]?.upos).toBe("AUX");
  });

  it("takes known names as names", () => {
    const text = "Will met Hope in Reading.";
    const names = [0, text.indexOf("Hope"), text.indexOf("Reading")].map((start) => ({
      start,
      end: text.indexOf(/\W/u.exec(text.slice(start))?.[0] ?? "", start),
    }));
    const [sentence] = analyseSyntax(text, model, { properNouns: names });
    expect(sentence?.tokens.map((token) => token.upos)).toEqual(["PROPN", "VERB", "PROPN", "ADP", "PROPN", "PUNCT"]);
  });

  it("uses the sentences it is given", () => {
    const text = "One. Two. Three.";
    expect(analyseSyntax(text, model, { sentences: [{ start: 0, end: 9 }] })).toMatchObject([{ start: 0, end: 9 }]);
  });

  it("makes trees with all networks unless told to be fast", () => {
    const text = "The ministers of both countries, who had met twice, told reporters that they would give the envoys another chance.";
    const accurate = analyseSyntax(text, model, { parsing: "accurate" });
    expect(analyseSyntax(text, model)).toEqual(accurate);
    const fast = analyseSyntax(text, model, { parsing: "fast" });
    expect(fast.map(({ tokens }) => tokens.map(({ form }) => form))).toEqual(accurate.map(({ tokens }) => tokens.map(({ form }) => form)));
    const alone = { ...model, decoders: { ...model.decoders, accurate: model.decoders.fast } };
    expect(analyseSyntax(text, alone)).toEqual(fast);
    expect(model.decoders.fast.networks.length).toBeLessThan(model.decoders.accurate.networks.length);
  });

  it("streams the same sentences one by one", () => {
    const text = "Talks failed. War followed. Nobody won.";
    expect([...analyseSyntaxStream(text, model)]).toEqual(analyseSyntax(text, model));
  });
});

describe("loadLanguageModel", () => {
  it("keeps the digest it was told", () => {
    expect(model.sha256).toBe("abc");
  });

  it.each([
    ["cut off", (whole: Uint8Array) => whole.slice(0, -1)],
    ["empty", () => new Uint8Array()],
    ["not a model", (whole: Uint8Array) => whole.map((byte, index) => (index === 0 ? 0 : byte))],
    ["of another format", (whole: Uint8Array) => whole.map((byte, index) => (index === 8 ? 99 : byte))],
    ["damaged", (whole: Uint8Array) => whole.map((byte, index) => (index === whole.length >> 1 ? byte ^ 1 : byte))],
  ])("refuses a file that is %s", (_name, damage) => {
    expect(() => loadLanguageModel(damage(Uint8Array.from(bytes)), { path: "there" })).toThrow(
      expect.objectContaining({ code: "RAP_NLP_MODEL_CORRUPT" }),
    );
  });
});
