import { Tokenizer } from "htmlparser2";
import type { Span } from "@rapporteur/core/model";

/** A tag, or words between tags, with its place; comments and declarations are none. */
export interface HtmlToken extends Span {
  readonly kind: "open" | "close" | "words";
  /** Of the element, in lower case; "" for words. */
  readonly name: string;
}

/** The tags and words of some markup, in order; character references stay as they are written. Cost: O(length). */
export function htmlTokens(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let name = { start: 0, end: 0 };
  const put = (kind: HtmlToken["kind"], span: Span): void => {
    tokens.push({ kind, ...span, name: kind === "words" ? "" : html.slice(name.start, name.end).toLowerCase() });
  };
  const named = (start: number, end: number): void => {
    name = { start, end };
  };
  const opened = (at: number): void => put("open", { start: name.start - 1, end: at + 1 });
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      ...ignored,
      onopentagname: named,
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (start, end) => {
        named(start, end);
        put("close", { start: start - 2, end: end + 1 });
      },
      ontext: (start, end) => put("words", { start, end }),
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return tokens;
}

const nothing = (): void => undefined;
const ignored = {
  onattribdata: nothing,
  onattribentity: nothing,
  onattribend: nothing,
  onattribname: nothing,
  oncdata: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onprocessinginstruction: nothing,
  ontextentity: nothing,
};
