import { FreeNames, RapporteurError, type Warning, ownValue } from "@rapporteur/core/base";
import type { CellValue, Column } from "@rapporteur/core/model";
import { type LayerAnnotation, type LayerDocument, layersToStatements, type ReadLayers, relationRoles } from "../layer-annotations.ts";
import { isOwnFeature } from "../own-features.ts";
import { noTypeSystem, type TypeSystem, type UimaFeature } from "./read-type-system.ts";
import { documentType, fieldType } from "./uima-names.ts";
import { type XmiElement, xmiElements } from "./xmi-elements.ts";

export interface XmiFile {
  /** How errors name it. */
  readonly file: string;
  /** Of the document, in the table. */
  readonly document: string;
  readonly xml: string;
}

/**
 * Documents as CAS of UIMA in XMI with the annotations of their layers as statements. Every text of a file (its sofas) is a document. With the type system the kinds of
 * features are known; without it all of them are texts.
 *
 * @throws RAP_EXCHANGE_XMI, RAP_EXCHANGE_EMPTY, RAP_SOURCE_DAMAGED
 * Cost: O(length).
 */
export function readXmi(files: readonly XmiFile[], types: TypeSystem = noTypeSystem): ReadLayers {
  const reading = new XmiReading(types);
  for (const file of files) reading.take(file);
  return reading.finish(files[0]?.file ?? "the file");
}

type Refers = (id: string) => XmiElement | undefined;

class XmiReading {
  readonly #types: TypeSystem;
  readonly #documents: LayerDocument[] = [];
  readonly #annotations: LayerAnnotation[] = [];
  readonly #kinds: Record<string, Column["kind"]> = {};
  readonly #names = new FreeNames();
  readonly #leftOut = new Map<string, number>();

  constructor(types: TypeSystem) {
    this.#types = types;
  }

  take({ file, document, xml }: XmiFile): void {
    const elements = xmiElements(xml, file);
    const byId = new Map(elements.map((element) => [element.id, element]));
    const bySofa = Map.groupBy(elements, ({ attributes }) => attributes["sofa"] ?? "");
    const sofas = elements.filter(({ type, attributes }) => type === "uima.cas.Sofa" && attributes["sofaString"] !== undefined);
    const names = new Map(
      sofas.map(({ id, attributes }, at) => [
        id,
        this.#names.take(documentId(bySofa.get(id)) || (at === 0 ? document : `${document} ${attributes["sofaID"] ?? id}`)),
      ]),
    );
    for (const { id, attributes } of sofas)
      this.#documents.push({ id: names.get(id) ?? document, raw: attributes["sofaString"] ?? "", fields: fieldsOf(bySofa.get(id)) });
    const members = new Set(elements.flatMap(({ type, attributes }) => (type === "uima.cas.View" ? idsIn(attributes["members"]) : [])));
    const made = new Map<string, LayerAnnotation>();
    for (const element of elements) {
      const name = names.get(element.attributes["sofa"] ?? "");
      if (isRecord(element)) continue;
      if (name !== undefined && "begin" in element.attributes && (members.size === 0 || members.has(element.id)))
        made.set(element.id, annotationOf(element, name));
    }
    const used = new Set<string>();
    for (const [id, annotation] of made) this.#takeFeatures(annotation, byId.get(id), { refers: (one) => byId.get(one), made, used });
    numberChains(elements, made, used);
    for (const annotation of made.values()) this.#annotations.push(annotation);
    for (const element of elements) if (!made.has(element.id) && !used.has(element.id) && !isRecord(element)) this.#leave(element.type);
  }

  finish(file: string): ReadLayers {
    if (this.#documents.every(({ raw }) => raw.trim() === "")) throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file });
    const left = [...this.#leftOut].map(([name, count]) => `${count} ${name}`).join(", ");
    const warnings: Warning[] =
      left === "" ? [] : [{ code: "annotation-loss", message: `records that mark no words of the text are left out: ${left}` }];
    return layersToStatements(this.#documents, this.#annotations, { labels: this.#types.labels, kinds: this.#kinds, warnings });
  }

  #leave(type: string): void {
    const name = type.slice(type.lastIndexOf(".") + 1);
    this.#leftOut.set(name, (this.#leftOut.get(name) ?? 0) + 1);
  }

  #takeFeatures(annotation: LayerAnnotation, element: XmiElement | undefined, context: Linking): void {
    if (element === undefined) return;
    const features = this.#types.featuresOf(element.type);
    for (const [name, value] of Object.entries(element.attributes)) {
      if (["sofa", "begin", "end"].includes(name)) continue;
      const feature = features.get(name);
      if (this.#isLink(name, value, feature, context.refers)) this.#link(annotation, { name, value, isList: isList(feature?.range) }, context);
      else this.#keep(annotation, feature ?? { name, range: "", own: null }, value);
    }
    for (const [name, values] of element.lists) this.#keep(annotation, features.get(name) ?? { name, range: "", own: null }, values.join("; "));
    if (annotation.isRelation) annotation.links.sort((a, b) => roleOrder(a[0]) - roleOrder(b[0]));
  }

  /** Whether a value names other records: by the type system, else by what it names. */
  #isLink(name: string, value: string, feature: UimaFeature | undefined, refers: Refers): boolean {
    if (feature !== undefined)
      return (
        !(feature.range in plainKinds) &&
        !this.#types.isString(feature.range) &&
        !/(?:String|Integer|Float|Double|Long|Short|Byte|Boolean)(?:Array|List)$/.test(feature.range)
      );
    if (Object.hasOwn(relationEnds, name)) return refers(value) !== undefined;
    const named = idsIn(value).map(refers);
    return named.length > 0 && named.every((one) => one !== undefined && "target" in one.attributes && !("begin" in one.attributes));
  }

  #link(annotation: LayerAnnotation, { name, value, isList }: NamedLink, { refers, made, used }: Linking): void {
    const elements = idsIn(value).flatMap((id) => {
      const element = refers(id);
      if (element === undefined) return [];
      // An array that several records share is a record of its own.
      if (!/^uima\.cas\.(?:FSArray|AnnotationArray)$/.test(element.type)) return [element];
      used.add(id);
      return idsIn(element.attributes["elements"]).flatMap((one) => refers(one) ?? []);
    });
    for (const element of elements) {
      const target = made.get(element.id) ?? made.get(element.attributes["target"] ?? "");
      const role = element.attributes["role"] || name;
      if (!made.has(element.id)) used.add(element.id);
      if (target !== undefined) annotation.links.push([isList ? role : (ownValue(relationEnds, name) ?? role), target]);
      else this.#leave(`${role} of ${annotation.type.slice(annotation.type.lastIndexOf(".") + 1)}`);
    }
  }

