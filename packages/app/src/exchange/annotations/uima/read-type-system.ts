import type { Column } from "@rapporteur/core/model";
import { elementsIn, firstIn, parseXml, wordsOfXml, type XmlElement } from "@rapporteur/reader/sources";
import { describedFeature, describedType } from "./uima-names.ts";

export interface UimaFeature {
  readonly name: string;
  readonly range: string;
  /** What Rapporteur called the variable, and its kind, where it wrote the feature. */
  readonly own: { readonly label: string; readonly kind: Column["kind"] } | null;
}

/** Types of a CAS: which features they have, and what they are called. */
export interface TypeSystem {
  /** With those of the types above it; an empty map for unknown types. */
  readonly featuresOf: (type: string) => ReadonlyMap<string, UimaFeature>;
  /** Whether values of a range are strings: the type itself, or a list of choices. */
  readonly isString: (range: string) => boolean;
  /** Labels of statement types that Rapporteur wrote. */
  readonly labels: ReadonlyMap<string, string>;
}

interface TypeDescription {
  readonly above: string;
  readonly features: readonly UimaFeature[];
}

/**
 * The types that a TypeSystem.xml of UIMA describes.
 *
 * @throws RAP_SOURCE_DAMAGED
 * Cost: O(length).
 */
export function readTypeSystem(xml: string, source: string): TypeSystem {
  const root = parseXml(xml, { source, what: "type system" });
  const types = new Map<string, TypeDescription>();
  const labels = new Map<string, string>();
  for (const described of elementsIn(firstIn(root, "types"), "typeDescription")) {
    const name = said(described, "name");
    const features = elementsIn(firstIn(described, "features"), "featureDescription").map(featureOf);
    types.set(name, { above: said(described, "supertypeName"), features });
    const description = wordsOfXml(firstIn(described, "description"));
    if (description.startsWith(describedType)) labels.set(name, description.slice(describedType.length));
  }
  return openTypes(types, labels);
}

/** What is known without a type system: nothing. */
export const noTypeSystem: TypeSystem = { featuresOf: () => new Map(), isString: () => false, labels: new Map() };

function said(element: XmlElement, name: string): string {
  return wordsOfXml(firstIn(element, name)).trim();
}

function featureOf(described: XmlElement): UimaFeature {
  const [, kind, label = ""] = describedFeature.exec(wordsOfXml(firstIn(described, "description"))) ?? [];
  const own = kinds.find((known) => known === kind);
  return { name: said(described, "name"), range: said(described, "rangeTypeName"), own: own === undefined ? null : { label, kind: own } };
}

const kinds: readonly Column["kind"][] = ["entity", "text", "boolean", "integer", "number", "date"];

function openTypes(types: ReadonlyMap<string, TypeDescription>, labels: ReadonlyMap<string, string>): TypeSystem {
  const known = new Map<string, ReadonlyMap<string, UimaFeature>>();
  /** A type and those above it; a circle ends where it begins. */
  const line = (type: string): string[] => {
    const above: string[] = [];
    for (let at: string | undefined = type; at !== undefined && !above.includes(at) && above.length < 100; at = types.get(at)?.above) above.push(at);
    return above;
  };
  const featuresOf = (type: string): ReadonlyMap<string, UimaFeature> => {
    const made =
      known.get(type) ??
      new Map(
        line(type)
          .toReversed()
          .flatMap((one) => (types.get(one)?.features ?? []).map((feature) => [feature.name, feature] as const)),
      );
    known.set(type, made);
    return made;
  };
  return { featuresOf, isString: (range) => line(range).includes("uima.cas.String"), labels };
}
