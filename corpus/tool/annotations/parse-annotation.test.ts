import { describe, expect, it } from "vitest";
import { parseAnnotationLine, parseLines } from "./parse-annotation-line.ts";
import { parseAnnotation } from "./parse-annotation.ts";
import { annotateSample, problemsOf, sampleDocument } from "../sample-for-tests.ts";

describe("annotation lines", () => {
  it("splits the head from the fields and keeps bars inside words", () => {
    expect(parseAnnotationLine(" 8 relation ACCUSE | trigger: took a swipe | mutual", 3)).toEqual({
      at: 3,
      head: ["8", "relation", "ACCUSE"],
      headText: "8 relation ACCUSE",
      fields: [{ name: "trigger", value: "took a swipe" }, { value: "mutual" }],
    });
    expect(parseAnnotationLine("same x | 8:a|b | 9:c", 1)?.fields).toHaveLength(2);
    expect(parseAnnotationLine("# a remark", 1)).toBeUndefined();
  });

  it("reads lists of lines", () => {
    expect(parseLines("14,15")).toEqual([14, 15]);
    expect(parseLines("14-16, 20")).toEqual([14, 15, 16, 20]);
    expect(parseLines("-")).toEqual([]);
    expect(parseLines("x")).toBeUndefined();
  });
});

describe("statements", () => {
  it("reads roles, parties and attributes", () => {
    const { annotation, problems } =
      annotateSample(`8 relation accuse denied | trigger: condemned | source: Paris | target: - | object: the accord | date: 2024-03
9 forecast no | trigger: doubt | event: it will =the gate opens before winter | p: .2-.4 | horizon: before winter | condition: -
9 cause + | trigger: raised | cause: the closure | effect: freight costs | by: narrator
8 position against strong | trigger: condemned | concept: the accord | by: =France | via: Varga-Moss | figurative
14 relation CONSULT | mutual | trigger: met | source: They =France + Turkey`);
    expect(problems).toEqual([]);
    const [relation, forecast, cause, position, mutual] = annotation.statements;
    expect(relation?.attributes).toEqual({ action: "ACCUSE", status: "denied", date: "2024-03" });
    expect(relation?.roles["source"]).toEqual([{ place: { startLine: 8, start: 0, endLine: 8, end: 5 }, names: ["France"] }]);
    expect(relation?.roles["target"]).toEqual([]);
    expect(forecast?.attributes).toEqual({ side: "no", probability: [0.2, 0.4] });
    expect(forecast?.roles["event"]?.[0]?.gloss).toBe("the gate opens before winter");
    expect(cause?.roles["by"]).toEqual([{ names: ["narrator"] }]);
    expect(position?.attributes).toEqual({ stance: "against", intensity: "strong", status: "actual", isFigurative: true });
    expect(mutual?.roles["source"]?.[0]?.names).toEqual(["France", "Turkey"]);
  });

  it("finds what a pronoun stands for in the nearest line", () => {
    const { annotation, problems } = annotateSample("11 position against plain | trigger: over | concept: It =the accord");
    expect(problems).toEqual([]);
    expect(annotation.statements[0]?.roles["concept"]?.[0]?.referent).toEqual({ startLine: 8, start: 16, endLine: 8, end: 26 });
  });

  it.each([
    ["8 relation ACCUSE | trigger: condemned | source: Paris", "error target: is missing; write it, or 'target: -' where the text gives none"],
    [
      "8 relation ACCUSE | trigger: condemned | source: Paris | target: Turkey",
      "warning target: 'Turkey' does not stand in line 8; taken as '=Turkey'",
    ],
    ["8 relation BLAME | trigger: condemned | source: Paris | target: -", "error -: 'BLAME' is not understood; allowed are AGREE"],
    ["8 relation ACCUSE | trigger: condemned | source: Paris | target: =France", "error target: 'France' is the source too"],
    ["8 relation ACCUSE | trigger: condemned | source: Lyon | target: -", "error source: 'Lyon' does not stand in line 8"],
    [
      "8 relation ACCUSE | trigger: condemned | source: Paris =Frence | target: -",
      "error source: 'Frence' after = is not an entity; nearest: 'France'",
    ],
    [
      "8 relation ACCUSE | trigger: 9:raised | source: Paris | target: -",
      "error trigger: stands in line 9; the annotation begins with the line of its trigger",
    ],
    ["8 position for | trigger: condemned | concept: the accord", "error -: the intensity is missing: one of mild plain strong"],
    ["8 position for plain | trigger: condemned | concept: -", "error concept: may not be '-'"],
    ["11 position for plain | trigger: over | concept: It", "warning concept: say what 'It' stands for: 'It =the accord'"],
    ["11 position for plain | trigger: over | concept: It =the treaty", "error concept: 'the treaty' after = stands nowhere in the document"],
    ["9 forecast yes | trigger: will | event: open | p: 70", "error p: '70' is not a probability; write .7 or .6-.8"],
    ["9 forecast yes denied | trigger: will | event: open", "error -: 'denied' is not understood; allowed are yes no open"],
    ["9 cause + | trigger: raised | cause: closure | effect: costs | target: Paris", "error target: a cause has no such field"],
    ["8 relation CONSULT mutual | trigger: condemned | source: Paris", "error source: a mutual act needs two parties"],
    [
      "8 relation ACCUSE | trigger: Paris condemned | source: =France | target: -\n2 relation ACCUSE | trigger: cost | source: - | target: -",
      "error -: line 2 is a @title; only standfirst",
    ],
    ["10 cause + | trigger: will not | cause: She | effect: hurry", "warning trigger: leave the negation out of the trigger"],
    ["7 quote direct | span: x", "error -: line 7 of the document holds no sentence"],
    ["8 opinion for | trigger: condemned", "error -: 'opinion' is not a kind of statement"],
    ["statement 8", "error -: 'statement' is not understood; a line begins with"],
  ])("%s", (line, expected) => {
    expect(problemsOf(line).some((problem) => problem.startsWith(expected))).toBe(true);
  });

  it("wants causes and effects without words of amount", () => {
    const document = sampleDocument("@body\nA lack of trust prevents higher wages.\n");
    const lines = "section 2 | author: -\n2 cause + | trigger: prevents | cause: A lack of trust | effect: higher wages";
    expect(
      parseAnnotation("annotations/oped/d900.txt", lines, document).problems.map((problem) => `${problem.field} ${problem.text.slice(0, 22)}`),
    ).toEqual(["cause leave 'A lack of' to t", "effect leave 'higher' to the "]);
  });

  it("warns of a repetition", () => {
    const line = "9 cause + | trigger: raised | cause: the closure | effect: freight costs\n";
    expect(problemsOf(line + line)).toEqual(["warning -: says the same as line 5 of the annotation"]);
  });
});

