import { Parser } from "htmlparser2";
import { readCellText } from "./cell-text.ts";
import { fromSerial } from "./serial-dates.ts";
import { writeTime } from "../statements/table-values.ts";

/** A sheet's cells as texts. */
export interface SheetCells {
  /** By row; null for a cell that is not there. Rows without any are left out. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Number of each row, from 1. */
  readonly numbers: readonly number[];
  /** By row: which cells hold texts, and no numbers, dates or truth values. */
  readonly texts: readonly ReadonlySet<number>[];
  /** Cells that hold an error of the spreadsheet ("#N/A"); they are null. */
  readonly errors: number;
}

export interface SheetContext {
  readonly shared: readonly string[];
  /** Numbers of cell formats that show dates. */
  readonly dates: ReadonlySet<number>;
  readonly is1904: boolean;
  /** Ends reading by an error, with what is wrong. */
  readonly refuse: (problem: string) => never;
}

const chunkLength = 65_536;
const [mostRows, mostColumns] = [1_048_576, 16_384];
/** What memory holds; a million rows of thirty columns are more. */
const mostCells = 20_000_000;

/** Runs through an XML text piece by piece, so that no tree of it stands in memory. Prefixes of names are left away. Cost: O(length). */
export function walkXml(xml: string, handler: XmlWalker): void {
  const plain = (name: string): string => name.slice(name.indexOf(":") + 1);
  let depth = 0;
  let isEnd = false;
  let isCut = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        handler.open(plain(name), attributes);
      },
      ontext: (text) => handler.text(text),
      onclosetag(name) {
        depth--;
        isCut ||= isEnd;
        handler.close(plain(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < xml.length; at += chunkLength) parser.write(xml.slice(at, at + chunkLength));
  isEnd = true;
  parser.end();
  if (isCut || depth !== 0) handler.refuse("it ends before its last element does");
}

export interface XmlWalker {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  readonly refuse: (problem: string) => never;
}

/** Texts of a workbook that several cells share; readings of Chinese characters are left out. Cost: O(length). */
export function readSharedTexts(xml: string, refuse: (problem: string) => never): string[] {
  const texts: string[] = [];
  let [words, isText, readings] = ["", false, 0];
  walkXml(xml, {
    open(name) {
      if (name === "si") words = "";
      if (name === "rPh") readings++;
      isText = name === "t" && readings === 0;
    },
    text: (text) => void (isText && (words += text)),
    close(name) {
      if (name === "rPh") readings--;
      if (name === "si") texts.push(readCellText(words));
      isText = false;
    },
    refuse,
  });
  return texts;
}

/**
 * The cells of a sheet. A formula counts as the value that was last computed; nothing is computed.
 *
 * Cost: O(length).
 */
export function readSheet(xml: string, context: SheetContext): SheetCells {
  const reader = new SheetReader(context);
  walkXml(xml, reader);
  return reader;
}

class SheetReader implements SheetCells, XmlWalker {
  readonly rows: (string | null)[][] = [];
  readonly numbers: number[] = [];
  readonly texts: Set<number>[] = [];
  errors = 0;
  readonly refuse: (problem: string) => never;
  readonly #context: SheetContext;
  #number = 0;
  #cells: (string | null)[] = [];
  #textual = new Set<number>();
  #column = -1;
  #count = 0;
  #kind = "";
  #style = 0;
  #words = "";
  #inText = false;
  #readings = 0;

  constructor(context: SheetContext) {
    this.#context = context;
    this.refuse = context.refuse;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === "row") this.#openRow(attributes);
    else if (name === "c") this.#openCell(attributes);
    else if (name === "rPh") this.#readings++;
    this.#inText = name === "v" || (name === "t" && this.#readings === 0);
  };

  readonly text = (text: string): void => {
    if (this.#inText) this.#words += text;
  };

  readonly close = (name: string): void => {
    this.#inText = false;
    if (name === "rPh") this.#readings--;
    else if (name === "c") this.#closeCell();
    else if (name === "row" && this.#cells.some((cell) => cell !== null)) {
      this.rows.push(Array.from(this.#cells, (cell) => cell ?? null));
      this.numbers.push(this.#number);
      this.texts.push(this.#textual);
    }
  };

  #openRow({ r }: Readonly<Record<string, string>>): void {
    const number = r === undefined ? this.#number + 1 : Number(r);
    if (!Number.isInteger(number) || number <= this.#number || number > mostRows) this.refuse(`row ${r} comes after row ${this.#number}`);
    this.#number = number;
    this.#cells = [];
    this.#textual = new Set();
    this.#column = -1;
  }

  #openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.#column + 1 : columnOf(r);
    if (column <= this.#column || column >= mostColumns) this.refuse(`the cell ${r} comes after column ${this.#column + 1} of row ${this.#number}`);
    if (++this.#count > mostCells) this.refuse(`a sheet has more than ${mostCells} cells`);
    this.#column = column;
    this.#kind = t ?? "n";
    this.#style = Number(s ?? 0);
    this.#words = "";
  }

  #closeCell(): void {
    const value = this.#valueOf();
    if (value === null) return;
    this.#cells[this.#column] = value;
    if (["s", "str", "inlineStr"].includes(this.#kind)) this.#textual.add(this.#column);
  }

  #valueOf(): string | null {
    const words = this.#words;
    const { shared, dates, is1904 } = this.#context;
    switch (this.#kind) {
      case "s":
        return shared[Number(words)] ?? this.refuse(`row ${this.#number} names the shared text ${words}, which is not there`);
      case "inlineStr":
      case "str":
        return readCellText(words);
      case "b":
        return words === "" ? null : words === "1" ? "true" : "false";
      case "e":
        this.errors++;
        return null;
      case "d":
        return words === "" ? null : words.replace("T", " ");
      default: {
        if (words === "" || !dates.has(this.#style)) return words === "" ? null : words;
        const time = fromSerial(Number(words), is1904);
        return Number.isNaN(new Date(time).getTime()) ? words : writeTime(time);
      }
    }
  }
}

/** The column of "BC12", from 0; −1 where there is none. */
function columnOf(place: string): number {
  const letters = /^\$?([A-Z]{1,3})\$?\d+$/.exec(place)?.[1] ?? "";
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
