import type { CausalMap, MapLink } from "../build-causal-map.ts";
import { importedLink, polaritySymbol, refuseFile, type ImportedMap } from "./file-link.ts";

const format = "SD-JSON";

/**
 * Reads the relationships of an SD-JSON model (the exchange format of sd-ai and of CoModel): `{ variables: [{ name }], relationships: [{ from, to,
 * polarity }] }`. A polarity other than `+` and `-` (as the empty one) is unknown.
 *
 * @throws RAP_CAUSAL_FILE where the text is not JSON, has no relationships or one lacks an end
 * Cost: O(length).
 */
export function readSdJson(text: string): ImportedMap {
  const model = parse(text);
  const relationships = field(model, "relationships");
  if (!Array.isArray(relationships))
    refuseFile({ format, place: "relationships" }, "there is no list of them", "give an SD-JSON model with relationships");
  const links = relationships.map((relationship: unknown, index) => {
    const at = { format, place: `relationship ${index + 1}` };
    const [cause, effect] = [field(relationship, "from"), field(relationship, "to")];
    if (typeof cause !== "string" || typeof effect !== "string") return refuseFile(at, "from or to is missing", "give both as names");
    const polarity = field(relationship, "polarity");
    return importedLink(at, { cause, effect }, { sign: polarity === "+" ? 1 : polarity === "-" ? -1 : null, strength: null });
  });
  const variables = field(model, "variables");
  const named = (Array.isArray(variables) ? variables : [])
    .map((variable: unknown) => field(variable, "name"))
    .filter((name) => typeof name === "string");
  return { concepts: [...new Set([...named, ...links.flatMap((link) => [link.cause, link.effect])])], links };
}

export interface SdJsonOptions {
  readonly nameOf?: (concept: string) => string;
  /** The words behind a statement, for `reasoning`; ids stand there otherwise. */
  readonly quoteOf?: (statementId: string) => string;
}

/** A map as SD-JSON, the statements behind each link as its reasoning. Cost: O(map). */
export function writeSdJson(map: CausalMap, options: SdJsonOptions = {}): string {
  const nameOf = options.nameOf ?? ((concept: string) => concept);
  const quoteOf = options.quoteOf ?? ((id: string) => id);
  const model = {
    variables: map.concepts.map((concept) => ({ name: nameOf(concept), type: "variable", equation: "" })),
    relationships: map.links.map((link) => ({
      from: nameOf(map.concepts[link.cause] ?? ""),
      to: nameOf(map.concepts[link.effect] ?? ""),
      polarity: polaritySymbol(link.sign),
      reasoning: link.evidence.map(quoteOf).join("\n"),
      polarityReasoning: voices(link),
    })),
  };
  return `${JSON.stringify(model, null, 2)}\n`;
}

function voices(link: MapLink): string {
  const parts = [
    ["plus", link.plus],
    ["minus", link.minus],
    ["no sign", link.unsigned],
    ["denied", link.denied],
  ] as const;
  const named = parts.filter(([, claims]) => claims.length > 0);
  return named.map(([name, claims]) => `${name}: ${claims.map((claim) => claim.speaker ?? "unattributed").join(", ")}`).join("; ");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return refuseFile({ format, place: "the file" }, "it is not JSON", "give the model as the program saved it");
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
