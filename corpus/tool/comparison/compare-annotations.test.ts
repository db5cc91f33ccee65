import { describe, expect, it } from "vitest";
import { commonNames } from "./common-names.ts";
import { compareAnnotations } from "./compare-annotations.ts";
import { formatAgreement } from "../commands/agreement.ts";
import { compareAnswers } from "./compare-answers.ts";
import { annotateSample, sampleDocument } from "../sample-for-tests.ts";

const document = sampleDocument();
const accuse = "8 relation ACCUSE | trigger: condemned | source: Paris | target: - | object: the accord\n";

function compare(a: string, b: string) {
  const documents = [{ document, first: annotateSample(a).annotation, second: annotateSample(b).annotation }];
  return { kinds: new Map(compareAnnotations(documents).map((one) => [one.kind, one])), page: compareAnswers(documents) };
}

describe("compareAnnotations", () => {
  it("pairs statements by line and overlap of their triggers", () => {
    const relation = compare(
      `${accuse}14 relation CONSULT mutual | trigger: met | source: They =France + Turkey\n`,
      accuse.replace("condemned", "condemned the"),
    ).kinds.get("relation");
    expect(relation).toMatchObject({ both: 1, onlyFirst: 1, onlySecond: 0 });
    expect(relation?.fields.find((field) => field.field === "object")).toMatchObject({ n: 1, same: 1 });
  });

  it("pairs several parties under one trigger by what they have in common", () => {
    const pair = (source: string) => `14 relation CONSULT | trigger: met | source: ${source} | target: -\n`;
    const relation = compare(pair("=France") + pair("=Turkey"), pair("=Turkey") + pair("=France")).kinds.get("relation");
    const source = relation?.fields.find((field) => field.field === "source");
    expect(source).toMatchObject({ n: 2, same: 1 });
  });

  it("gives α by field", () => {
    const first = accuse + "14 relation CONSULT | trigger: met | source: =France | target: =Turkey\n";
    const same = compare(first, first)
      .kinds.get("relation")
      ?.fields.find((field) => field.field === "action");
    expect(same).toEqual({ field: "action", n: 2, same: 1, alpha: 1 });
    const other = compare(first, first.replace("ACCUSE", "CONSULT"))
      .kinds.get("relation")
      ?.fields.find((field) => field.field === "action");
    expect(other?.alpha).toBeLessThan(0.5);
  });

  it("measures words by their overlap", () => {
    const position = (concept: string) => `8 position against plain | trigger: condemned | concept: ${concept}\n`;
    const concept = compare(position("the accord"), position("accord"))
      .kinds.get("position")
      ?.fields.find((field) => field.field === "concept");
    expect(concept?.same).toBeCloseTo(12 / 16);
  });

  it("compares answers and comparisons", () => {
    const { page } = compare("question 2 | answered: C1 9", "question 2 | answered: C1 -");
    expect(page.find((field) => field.field === "answered")).toMatchObject({ n: 1, same: 0 });
  });

  it("prints both tables", () => {
    const first = annotateSample(accuse).annotation;
    const lines = formatAgreement([{ document, first, second: annotateSample("").annotation }]).split("\n");
    expect(lines[0]).toBe("1 annotated twice: d900");
    expect(lines.find((line) => line.startsWith("relation "))?.split(/\s{2,}/)).toEqual(["relation", "0", "1", "0", "0 %", "0.00"]);
    expect(lines.some((line) => line.startsWith("forecast: side"))).toBe(true);
  });

  it("takes entities for one that share a form", () => {
    const entity = (name: string, ...aliases: string[]) => ({ name, kind: "organization" as const, aliases, actsFor: [], belongsTo: [] });
    const nameOf = commonNames([entity("European Union", "Brussels")], [entity("the EU", "brussels"), entity("Nato")]);
    expect(["the EU", "Nato", "European Union"].map(nameOf)).toEqual(["European Union", "Nato", "European Union"]);
  });
});
