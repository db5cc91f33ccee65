import { html, type Markup } from "./markup.ts";

/** Of scripts that run from right to left; and signs that turn the direction of what follows, whatever its script. */
const rightToLeft =
  /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** A name inside a line of other words: one that runs from right to left keeps to its place, and arrows beside it point where they should. */
export function isolated(text: string): Markup {
  return rightToLeft.test(text) ? html`<bdi>${text}</bdi>` : html`${text}`;
}
