import type { Column } from "@rapporteur/core/model";
import { escapeXml } from "@rapporteur/core/xml";
import type { LayerFeature, StatementLayer } from "../statement-layers.ts";
import { annotationType, describedType, documentType, fieldType, sentenceType, wordType } from "./uima-names.ts";

/** What INCEpTION takes as the features of a layer: it knows no long numbers and no days. */
const ranges: Readonly<Record<Column["kind"], string>> = {
  entity: "uima.cas.String",
  text: "uima.cas.String",
  date: "uima.cas.String",
  boolean: "uima.cas.Boolean",
  integer: "uima.cas.Integer",
  number: "uima.cas.Float",
};

const texts = (...names: readonly string[]): string => names.map((name) => featureXml(name, "", "uima.cas.String")).join("");

/**
 * The type system of UIMA that statements are written with: the layers, and the types of DKPro Core for words, sentences and documents. Descriptions say what
 * types and features are called here.
 *
 * Deterministic. Cost: O(layers).
 */
export function writeTypeSystem(layers: readonly StatementLayer[]): string {
  const types = [
    typeXml(sentenceType, { above: annotationType, features: texts("id") }),
    typeXml(wordType, { above: annotationType, features: "" }),
    typeXml(documentType, {
      above: "uima.tcas.DocumentAnnotation",
      features:
        texts("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri") + featureXml("isLastSegment", "", "uima.cas.Boolean"),
    }),
    typeXml(fieldType, { above: annotationType, features: texts("key", "value") }),
    ...layers.map(({ type, label, features }) =>
      typeXml(type, { above: annotationType, description: describedType + label, features: features.map(layerFeature).join("") }),
    ),
  ];
  const namespace = "http://uima.apache.org/resourceSpecifier";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<typeSystemDescription xmlns="${namespace}"><types>\n${types.join("")}</types></typeSystemDescription>\n`;
}

function layerFeature({ name, label, kind }: LayerFeature): string {
  return featureXml(name, `Rapporteur ${kind}: ${label}`, ranges[kind]);
}

interface WrittenType {
  readonly above: string;
  readonly description?: string;
  readonly features: string;
}

function typeXml(name: string, { above, description = "", features }: WrittenType): string {
  return `<typeDescription><name>${name}</name><description>${escapeXml(description)}</description><supertypeName>${above}</supertypeName><features>${features}</features></typeDescription>\n`;
}

function featureXml(name: string, description: string, range: string): string {
  return `<featureDescription><name>${name}</name><description>${escapeXml(description)}</description><rangeTypeName>${range}</rangeTypeName></featureDescription>`;
}
