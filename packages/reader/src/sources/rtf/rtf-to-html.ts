import { escapeText } from "entities";
import { RapporteurError, ownValue } from "@rapporteur/core/base";
import type { FileClaims } from "../confirm-claims.ts";
import { codePageOf, decodeCodePage } from "./rtf-encodings.ts";
import { type RtfToken, rtfTokens } from "./rtf-tokens.ts";

export interface RtfHtml {
  readonly html: string;
  readonly claims: FileClaims;
}

/**
 * The text of an RTF file as HTML by its styles. Pictures, embedded files, headers, footers, comments and fields' instructions are left out.
 *
 * @param rtf one character a byte
 * @throws RAP_SOURCE_DAMAGED where groups nest deeper than 1,000
 * Cost: O(length).
 */
export function rtfToHtml(rtf: string, source: string): RtfHtml {
  const reader = new RtfReader(source);
  for (const token of rtfTokens(rtf)) reader.take(token);
  return reader.finish();
}

/** Where the words of a group go. */
type Destination = "body" | "skip" | "note" | "fonts" | "styles" | "title" | "author" | "created" | "info";

interface State {
  readonly destination: Destination;
  readonly isBold: boolean;
  readonly font: number;
  /** Characters that stand in for a `\u` where it is not understood. */
  readonly fallback: number;
}

const deepest = 1000;
const skipped = new Set(
  "colortbl pict object objdata header headerl headerr headerf footer footerl footerr footerf fldinst listtext pntext pntxta pntxtb xe tc annotation atnid atnauthor atrfstart atrfend bkmkstart bkmkend nonshppict shpinst filetbl revtbl listtable listoverridetable generator themedata colorschememapping datastore latentstyles operator company subject keywords comment doccomm userprops xmlnstbl mmathPr".split(
    " ",
  ),
);
const destinations: Readonly<Record<string, Destination>> = {
  fonttbl: "fonts",
  stylesheet: "styles",
  info: "info",
  title: "title",
  author: "author",
  creatim: "created",
  footnote: "note",
};
const characters: Readonly<Record<string, string>> = {
  tab: "\t",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: " ",
  enspace: " ",
};
const styleFrames: readonly (readonly [RegExp, open: string, close: string])[] = [
  [/^title$/i, '<h1 class="title">', "</h1>"],
  [/^subtitle$/i, '<p class="standfirst">', "</p>"],
  [/^(?:author|byline)$/i, '<p class="byline">', "</p>"],
  [/^(?:intense )?quote$|^block text$/i, "<blockquote><p>", "</p></blockquote>"],
];

class RtfReader {
  readonly #source: string;
  readonly #states: State[] = [];
  #state: State = { destination: "body", isBold: false, font: -1, fallback: 1 };
  readonly #html: string[] = [];
  readonly #notes: string[] = [];
  readonly #noteWords: string[] = [];
  readonly #codePages = new Map<number, number>();
  readonly #styleNames = new Map<number, string>();
  readonly #said = { title: "", author: "", created: "" };
  #codePage = 1252;
  #defaultFont = 0;
  #bytes: number[] = [];
  /** Characters still to be passed over after a `\u`. */
  #passOver = 0;
  /** Whether a `\*` stands before the next control word: a destination that may be passed over. */
  #isOptional = false;
  #words: string[] = [];
  #cells: string[] = [];
  #isInTable = false;
  #isItem = false;
  #style = 0;
  #outline = -1;
  #tableStyle: { number: number; name: string } = { number: 0, name: "" };
  #font = 0;

  constructor(source: string) {
    this.#source = source;
  }

