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
  /** The line that is being written, in parts: to look at the end of one string that grows costs its whole length each time. */
  #open: string[] = [];

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
      this.#tab();
      return this.children(node);
    }
    const isApart = isBlock(node);
    if (isApart) this.#part(node);
    this.children(node);
    if (isApart && node.name !== "dt") this.#part(node);
  }

  /** Between cells; the first one of a row needs none. */
  #tab(): void {
    while (this.#open.length > 0) {
      const last = (this.#open.pop() ?? "").trimEnd();
      if (last === "") continue;
      this.#open.push(last, "\t");
      return;
    }
  }

  /** A paragraph within a cell begins where the cell does. */
  #part({ name }: HtmlElement): void {
    if (this.#open.at(-1) === "\t") return;
    this.#close();
    if (name !== "tr") this.#lines.push("");
  }

  #close(): void {
    const line = this.#open.join("").trim();
    if (line !== "") this.#lines.push(line);
    this.#open = [];
  }

  #words(text: string): void {
    const words = text.replace(/[ \t\n\r\f\u00a0]+/g, " ");
    const written = /\s$/.test(this.#open.at(-1)?.at(-1) ?? " ") ? words.trimStart() : words;
    if (written !== "") this.#open.push(written);
  }
}
