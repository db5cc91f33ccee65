import { krippendorffAlpha } from "@rapporteur/engines/agreement";
import type { Annotation } from "../annotations/annotation.ts";
import type { DoublyAnnotated } from "./compare-annotations.ts";

export interface PageAgreement {
  readonly field: string;
  readonly n: number;
  readonly same: number;
  readonly alpha?: number;
}

/**
 * Agreement on what concerns the whole page. Answers: of every question and contribution, is it answered? Comparison: of every two contributions, how do they stand
 * (agree, degree, disagree, several, none)? Contributions are paired by order.
 */
export function compareAnswers(documents: readonly DoublyAnnotated[]): PageAgreement[] {
  return [agreement("answered", documents.flatMap(answerPairs)), agreement("compared", documents.flatMap(comparisonPairs))];
}

type Pair = readonly [string, string];

function agreement(field: string, pairs: readonly Pair[]): PageAgreement {
  const result = krippendorffAlpha(pairs, { metric: "nominal" });
  const same = pairs.filter(([a, b]) => a === b).length / Math.max(1, pairs.length);
  return { field, n: pairs.length, same, ...(result.kind === "undefined" ? {} : { alpha: result.value }) };
}

function sectionIds({ first, second }: DoublyAnnotated): string[] {
  return [...new Set([...first.sections, ...second.sections].map((section) => section.id))];
}

function answerPairs(one: DoublyAnnotated): Pair[] {
  const lines = [...new Set([...one.first.questions, ...one.second.questions].map((question) => question.line))];
  const isAnswered = (annotation: Annotation, line: number, section: string) =>
    annotation.questions.some(
      (question) => question.line === line && question.answers.some((answer) => answer.section === section && answer.lines.length > 0),
    );
  return lines.flatMap((line) =>
    sectionIds(one).map((section): Pair => [String(isAnswered(one.first, line, section)), String(isAnswered(one.second, line, section))]),
  );
}

function comparisonPairs(one: DoublyAnnotated): Pair[] {
  const ids = sectionIds(one);
  return ids.flatMap((a, index) => ids.slice(index + 1).map((b): Pair => [standing(one.first, a, b), standing(one.second, a, b)]));
}

function standing(annotation: Annotation, a: string, b: string): string {
  const holds = (section: string) => (comparison: Annotation["comparisons"][number]) =>
    comparison.members.some((member) => member.section === section);
  const relations = annotation.comparisons
    .filter(holds(a))
    .filter(holds(b))
    .map((comparison) => comparison.relation);
  return [...new Set(relations)].sort().join(" + ") || "none";
}
