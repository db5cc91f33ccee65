import { escapeXml } from "@rapporteur/core/xml";
import type { LayeredDocument } from "../statement-layers.ts";
import { writtenSentences } from "../written-units.ts";
import { documentType, fieldType, namespaceOf, sentenceType, wordType } from "./uima-names.ts";

/**
 * A document as a CAS of UIMA in XMI, with words, sentences, what is known of the document, and an annotation a statement. Offsets count UTF-16 code units.
 *
 * Deterministic. Cost: O(length + statements).
 */
export function writeXmi({ id, fields, text, statements }: LayeredDocument): string {
  const writing = new XmiWriting();
  const title = fields.find(([name]) => name === "title")?.[1] ?? "";
  const about = { language: "x-unspecified", documentTitle: title, documentId: id, isLastSegment: "false" };
  writing.add(documentType, { start: 0, end: text.length }, Object.entries(about));
  for (const [key, value] of fields)
    if (key !== "title")
      writing.add(fieldType, { start: 0, end: text.length }, [
        ["key", key],
        ["value", value],
      ]);
  for (const sentence of writtenSentences(text)) {
    writing.add(sentenceType, { start: sentence.start, end: sentence.words.at(-1)?.end ?? sentence.end }, []);
    for (const word of sentence.words) writing.add(wordType, word, []);
  }
  for (const { start, end, layer, values } of statements) {
    const features = layer.features.flatMap(({ name }, at) => {
      const value = values[at] ?? null;
      return value === null ? [] : [[name, value] as const];
    });
    writing.add(layer.type, { start, end }, features);
  }
  return writing.finish(text);
}

/** The sofa has this number, annotations those behind it. */
const sofa = 1;

class XmiWriting {
  readonly #prefixes = new Map<string, string>();
  readonly #elements: string[] = [];

  add(type: string, { start, end }: { readonly start: number; readonly end: number }, features: readonly (readonly [string, string])[]): void {
    const shown = features.map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join("");
    this.#elements.push(
      `<${this.#nameOf(type)} xmi:id="${this.#elements.length + sofa + 1}" sofa="${sofa}" begin="${start}" end="${end}"${shown}/>\n`,
    );
  }

  finish(text: string): string {
    const members = this.#elements.map((_, at) => at + sofa + 1).join(" ");
    const spaces = [...this.#prefixes].map(([namespace, prefix]) => ` xmlns:${prefix}="${namespace}"`).join("");
    return `<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"${spaces} xmi:version="2.0">
<cas:NULL xmi:id="0"/>
${this.#elements.join("")}<cas:Sofa xmi:id="${sofa}" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${escapeXml(text)}"/>
<cas:View sofa="${sofa}" members="${members}"/>
</xmi:XMI>
`;
  }

  #nameOf(type: string): string {
    const namespace = namespaceOf(type);
    const prefix = this.#prefixes.get(namespace) ?? `t${this.#prefixes.size + 1}`;
    this.#prefixes.set(namespace, prefix);
    return `${prefix}:${type.slice(type.lastIndexOf(".") + 1)}`;
  }
}
