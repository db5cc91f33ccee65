import { fnv1a64 } from "@rapporteur/core/base";

/** What an id is made from: the type, the place and the fields that make it this statement and no other. */
export interface StatementIdParts {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Key fields in a fixed order per type (relation: source, target, action). Null differs from the empty string. */
  readonly fields: readonly (string | number | boolean | null)[];
}

/**
 * Id of a statement, derived from its content: coding the same text again gives the same id, so that what people
 * rejected stays rejected. The prefix tells the type to a reader.
 *
 * @example statementId({ type: "relation", start: 0, end: 5, fields: ["state:CHN", "state:RUS", "AID"] }) // "relation-" + 16 hex digits
 */
export function statementId(parts: StatementIdParts): string {
  return `${parts.type}-${fnv1a64(JSON.stringify([parts.type, parts.start, parts.end, parts.fields]))}`;
}
