import { actions } from "@rapporteur/core/model";
import { statuses, type StatementKind } from "./annotation.ts";

export interface StatementSchema {
  /** Attributes that the words after the kind give: name and allowed values; the first is needed, the status is not. */
  readonly head: Readonly<Record<string, readonly string[]>>;
  /** Roles filled by words of the document. */
  readonly words: readonly string[];
  /** Roles filled by entities. */
  readonly parties: readonly string[];
  /** Roles that must be given. */
  readonly required: readonly string[];
  /** Roles that may be `-`. */
  readonly empty: readonly string[];
  readonly flags: readonly string[];
  readonly values: readonly string[];
}

export const statementSchemas: Readonly<Record<StatementKind, StatementSchema>> = {
  relation: {
    head: { action: actions, status: statuses },
    words: ["trigger", "object", "place"],
    parties: ["source", "target", "by", "via"],
    required: ["trigger", "source", "target"],
    empty: ["source", "target", "object", "place", "by"],
    flags: ["mutual", "figurative"],
    values: ["date"],
  },
  position: {
    head: { stance: ["for", "against"], intensity: ["mild", "plain", "strong"], status: statuses },
    words: ["trigger", "concept"],
    parties: ["by", "via"],
    required: ["trigger", "concept"],
    empty: ["by"],
    flags: ["figurative"],
    values: [],
  },
  forecast: {
    head: { side: ["yes", "no", "open"] },
    words: ["trigger", "event", "term", "horizon", "condition"],
    parties: ["by", "via"],
    required: ["trigger", "event"],
    empty: ["term", "horizon", "condition", "by"],
    flags: ["figurative"],
    values: ["p", "date"],
  },
  cause: {
    head: { sign: ["+", "-", "?"], status: statuses },
    words: ["trigger", "cause", "effect"],
    parties: ["by", "via"],
    required: ["trigger", "cause", "effect"],
    empty: ["by"],
    flags: ["figurative"],
    values: [],
  },
  quote: {
    head: { mode: ["direct", "indirect", "mixed"] },
    words: ["span", "cue"],
    parties: ["speaker", "via"],
    required: ["span", "cue", "speaker"],
    empty: ["cue", "speaker"],
    flags: ["figurative"],
    values: [],
  },
};
