import type { MentionKind } from "../mention.ts";
import type { TokenRange } from "./document-view.ts";

/** A mention in the making: a range of tokens and the entities it refers to. */
export interface Found extends TokenRange {
  readonly kind: MentionKind;
  readonly entities: readonly string[];
}

/** A name found at a range of tokens. */
export function foundName(range: TokenRange, id: string): Found {
  const { first, last, start, end } = range;
  return { first, last, start, end, kind: "name", entities: [id] };
}

/** Which found name covers each token; −1 where none does. */
export function coverTokens(found: readonly TokenRange[], tokenCount: number): Int32Array {
  const cover = new Int32Array(tokenCount).fill(-1);
  for (const [index, { first, last }] of found.entries()) cover.fill(index, first, last + 1);
  return cover;
}