describe("entities and sections", () => {
  it.each([
    ["entity country Peru", "error entity: 'country' is not a kind of entity"],
    ["entity state France", "error entity: 'France' is declared twice"],
    ["entity person Ada Lum | for: Peru", "error entity: 'Peru' after for: or of: is not one entity"],
    ["entity person Ada Lum | they", "error entity: 'they' is not an alias"],
    ["entity person Ada Lum | Lummy", "warning entity: the alias 'Lummy' stands nowhere in the document"],
    ["section 9-10 | author: -", "error -: 9-10 overlaps section C1"],
    ["section 90-95 | author: -", "error -: line 95 is beyond the end of the document"],
    ["section 2-3 | author: Ottilie Varga-Mos", "error author: 'Ottilie Varga-Mos' is not an entity; nearest: 'Ottilie Varga-Moss'"],
    ["section 2-3 | role: pilot", "error author: is missing"],
  ])("%s", (line, expected) => {
    expect(problemsOf(line).some((problem) => problem.startsWith(expected))).toBe(true);
  });

  it("reads roles, with those that are over", () => {
    const { annotation } = annotateSample("section 2-3 | author: - | role: gate @ Accord (former) | role: cost | former");
    expect(annotation.sections[1]).toEqual({
      id: "C2",
      ranges: [{ from: 2, to: 3 }],
      roles: [
        { title: "gate", organization: "Accord", isFormer: true },
        { title: "cost", isFormer: true },
      ],
    });
  });
});

describe("what concerns the whole document", () => {
  it("reads answers, matters and comparisons", () => {
    const { annotation, problems } = annotateSample(`section 2 | author: -
question 2 | answered: C1 9,10 | answered: C2 -
same accord | 8:the accord | 11:It
compare disagree | about: accord | C1 against 8 | C2 for 2`);
    expect(problems.map((problem) => problem.text)).toEqual(["no statement is annotated in line 8"]);
    expect(annotation.questions[0]?.answers).toEqual([
      { section: "C1", lines: [9, 10] },
      { section: "C2", lines: [] },
    ]);
    expect(annotation.same[0]?.places).toHaveLength(2);
    expect(annotation.comparisons[0]).toEqual({
      relation: "disagree",
      about: "accord",
      members: [
        { section: "C1", side: "against", lines: [8] },
        { section: "C2", side: "for", lines: [2] },
      ],
    });
  });

  it.each([
    ["question 2 | answered: C1 2", "error -: line 2 is not in section C1"],
    ["question 2 | answered: C9 8", "error -: there is no section C9"],
    ["question 2", "warning answered: nothing is said of C1"],
    ["same accord | 8:the accord", "error -: 'same' needs a name and at least two places"],
    ["same accord | 8:the accord | It", "error same: 'It' lacks its line"],
    ["compare agree for | about: x | C1 8", "error -: a comparison needs two sections"],
    ["compare quarrel | about: x | C1 8 | C1 9", "error -: 'quarrel' is not understood"],
  ])("%s", (line, expected) => {
    expect(problemsOf(line).some((problem) => problem.startsWith(expected))).toBe(true);
  });
});