  #keep(annotation: LayerAnnotation, { name, range, own }: UimaFeature, value: string): void {
    const label = own?.label ?? name;
    const read = readValue(value, own?.kind ?? ownValue(plainKinds, range) ?? "text");
    annotation.features[label] = read;
    if (own !== null && !isOwnFeature(name)) this.#kinds[label] = own.kind;
  }
}

interface Linking {
  readonly refers: Refers;
  readonly made: ReadonlyMap<string, LayerAnnotation>;
  /** Records that stand in an annotation. */
  readonly used: Set<string>;
}

interface NamedLink {
  readonly name: string;
  readonly value: string;
  readonly isList: boolean;
}

const relationEnds: Readonly<Record<string, string>> = { Governor: relationRoles.source, Dependent: relationRoles.target };
const roleOrder = (role: string): number => (role === relationRoles.source ? 0 : 1);

const plainKinds: Readonly<Record<string, Column["kind"]>> = {
  "uima.cas.String": "text",
  "uima.cas.Boolean": "boolean",
  "uima.cas.Integer": "integer",
  "uima.cas.Short": "integer",
  "uima.cas.Byte": "integer",
  "uima.cas.Long": "number",
  "uima.cas.Float": "number",
  "uima.cas.Double": "number",
};

const isList = (range: string | undefined): boolean => range !== undefined && /(?:Array|List)$|\[\]$/.test(range);

function readValue(value: string, kind: Column["kind"]): CellValue {
  if (kind === "boolean") return value === "true" || value === "1";
  if (kind === "date") {
    const time = Date.parse(`${value.replace(" ", "T")}Z`);
    return Number.isNaN(time) ? null : time;
  }
  if (kind === "entity" || kind === "text") return value;
  return value.trim() === "" || !Number.isFinite(Number(value)) ? null : Number(value);
}

function idsIn(value: string | undefined): string[] {
  return (value ?? "").split(/\s+/).filter((id) => id !== "");
}

/** What UIMA itself needs, and what is told of the document. */
function isRecord({ type }: XmiElement): boolean {
  return ["uima.cas.Sofa", "uima.cas.View", "uima.cas.NULL", "uima.tcas.DocumentAnnotation", documentType, fieldType].includes(type);
}

function annotationOf({ id, type, attributes }: XmiElement, document: string): LayerAnnotation {
  const place = (name: string): number => (/^\d{1,10}$/.test(attributes[name] ?? "") ? Number(attributes[name]) : Number.NaN);
  const isRelation = "Governor" in attributes && "Dependent" in attributes;
  return { id, type, document, begin: place("begin"), end: place("end"), features: {}, links: [], isRelation };
}

/** What the program that made the file calls the document. */
function documentId(own: readonly XmiElement[] = []): string {
  return own.find(({ type }) => type === documentType)?.attributes["documentId"]?.trim() ?? "";
}

function fieldsOf(own: readonly XmiElement[] = []): Record<string, string> {
  const title = own.find(({ type }) => type === documentType)?.attributes["documentTitle"] ?? "";
  const noted = own.flatMap(({ type, attributes }) =>
    type === fieldType && attributes["key"] ? [[attributes["key"], attributes["value"] ?? ""] as const] : [],
  );
  return { ...(title === "" ? {} : { title }), ...Object.fromEntries(noted) };
}

/** A chain's head names its first link, each link the next: what stands in one chain has one number. */
function numberChains(elements: readonly XmiElement[], made: ReadonlyMap<string, LayerAnnotation>, used: Set<string>): void {
  const next = new Map<LayerAnnotation, LayerAnnotation>();
  for (const link of made.values()) {
    const at = link.links.findIndex(([role]) => role === "next");
    const [, to] = link.links[at] ?? [];
    if (to === undefined || !("features" in to)) continue;
    next.set(link, to);
    link.links.splice(at, 1);
  }
  let number = 0;
  for (const { id, attributes } of elements) {
    const first = made.get(attributes["first"] ?? "");
    if (first === undefined || made.has(id)) continue;
    used.add(id);
    number++;
    const seen = new Set<LayerAnnotation>();
    for (let link: LayerAnnotation | undefined = first; link !== undefined && !seen.has(link); link = next.get(link)) {
      seen.add(link);
      link.features["chain"] = String(number);
    }
  }
}
