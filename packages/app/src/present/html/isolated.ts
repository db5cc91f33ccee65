import { html, type Markup } from "./markup.ts";

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** A name inside a line of other words: one that runs from right to left keeps to its place, and arrows beside it point where they should. */
export function isolated(text: string): Markup {
  return rightToLeft.test(text) ? html`<bdi>${text}</bdi>` : html`${text}`;
}
