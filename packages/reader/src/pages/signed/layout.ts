import type { PageUnit } from "../page-unit.ts";
import type { Section } from "../section.ts";
import type { RoleMark } from "./role-mark.ts";

export type Side = "before" | "after";

/** A way in which a page binds marks to texts. */
export interface Layout {
  readonly name: Side;
  readonly bio: Side;
  readonly signature: Side;
  /** What speaks against it. */
  readonly cost: number;
}

/** A page with the marks that may sign its texts. */
export interface Page {
  readonly units: readonly PageUnit[];
  readonly marks: ReadonlyMap<number, RoleMark>;
  /** Units that list people and are nobody's text. */
  readonly listed: ReadonlySet<number>;
  /** Unsigned text under a heading of its own is a contribution that nobody signs. */
  readonly headingsOpen: boolean;
  /** From here on texts are passages set apart, and what is not is the page's; without end where they are not. */
  readonly setApartFrom: number;
  /** Authors stand under headings, at most a line on the text or on a picture between them. */
  readonly isNamedUnderHeadings: boolean;
  /** From here on nobody signs. */
  readonly overFrom: number;
  /** From here on the page speaks of its texts. */
  readonly endsAt: number;
  /** Headings are questions, and more people answer than there are questions. */
  readonly isAsked: boolean;
}

/** Texts as one layout binds them. */
export interface Bound {
  readonly sections: readonly Section[];
  /** Marks that found no text. */
  readonly idle: number;
}
