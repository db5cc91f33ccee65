import type { Span } from "@rapporteur/core/model";

/** What the source says of how its words are set, and where links lead into them. An image stands between words, and so does an anchor: its start is its end. */
export interface FormatSpan extends Span {
  readonly kind: "strong" | "emphasis" | "code" | "link" | "image" | "anchor";
  /** Of links and images: an address that is safe to follow. Of anchors: the id that they are reached by. */
  readonly href: string | null;
  /** Of images: what they show. */
  readonly alt: string | null;
}
