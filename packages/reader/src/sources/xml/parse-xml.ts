import { Parser } from "htmlparser2";
import { RapporteurError } from "@rapporteur/core/base";

/** An element of an XML file. Names of elements and attributes stand without their prefixes unless asked for: programs choose these freely. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Deeper than any document nests, and as many elements as fit the memory of a process that reads. */
const deepest = 500;
const mostElements = 3_000_000;
const chunkLength = 65_536;

export interface AboutXml {
  /** How errors name the file. */
  readonly source: string;
  /** What it should be. */
  readonly what: string;
  /** For files in which the same name with another prefix is something else. */
  readonly keepsPrefixes?: boolean;
}

/**
 * The tree of an XML file. Entities that the file declares itself are not expanded, and nothing outside of the file is opened.
 *
 * @returns the root element
 * @throws RAP_SOURCE_DAMAGED where there is no root, the file ends before its root does, or it nests deeper than 500; RAP_SOURCE_TOO_MANY
 * Cost: O(length).
 */
export function parseXml(xml: string, about: AboutXml): XmlElement {
  const builder = new XmlBuilder(about);
  const parser = new Parser(builder, { xmlMode: true, decodeEntities: true });
  for (let at = 0; at < xml.length; at += chunkLength) parser.write(xml.slice(at, at + chunkLength));
  builder.endsNow = true;
  parser.end();
  return builder.finish();
}

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
}

class XmlBuilder {
  /** What is closed from here on is closed by the end of the file. */
  endsNow = false;
  readonly #about: AboutXml;
  readonly #open: OpenElement[] = [];
  #root: OpenElement | null = null;
  #isCut = false;
  #count = 0;

  constructor(about: AboutXml) {
    this.#about = about;
  }

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#open.length >= deepest) throw this.#damaged(`it nests deeper than ${deepest} elements`);
    if (++this.#count > mostElements)
      throw new RapporteurError("RAP_SOURCE_TOO_MANY", { source: this.#about.source, limit: mostElements, what: "elements" });
    const named = this.#about.keepsPrefixes === true ? (key: string) => key : withoutPrefix;
    const plain = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [named(key), value]));
    const element: OpenElement = { name: named(name), attributes: plain, children: [] };
    if (this.#root === null) this.#root = element;
    else this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
  }

  onclosetag(): void {
    this.#isCut ||= this.endsNow;
    this.#open.pop();
  }

  ontext(text: string): void {
    const children = this.#open.at(-1)?.children;
    if (children === undefined) return;
    const last = children.at(-1);
    if (typeof last === "string") children[children.length - 1] = last + text;
    else children.push(text);
  }

  finish(): XmlElement {
    if (this.#root === null) throw this.#damaged("it holds no element");
    if (this.#isCut) throw this.#damaged("it ends before its first element does");
    return this.#root;
  }

  #damaged(reason: string): RapporteurError {
    return new RapporteurError("RAP_SOURCE_DAMAGED", { source: this.#about.source, what: this.#about.what, reason });
  }
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Elements among the children, of a name where one is given. */
export function elementsIn(element: XmlElement | null, name?: string): XmlElement[] {
  return (element?.children ?? []).filter((node): node is XmlElement => typeof node !== "string" && (name === undefined || node.name === name));
}

/** The first child element of a name; null where there is none. */
export function firstIn(element: XmlElement | null, name: string): XmlElement | null {
  return elementsIn(element, name)[0] ?? null;
}

/** All words inside an element, those of its children included. */
export function wordsOfXml(element: XmlElement | null): string {
  return (element?.children ?? []).map((node) => (typeof node === "string" ? node : wordsOfXml(node))).join("");
}

/** Every element of a name below this one, in document order. */
export function* xmlDescendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of elementsIn(element)) {
    if (child.name === name) yield child;
    yield* xmlDescendants(child, name);
  }
}
