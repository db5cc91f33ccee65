import { escapeText } from "entities";
import { elementsIn, firstIn, type XmlElement, xmlDescendants } from "../xml/parse-xml.ts";

/** Parts of a text that are no words of the document. */
const silent = new Set(["tracked-changes", "annotation", "annotation-end", "table-of-content", "sequence-decls", "forms", "script"]);
/** A hostile count of spaces would fill the memory. */
const mostSpaces = 100;

/**
 * The body of an OpenDocument text (ODF 1.3, part 3) as HTML by its styles. Pictures, comments, deleted text and tables of contents are left out.
 *
 * @param content root of `content.xml`, or of a flat `.fodt`
 * @param styles root of `styles.xml`, where there is one
 * Cost: O(length).
 */
export function odtToHtml(content: XmlElement, styles: XmlElement | null): string {
  const writer = new OdtWriter(readStyles([content, ...(styles === null ? [] : [styles])]));
  const text = firstIn(firstIn(content, "body"), "text");
  return writer.write(text);
}

interface OdtStyle {
  readonly name: string;
  readonly parent: string;
  readonly isBold: boolean | null;
}

function readStyles(roots: readonly XmlElement[]): ReadonlyMap<string, OdtStyle> {
  const styles = new Map<string, OdtStyle>();
  for (const root of roots)
    for (const style of xmlDescendants(root, "style")) {
      const weight = firstIn(style, "text-properties")?.attributes["font-weight"];
      const { name = "", "display-name": shown, "parent-style-name": parent = "" } = style.attributes;
      styles.set(name, { name: shown ?? name, parent, isBold: weight === undefined ? null : weight === "bold" || Number(weight) >= 600 });
    }
  return styles;
}

const frames: readonly (readonly [RegExp, open: string, close: string])[] = [
  [/^Title$/i, '<h1 class="title">', "</h1>"],
  [/^Subtitle$/i, '<p class="standfirst">', "</p>"],
  [/^(?:Author|Byline)$/i, '<p class="byline">', "</p>"],
  [/^(?:Quotations?|Quote|Block.?Text)$/i, "<blockquote><p>", "</p></blockquote>"],
];

class OdtWriter {
  readonly #styles: ReadonlyMap<string, OdtStyle>;
  readonly #notes: string[] = [];

  constructor(styles: ReadonlyMap<string, OdtStyle>) {
    this.#styles = styles;
  }

  write(text: XmlElement | null): string {
    const body = this.#blocks(text);
    const notes = this.#notes.map((note, at) => `<li id="footnote-${at + 1}">${note}</li>`);
    return notes.length === 0 ? body : `${body}<ol>${notes.join("")}</ol>`;
  }

  #blocks(element: XmlElement | null): string {
    return elementsIn(element)
      .map((child) => this.#block(child))
      .join("");
  }

  #block(element: XmlElement): string {
    const { name, attributes } = element;
    if (silent.has(name)) return "";
    if (name === "h") {
      const level = Math.min(6, Math.max(1, Number(attributes["outline-level"]) || 1));
      return `<h${level}>${this.#inline(element)}</h${level}>`;
    }
    if (name === "p") return this.#paragraph(element);
    if (name === "list")
      return `<ul>${elementsIn(element)
        .map((one) => `<li>${this.#blocks(one)}</li>`)
        .join("")}</ul>`;
    if (name === "table") return `<table>${[...outermost(element, "table-row")].map((row) => this.#row(row)).join("")}</table>`;
    return this.#blocks(element);
  }

  #row(row: XmlElement): string {
    return `<tr>${elementsIn(row, "table-cell")
      .map((cell) => `<td>${this.#blocks(cell)}</td>`)
      .join("")}</tr>`;
  }

  #paragraph(element: XmlElement): string {
    const chain = this.#chain(element.attributes["style-name"] ?? "");
    const words = this.#inline(element);
    const [, open = "<p>", close = "</p>"] = frames.find(([pattern]) => chain.some(({ name }) => pattern.test(name))) ?? [];
    // A text box stands inside of the paragraph that it is anchored at.
    const boxes = [...outermost(element, "text-box")].map((box) => this.#blocks(box)).join("");
    return `${open}${isBold(chain) ? `<strong>${words}</strong>` : words}${close}${boxes}`;
  }

  /** A style and those that it is made from. */
  #chain(name: string): OdtStyle[] {
    const chain: OdtStyle[] = [];
    for (let at = name; chain.length < 20;) {
      const style = this.#styles.get(at);
      if (style === undefined) return chain.length === 0 && name !== "" ? [{ name: name.replaceAll("_20_", " "), parent: "", isBold: null }] : chain;
      chain.push(style);
      at = style.parent;
    }
    return chain;
  }

  #inline(element: XmlElement): string {
    return element.children.map((node) => (typeof node === "string" ? escapeText(node.replace(/\s+/g, " ")) : this.#run(node))).join("");
  }

  #run(element: XmlElement): string {
    const { name, attributes } = element;
    if (silent.has(name) || name === "frame" || name === "text-box") return "";
    if (name === "line-break") return "<br>";
    if (name === "tab") return "\t";
    if (name === "s") return " ".repeat(Math.min(mostSpaces, Math.max(1, Number(attributes["c"]) || 1)));
    if (name === "note") {
      this.#notes.push(this.#blocks(firstIn(element, "note-body")));
      return "";
    }
    if (name === "ruby") return this.#inline(firstIn(element, "ruby-base") ?? element);
    const words = this.#inline(element);
    return name === "span" && isBold(this.#chain(attributes["style-name"] ?? "")) ? `<strong>${words}</strong>` : words;
  }
}

/**
 * Elements of a name below this one that are in no other of the name, nor in a note: what is inside of one comes with it. With those inside, nested tables were written
 * as often as there are ways to choose among them.
 */
function* outermost(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of elementsIn(element)) {
    if (child.name === name) yield child;
    else if (child.name !== "note") yield* outermost(child, name);
  }
}

/** The nearest style that says how heavy the letters are decides. */
function isBold(chain: readonly OdtStyle[]): boolean {
  return chain.find((style) => style.isBold !== null)?.isBold === true;
}
