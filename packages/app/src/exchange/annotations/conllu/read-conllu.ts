import { RapporteurError, type Warning } from "@rapporteur/core/base";
import { buildStatementTable, type StatementRow, type StatementTable } from "@rapporteur/core/model";
import { toStoredText } from "@rapporteur/core/text";
import { readSpaces } from "./white-space.ts";

export interface ReadConllu {
  readonly table: StatementTable;
  /** By document. */
  readonly texts: ReadonlyMap<string, string>;
  readonly warnings: readonly Warning[];
}

interface ConlluFile {
  /** How errors name it. */
  readonly file: string;
  /** Of a document that the file does not name. */
  readonly name: string;
}

/**
 * The texts of a treebank (CoNLL-U), one a `newdoc`: words with what stands between them, a blank line where a paragraph begins. Statements that words name in MISC,
 * as we write them, stand on these words. Trees, lemmas and parts of speech are left out and counted, since Rapporteur makes its own; words that are not in the
 * text (empty nodes) are no part of it.
 *
 * @throws RAP_EXCHANGE_CONLLU naming the line; RAP_EXCHANGE_EMPTY where it holds no word
 * Cost: O(length).
 */
export function readConllu(content: string, { file, name }: ConlluFile): ReadConllu {
  const reading = new Reading(name);
  for (const [at, line] of content
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    const problem = reading.take(line);
    if (problem !== null) throw new RapporteurError("RAP_EXCHANGE_CONLLU", { file, line: at + 1, problem });
  }
  const found = reading.finish();
  if (found === null) throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file });
  return found;
}

interface Passage {
  readonly document: string;
  readonly type: string;
  readonly id: string;
  start: number;
  end: number;
}

class Reading {
  readonly #name: string;
  readonly #texts = new Map<string, string>();
  readonly #passages = new Map<string, Passage>();
  #document = "";
  #text = "";
  /** White space that stands before the next word, should one come. */
  #gap = "";
  /** Last part of a word that is written in one piece: "du" for "de le". */
  #joinedUntil = 0;
  #words = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** @returns what is wrong with the line; null where nothing is */
  take(line: string): string | null {
    if (line.trim() === "") {
      this.#joinedUntil = 0;
      return null;
    }
    if (line.startsWith("#")) {
      this.#takeComment(line);
      return null;
    }
    const cells = line.split("\t");
    if (cells.length !== 10) return `it has ${cells.length} columns, not the ten of CoNLL-U`;
    const [, number = "", last] = /^(\d+)(?:[-.](\d+))?$/.exec(cells[0] ?? "") ?? [];
    if (number === "") return `${cells[0]?.slice(0, 20)} is not the number of a word`;
    // An empty node (8.1) has no place in the text, and neither have the parts of a word in one piece.
    if ((cells[0] ?? "").includes(".") || Number(number) <= this.#joinedUntil) return null;
    if (last !== undefined) this.#joinedUntil = Number(last);
    this.#takeWord(cells[1] ?? "", cells[9] ?? "_");
    return null;
  }

  finish(): ReadConllu | null {
    this.#close();
    if (this.#words === 0) return null;
    const rows = [...this.#passages.values()].map(({ document, type, id, start, end }): StatementRow => ({
      id,
      type,
      document,
      start,
      end,
      time: null,
      review: "accepted",
      reviewedByPerson: true,
      values: {},
    }));
    const documents = [...this.#texts.keys()].map((id) => ({ id, values: { title: id } }));
    const message = `left out, since Rapporteur divides and parses texts itself: the trees of ${this.#words} words`;
    return {
      table: buildStatementTable({ variables: {}, documentFields: { title: "text" } }, rows, documents),
      texts: this.#texts,
      warnings: [{ code: "annotation-loss", message }],
    };
  }

  #takeComment(line: string): void {
    const [written = "", ...rest] = line.slice(1).split("=");
    const [name, value] = [written.trim(), rest.join("=")];
    if (name === "newdoc" || name === "newdoc id") {
      this.#close();
      this.#document = value.trim();
    } else if ((name === "newpar" || name === "newpar id") && this.#text !== "" && !this.#gap.includes("\n")) this.#gap = "\n\n";
  }

  #takeWord(form: string, misc: string): void {
    const marks = new Map(misc.split("|").map((mark) => [mark.slice(0, mark.indexOf("=")), mark.slice(mark.indexOf("=") + 1)] as const));
    const before = marks.get("SpacesBefore");
    const start = this.#text.length + (this.#text === "" && before === undefined ? 0 : (this.#gap + readSpaces(before ?? "")).length);
    this.#text += (this.#text === "" && before === undefined ? "" : this.#gap + readSpaces(before ?? "")) + form;
    const after = marks.get("SpacesAfter");
    this.#gap = after === undefined ? (marks.get("SpaceAfter") === "No" ? "" : " ") : readSpaces(after);
    this.#words++;
    for (const statement of (marks.get("Statement") ?? "").split(",")) this.#mark(statement, start, this.#text.length);
  }

  /** "position:s1", at a word. */
  #mark(statement: string, start: number, end: number): void {
    const split = statement.indexOf(":");
    if (split < 1) return;
    const document = this.#idOf();
    const key = `${document} ${statement}`;
    const known = this.#passages.get(key);
    if (known === undefined) this.#passages.set(key, { document, type: statement.slice(0, split), id: statement.slice(split + 1), start, end });
    else known.end = end;
  }

  #idOf(): string {
    return this.#document || (this.#texts.size === 0 ? this.#name : `${this.#name} ${this.#texts.size + 1}`);
  }

  #close(): void {
    if (this.#text !== "") {
      const id = this.#idOf();
      const known = this.#texts.get(id);
      this.#texts.set(id, toStoredText(known === undefined ? this.#text : `${known}\n\n${this.#text}`));
    }
    this.#text = "";
    this.#gap = "";
    this.#document = "";
  }
}