  take(token: RtfToken): void {
    if (token.kind === "byte") {
      if (this.#passOver > 0) this.#passOver--;
      else this.#bytes.push(token.byte);
      return;
    }
    this.#flushBytes();
    if (token.kind === "open") this.#open();
    else if (token.kind === "close") this.#close();
    else if (token.kind === "control") this.#control(token.word, token.number);
    else if (token.kind === "text") this.#plain(token.text);
  }

  finish(): RtfHtml {
    this.#flushBytes();
    this.#endParagraph();
    this.#endTable();
    const notes = this.#notes.map((note, at) => `<li id="footnote-${at + 1}"><p>${note}</p></li>`);
    const html = this.#html.join("") + (notes.length === 0 ? "" : `<ol>${notes.join("")}</ol>`);
    const { title, author, created } = this.#said;
    const plain = (words: string): string | null => words.replace(/\s+/g, " ").trim().slice(0, 1000) || null;
    return { html, claims: { title: plain(title), author: plain(author), created: created || null, published: null, language: null } };
  }

  #open(): void {
    if (this.#states.length >= deepest)
      throw new RapporteurError("RAP_SOURCE_DAMAGED", {
        source: this.#source,
        what: "RTF document",
        reason: `its groups nest deeper than ${deepest}`,
      });
    this.#states.push(this.#state);
    this.#isOptional = false;
    this.#passOver = 0;
  }

  #close(): void {
    const before = this.#state.destination;
    this.#state = this.#states.pop() ?? this.#state;
    this.#passOver = 0;
    if (before === "note" && this.#state.destination !== "note") this.#notes.push(this.#noteWords.splice(0).join("").trim());
  }

  /** Text between controls: one character a byte, in the code page of its font. */
  #plain(text: string): void {
    const kept = text.slice(this.#passOver);
    this.#passOver = Math.max(0, this.#passOver - text.length);
    // oxlint-disable-next-line no-control-regex -- bytes below 0x80 are the same in every code page
    const isAscii = /^[\u0000-\u007f]*$/.test(kept);
    this.#write(
      isAscii
        ? kept
        : decodeCodePage(
            Array.from(kept, (one) => one.charCodeAt(0) & 0xff),
            this.#pageNow(),
          ),
    );
  }

  #flushBytes(): void {
    if (this.#bytes.length === 0) return;
    const bytes = this.#bytes;
    this.#bytes = [];
    this.#write(decodeCodePage(bytes, this.#pageNow()));
  }

