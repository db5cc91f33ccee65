import type { Span } from "./span.ts";

export const blockKinds = ["title", "heading", "paragraph", "item", "quote", "byline", "bio", "other"] as const;
export type BlockKind = (typeof blockKinds)[number];

const textRoles = [
  "title",
  "kicker",
  "standfirst",
  "byline",
  "dateline",
  "role",
  "bio",
  "heading",
  "question",
  "label",
  "host",
  "turn",
  "body",
  "quote",
  "item",
  "expert",
] as const;

/** Roles of lines that belong to the page around the text. */
export const furnitureRoles = [
  "caption",
  "credit",
  "tags",
  "related",
  "navigation",
  "share",
  "newsletter",
  "cookies",
  "form",
  "comment",
  "advertisement",
  "legal",
  "page",
] as const;

/**
 * What a line of a page is for, as a reader of pages would say: `role` is a line with a post only; `label` names who speaks or wrote next to it; `host` is a
 * turn of the person who asks, `turn` one of the person who answers, label and all; `expert` introduces somebody in a list.
 */
export const lineRoles = [...textRoles, ...furnitureRoles] as const;
export type LineRole = (typeof lineRoles)[number];

const furniture: ReadonlySet<LineRole> = new Set(furnitureRoles);

export function isFurnitureRole(role: LineRole): boolean {
  return furniture.has(role);
}

/** A piece of the page's structure. Blocks are in text order and never overlap; what lies between them is white space or furniture. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** 1 is the outermost heading or list; 0 where depth means nothing. */
  readonly level: number;
  /** Stretches set in bold or strong, where the source shows them: names above a text are often told only so. */
  readonly emphasis?: readonly Span[];
  /** What the line reader takes it for; absent where no reader of lines has looked. */
  readonly line?: LineReading;
}

/** The likeliest role of a line, and how sure the reader is of it. */
export interface LineReading {
  readonly role: LineRole;
  /** 0–1. */
  readonly probability: number;
}

/** What the source itself says of the document; `null` where it says nothing. */
export interface DocumentMetadata {
  readonly title: string | null;
  readonly standfirst: string | null;
  /** YYYY-MM-DD. */
  readonly published: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  /** Authors as the page's metadata names them; a byline in the text is found by the genre room. */
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  /** BCP 47, e.g. "en". */
  readonly language: string;
}

/** Where a page of the source stands in the stored text. */
export interface PageAnchor extends Span {
  /** Place of the page in the file, from 1; the number printed on it may differ. */
  readonly page: number;
}

/**
 * A document as the source readers hand it over. `text` is the stored text: decoded, LF line ends, no NUL, no lone
 * surrogates, otherwise untouched. Every offset anywhere points into it.
 */
export interface SourceDocument {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly metadata: DocumentMetadata;
  /**
   * Stretches inside blocks that are markup and no words (a link's address, emphasis marks, the ">" of a quoted line), in order and
   * disjoint; absent where there are none. A reader of language may blank them without moving any offset.
   */
  readonly markup?: readonly Span[];
  /**
   * The pages of a source that has some, in the order of the text and disjoint; a page comes again where its notes stand apart from its
   * text, and never where it has none.
   */
  readonly pages?: readonly PageAnchor[];
}
