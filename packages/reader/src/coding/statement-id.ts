const prime = 0x100000001b3n;
const offsetBasis = 0xcbf29ce484222325n;
const mask = 0xffffffffffffffffn;

/**
 * 64-bit FNV-1a hash of a text's UTF-16 code units, low byte first, as 16 lower-case hex digits.
 * Source: Fowler, Noll and Vo, draft-eastlake-fnv. Not for secrets. Cost: O(length).
 */
export function fnv1a64(text: string): string {
  let hash = offsetBasis;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    hash = ((hash ^ BigInt(unit & 0xff)) * prime) & mask;
    hash = ((hash ^ BigInt(unit >>> 8)) * prime) & mask;
  }
  return hash.toString(16).padStart(16, "0");
}

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
