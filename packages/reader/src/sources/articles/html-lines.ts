import { isBlock, isSilent } from "../html/element.ts";
import { type HtmlElement, type HtmlNode, parseHtml } from "../html/parse-html.ts";

/**
 * The words of a page in lines, nothing left out: a block has lines of its own, a row of a table is one. Exports of data bases are pages without furniture, and
 * what a reader of articles takes for it are their fields.
 *
 * Cost: O(length).
 */
export function htmlLines(html: string): string {
  const writer = new LineWriter();
  writer.children(parseHtml(html).root);
  return writer.text;
}

/** Cells stand beside one another. */
const cellNames = new Set(["td", "th", "dd"]);

class LineWriter {
  #lines: string[] = [];
  #open = "";

  get text(): string {
    this.#close();
    return this.#lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  }

  children(element: HtmlElement): void {
    for (const child of element.children) this.#node(child);
  }

  #node(node: HtmlNode): void {
    if (typeof node === "string") return this.#words(node);
    if (isSilent(node)) return;
    if (node.name === "br") return this.#close();
    if (cellNames.has(node.name)) {
      if (this.#open.trim() !== "") this.#open = `${this.#open.trimEnd()}\t`;
      return this.children(node);
    }
    const isApart = isBlock(node);
    if (isApart) this.#part(node);
    this.children(node);
    if (isApart && node.name !== "dt") this.#part(node);
  }

  /** A paragraph within a cell begins where the cell does. */
  #part({ name }: HtmlElement): void {
    if (this.#open.endsWith("\t")) return;
    this.#close();
    if (name !== "tr") this.#lines.push("");
  }

  #close(): void {
    const line = this.#open.trim();
    if (line !== "") this.#lines.push(line);
    this.#open = "";
  }

  #words(text: string): void {
    const words = text.replace(/[ \t\n\r\f\u00a0]+/g, " ");
    this.#open += this.#open === "" || /\s$/.test(this.#open) ? words.trimStart() : words;
  }
}