  #pageNow(): number {
    const font = this.#state.font < 0 ? this.#defaultFont : this.#state.font;
    return this.#codePages.get(font) ?? this.#codePage;
  }

  #write(words: string): void {
    const { destination, isBold } = this.#state;
    if (words === "" || destination === "skip" || destination === "info" || destination === "created" || destination === "fonts") return;
    if (destination === "title" || destination === "author") this.#said[destination] += words;
    else if (destination === "styles") this.#nameStyle(words);
    else if (destination === "note") this.#noteWords.push(escapeText(words));
    else this.#words.push(isBold && words.trim() !== "" ? `<strong>${escapeText(words)}</strong>` : escapeText(words));
  }

  /** A style's name ends in a semicolon. */
  #nameStyle(words: string): void {
    this.#tableStyle.name += words;
    if (!words.includes(";")) return;
    this.#styleNames.set(this.#tableStyle.number, this.#tableStyle.name.replace(/;.*$/s, "").trim());
    this.#tableStyle = { number: 0, name: "" };
  }

  #control(word: string, number: number | null): void {
    const [destination, character] = [ownValue(destinations, word), ownValue(characters, word)];
    if (word === "*") this.#isOptional = true;
    else if (this.#isOptional) {
      this.#isOptional = false;
      this.#enter(word === "footnote" ? "note" : "skip");
    } else if (skipped.has(word)) this.#enter("skip");
    else if (destination !== undefined) this.#enter(destination);
    else if (word === "u") this.#unicode(number ?? 0);
    else if (character !== undefined) this.#write(character);
    else this.#setting(word, number);
  }

  #enter(destination: Destination): void {
    // What stands inside of something that is passed over is passed over too.
    if (this.#state.destination !== "skip") this.#state = { ...this.#state, destination };
  }

  #unicode(number: number): void {
    this.#write(String.fromCharCode(number & 0xffff));
    this.#passOver = this.#state.fallback;
  }

  #setting(word: string, number: number | null): void {
    const { destination } = this.#state;
    if (word === "b") this.#state = { ...this.#state, isBold: number !== 0 };
    else if (word === "plain") this.#state = { ...this.#state, isBold: false, font: -1 };
    else if (word === "uc") this.#state = { ...this.#state, fallback: Math.min(32, Math.max(0, number ?? 1)) };
    else if (word === "ansicpg") this.#codePage = number ?? 1252;
    else if (word === "mac") this.#codePage = 10000;
    else if (word === "deff") this.#defaultFont = number ?? 0;
    else if (word === "f" && destination === "fonts") this.#font = number ?? 0;
    else if (word === "f") this.#state = { ...this.#state, font: number ?? -1 };
    else if (word === "fcharset") this.#addFont(number ?? 0);
    else if (destination === "styles" && (word === "s" || word === "cs" || word === "ds"))
      this.#tableStyle.number = word === "s" ? (number ?? 0) : -1;
    else if (destination === "created") this.#addDate(word, number ?? 0);
    else if (destination === "note" && (word === "par" || word === "line")) this.#noteWords.push(" ");
    else if (destination === "body") this.#layout(word, number);
  }

  #addFont(charset: number): void {
    const page = codePageOf(charset);
    if (page !== null) this.#codePages.set(this.#font, page);
  }

  /** Year, month and day stand one after the other. */
  #addDate(word: string, number: number): void {
    if (word === "yr") this.#said.created = String(number).padStart(4, "0");
    if ((word === "mo" || word === "dy") && this.#said.created !== "") this.#said.created += `-${String(number).padStart(2, "0")}`;
    if (word === "hr" && !/^\d{4}-\d\d-\d\d$/.test(this.#said.created)) this.#said.created = "";
  }

  #layout(word: string, number: number | null): void {
    if (word === "par" || word === "sect" || word === "page") this.#endParagraph();
    else if (word === "line") this.#words.push("<br>");
    else if (word === "pard") [this.#style, this.#outline, this.#isItem, this.#isInTable] = [0, -1, false, false];
    else if (word === "s") this.#style = number ?? 0;
    else if (word === "outlinelevel") this.#outline = number ?? -1;
    else if (word === "ls") this.#isItem = true;
    else if (word === "intbl") this.#isInTable = true;
    else if (word === "cell") this.#cells.push(this.#words.splice(0).join(""));
    else if (word === "row") this.#endRow();
  }

  #endRow(): void {
    this.#rows.push(
      `<tr>${this.#cells
        .splice(0)
        .map((cell) => `<td><p>${cell}</p></td>`)
        .join("")}</tr>`,
    );
  }

  readonly #rows: string[] = [];

  #endTable(): void {
    if (this.#rows.length > 0) this.#html.push(`<table>${this.#rows.splice(0).join("")}</table>`);
  }

  #endParagraph(): void {
    // Paragraphs inside a cell are one text.
    if (this.#isInTable) return void this.#words.push(" ");
    this.#endTable();
    const words = this.#words.splice(0).join("");
    if (words.trim() === "") return;
    const name = this.#styleNames.get(this.#style) ?? "";
    const level = Number(/^heading (\d)/i.exec(name)?.[1] ?? (this.#outline >= 0 && this.#outline < 9 ? this.#outline + 1 : 0));
    const [, open = "<p>", close = "</p>"] = styleFrames.find(([pattern]) => pattern.test(name)) ?? [];
    if (level > 0) this.#html.push(`<h${Math.min(6, level)}>${words}</h${Math.min(6, level)}>`);
    else if (this.#isItem) this.#html.push(`<ul><li>${words}</li></ul>`);
    else this.#html.push(`${open}${words}${close}`);
  }
}
