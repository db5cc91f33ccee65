import type { LineRole, Span } from "@rapporteur/core/model";
import type { AuthorMark, MarkedPerson, MarkKind } from "../people/author-mark.ts";
import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";

/** A line, or the opening of one, that names one person, with what it looks like. */
export interface PageLabel extends Span {
  /** Of its unit. */
  readonly index: number;
  readonly unit: PageUnit;
  readonly person: MarkedPerson;
  /** Equal for lines that look alike. */
  readonly shape: string;
  /** It gives the person a post or a body. */
  readonly isPosted: boolean;
  readonly kind: MarkKind;
  /** It says by itself on which side its text stands: "Jane Doe:", "—Jane Doe". */
  readonly pointsAside: boolean;
}

/** The lines of a page that name one person, bios among them, where nothing says that they are a list or furniture. Cost: linear in the marks. */
export function labelsOf({ units, top, roster }: PageParts, marks: ReadonlyMap<number, AuthorMark>, listed: ReadonlySet<number>): PageLabel[] {
  return [...marks]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([index, mark]) => {
      const unit = units[index];
      const [person, ...others] = mark.people;
      const isOutside = index < top || index >= roster || listed.has(index);
      if (!unit || !person || others.length > 0 || isOutside || !(mark.kind === "bio" ? isBio(unit) : mayName(unit))) return [];
      const isPosted = person.roles.length + person.organizations.length > 0;
      const pointsAside = mark.kind === "lead" || /:\s*$|^\s*(?:[—–―]|--|\()/.test(unit.plain);
      const { start } = unit;
      const end = mark.kind === "lead" ? start + unit.plain.slice(0, mark.bodyStart - start).trimEnd().length : unit.end;
      return [{ index, unit, start, end, person, shape: mark.kind === "bio" ? "bio" : shapeOf(unit), isPosted, kind: mark.kind, pointsAside }];
    });
}

/** Neither of two labels is a better sign than the other. */
export function lookAlike(a: PageLabel, b: PageLabel): boolean {
  return a.shape === b.shape && a.isPosted === b.isPosted;
}

/** The line reader does not take it for a post, a text or a menu. */
function mayName({ kind, line }: PageUnit): boolean {
  return kind !== "other" && kind !== "bio" && (line === null || line.probability < sureOfOther || naming.has(line.role));
}

function isBio({ kind, line }: PageUnit): boolean {
  return kind !== "other" && (line === null ? kind === "bio" : line.role === "bio" && line.probability >= sureOfBio);
}

const sureOfBio = 0.8;
const sureOfOther = 0.6;
const naming: ReadonlySet<LineRole> = new Set(["label", "byline", "expert", "turn", "heading"]);

/** What a line looks like: its place in the markup, emphasis, capitals, and the marks before and after its words. */
export function shapeOf({ kind, level, plain, isEmphasised, leadLength }: PageUnit): string {
  const words = plain.replace(/\p{N}+/gu, "");
  const opener = /^(?:By|BY|by)\s/.test(words) ? "by" : (/^[^\p{L}\p{N}]/u.exec(words)?.[0] ?? "");
  const isCapitals = /\p{Lu}{2}/u.test(words) && !/\p{Ll}/u.test(words);
  return [kind, level, isEmphasised || leadLength > 0, opener, /:\s*$/.test(words), isCapitals].join(" ");
}
