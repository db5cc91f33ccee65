import type { Block, Contribution, Entity, Span } from "@rapporteur/core/model";
import type { Analysis } from "../language/mention.ts";

/** What every coder of this room reads: one document with its language layer and its contributions. */
export interface CodingInput {
  /** The stored text. `analysis.text` is as long, with marks of Markdown and furniture blank: that is what is read. */
  readonly text: string;
  readonly analysis: Analysis;
  /** In text order, never overlapping; may be empty. */
  readonly contributions: readonly Contribution[];
  /** Stretches inside contributions that are not their author's words: an interviewer's turns. In text order. */
  readonly asides?: readonly Span[];
  /** Authors and their bodies as the page names them, where the text's own entities do not hold them. */
  readonly authors?: readonly Entity[];
  /** The page's structure, where known: quotations do not run over its edges. */
  readonly blocks?: readonly Block[];
  readonly title: string | null;
  /** YYYY-MM-DD, or null: what "by winter" is resolved against. */
  readonly documentDate: string | null;
  /** Name and version written into each draft, e.g. "builtin@0.1.0". */
  readonly coder: string;
}
