import type { Span } from "@rapporteur/core/model";

/** What the source says of how its words are set. An image stands between words: its start is its end. */
export interface FormatSpan extends Span {
  readonly kind: "strong" | "emphasis" | "code" | "link" | "image";
  /** Of links and images: an address that is safe to follow. */
  readonly href: string | null;
  /** Of images: what they show. */
  readonly alt: string | null;
}
