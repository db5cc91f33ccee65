import type { Column } from "@rapporteur/core/model";

/** What we write of a statement besides what the Recommendation names, so that it comes back as it was. */
export const own = {
  prefix: "urn:rapporteur:",
  variable: "rapporteur:variable",
  kind: "rapporteur:kind",
  review: "rapporteur:review",
  isReviewedByPerson: "rapporteur:reviewedByPerson",
  date: "rapporteur:date",
  span: "rapporteur:span",
  document: "rapporteur:document",
  fields: "rapporteur:fields",
} as const;

export const columnKinds: readonly Column["kind"][] = ["entity", "text", "boolean", "integer", "number", "date"];
