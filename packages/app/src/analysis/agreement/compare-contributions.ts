import { signatories } from "@rapporteur/core/model";
import type { Readout } from "@rapporteur/reader/readout";
import { reviewBasis } from "@rapporteur/core/model";
import { clip } from "../network/network-report.ts";
import { left, type Report } from "../report.ts";

/** Answers by question and expert, and where contributions agree and part, of documents with more than one contribution. Cost: O(readouts). */
export function compareContributions(readouts: readonly Readout[]): Report {
  const compared = readouts.filter(({ answers, comparison }) => answers.length + comparison.length > 0);
  const statements = compared.flatMap((readout) => comparedStatements(readout));
  return {
    sections: [answersSection(compared), sidesSection(compared)],
    basis: reviewBasis(statements.map(({ review }) => ({ reviewedByPerson: review !== "draft" }))),
    result: compared.map(({ document: { title, textSha256, questions }, answers, comparison }) => ({
      title,
      textSha256,
      questions,
      answers,
      comparison,
    })),
  };
}

function comparedStatements({ comparison, statements }: Readout): Readout["statements"] {
  const named = new Set(comparison.flatMap(({ sides }) => sides.flatMap((side) => side.statements)));
  return statements.filter(({ id }) => named.has(id));
}

type NameOf = (id: string) => string;

function namesOf({ entities }: Readout): NameOf {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

function expertName({ document }: Readout, contribution: number, nameOf: NameOf): string {
  const one = document.contributions[contribution];
  const signed = one === undefined ? [] : signatories(one);
  return signed.length === 0 ? `contribution ${contribution + 1}` : signed.map(({ author }) => nameOf(author)).join(" and ");
}

function answersSection(readouts: readonly Readout[]): Report["sections"][number] {
  const rows = readouts.flatMap((readout) => {
    const nameOf = namesOf(readout);
    return readout.answers.map(({ question, contribution, passages }) => [
      clip(readout.document.title, 60),
      clip(readout.document.questions[question]?.text ?? "", 80),
      expertName(readout, contribution, nameOf),
      clip(passages.map(([start, end]) => readout.document.text.slice(start, end)).join(" … "), 200),
    ]);
  });
  return { title: "Answers by question and expert", columns: ["document", "question", "expert", "answer"].map(left), rows, notes: [] };
}

function sidesSection(readouts: readonly Readout[]): Report["sections"][number] {
  const rows = readouts.flatMap((readout) => {
    const nameOf = namesOf(readout);
    return readout.comparison.map(({ about, kind, sides }) => [
      clip(readout.document.title, 60),
      nameOf(about),
      kind,
      sides.map((side) => side.contributions.map((one) => expertName(readout, one, nameOf)).join(", ")).join(" | "),
    ]);
  });
  return { title: "Where they agree and part", columns: ["document", "about", "kind", "sides"].map(left), rows, notes: [] };
}
