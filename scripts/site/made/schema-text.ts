/** A JSON Schema, as far as the contract uses it. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly default?: unknown;
}

/** Levels below the first that are spelled out; what is deeper is told by its kind alone. */
const deepest = 5;

/** A schema in the notation of TypeScript, which is shorter than JSON Schema and says the same, save for limits of length. */
export function schemaText(schema: JsonSchema, level = 0): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return [...new Set(choices.map((one) => schemaText(one, level)))].join(" | ");
  if (schema.allOf !== undefined) return schema.allOf.map((one) => schemaText(one, level)).join(" & ");
  if (schema.type === "array") return arrayText(schema, level);
  if (schema.type === "object") return objectText(schema, level);
  if (Array.isArray(schema.type)) return schema.type.join(" | ");
  return typeof schema.type === "string" ? schema.type : "unknown";
}

function arrayText({ items, prefixItems }: JsonSchema, level: number): string {
  if (prefixItems !== undefined) return `[${prefixItems.map((one) => schemaText(one, level)).join(", ")}]`;
  const inner = schemaText(items ?? {}, level);
  return inner.includes(" | ") && !inner.startsWith("{") ? `(${inner})[]` : `${inner}[]`;
}

function objectText({ properties = {}, required = [], additionalProperties }: JsonSchema, level: number): string {
  const indent = "  ".repeat(level + 1);
  const lines = Object.entries(properties).map(([name, one]) => {
    const note = noteOf(one);
    return `${indent}${name}${required.includes(name) ? "" : "?"}: ${level < deepest ? schemaText(one, level + 1) : "…"}${note === "" ? "" : ` // ${note}`}`;
  });
  if (typeof additionalProperties === "object") lines.push(`${indent}[name]: ${schemaText(additionalProperties, level + 1)}`);
  return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n${"  ".repeat(level)}}`;
}

function noteOf({ description, default: standard }: JsonSchema): string {
  return [description, standard === undefined ? undefined : `default ${JSON.stringify(standard)}`].filter((part) => part !== undefined).join("; ");
}
