import { elementsIn, parseXml, wordsOfXml, type XmlElement } from "@rapporteur/reader/sources";
import { RapporteurError } from "@rapporteur/core/base";
import { packageOf } from "./uima-names.ts";

/** A feature structure as XMI has it. */
export interface XmiElement {
  readonly id: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Values of features with several, by name, as elements hold them. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/**
 * The feature structures of a CAS in XMI.
 *
 * @throws RAP_EXCHANGE_XMI, RAP_SOURCE_DAMAGED, RAP_SOURCE_TOO_MANY
 * Cost: O(length).
 */
export function xmiElements(xml: string, file: string): XmiElement[] {
  if (xml.trim() === "") throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file });
  const root = parseXml(xml, { source: file, what: "CAS in XMI", keepsPrefixes: true });
  if (!/(?:^|:)XMI$/.test(root.name)) throw new RapporteurError("RAP_EXCHANGE_XMI", { file, problem: `its root is ${root.name}, not XMI` });
  const spaces = new Map(Object.entries(root.attributes).map(([name, value]) => [name, value] as const));
  const own = [...spaces].find(([name, value]) => name.startsWith("xmlns:") && value === "http://www.omg.org/XMI")?.[0].slice(6) ?? "xmi";
  return elementsIn(root).map((element) => elementOf(element, spaces, `${own}:id`));
}

function elementOf(element: XmlElement, spaces: ReadonlyMap<string, string>, idName: string): XmiElement {
  const colon = element.name.indexOf(":");
  const space = spaces.get(`xmlns:${element.name.slice(0, Math.max(0, colon))}`) ?? "";
  const { [idName]: id = "", ...attributes } = element.attributes;
  const lists = new Map<string, string[]>();
  for (const child of elementsIn(element)) lists.set(child.name, [...(lists.get(child.name) ?? []), wordsOfXml(child)]);
  return { id, type: packageOf(space) + element.name.slice(colon + 1), attributes, lists };
}
