import type { Readout } from "../../model/readout.ts";
import { reviewBasis } from "../../model/review-basis.ts";
import type { SectionedReport } from "../analyse-forecasts-score.ts";
import { clip } from "../analyse-network-report.ts";

const left = (title: string): { title: string } => ({ title });

/** Answers by question and expert, and where contributions agree and part, of documents with more than one contribution. Cost: O(readouts). */
export function compareContributions(readouts: readonly Readout[]): SectionedReport {
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

function expertName(readout: Readout, contribution: number): string {
  const author = readout.document.contributions[contribution]?.author ?? null;
  return author === null ? `contribution ${contribution + 1}` : (readout.entities.find(({ id }) => id === author)?.name ?? author);
}

function answersSection(readouts: readonly Readout[]): SectionedReport["sections"][number] {
  const rows = readouts.flatMap((readout) =>
    readout.answers.map(({ question, contribution, passages }) => [
      clip(readout.document.title, 60),
      clip(readout.document.questions[question]?.text ?? "", 80),
      expertName(readout, contribution),
      clip(passages.map(([start, end]) => readout.document.text.slice(start, end)).join(" … "), 200),
    ]),
  );
  return { title: "Answers by question and expert", columns: ["document", "question", "expert", "answer"].map(left), rows, notes: [] };
}

function sidesSection(readouts: readonly Readout[]): SectionedReport["sections"][number] {
  const rows = readouts.flatMap((readout) => {
    const names = new Map(readout.entities.map(({ id, name }) => [id, name]));
    return readout.comparison.map(({ about, kind, sides }) => [
      clip(readout.document.title, 60),
      names.get(about) ?? about,
      kind,
      sides.map((side) => side.contributions.map((one) => expertName(readout, one)).join(", ")).join(" | "),
    ]);
  });
  return { title: "Where they agree and part", columns: ["document", "about", "kind", "sides"].map(left), rows, notes: [] };
}
