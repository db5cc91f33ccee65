import type { Root, RootContent } from "mdast";
import { openApi } from "../../../packages/app/src/contract/openapi.ts";
import { parseModule } from "../../api/parse-module.ts";
import { code, heading, list, page, paragraph } from "./build-markdown.ts";
import { schemaText, type JsonSchema } from "./schema-text.ts";

interface Content {
  readonly [type: string]: { readonly schema: JsonSchema };
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly "x-access": string;
  readonly "x-scope": string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: JsonSchema }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

let described: Described | undefined;

/** The operations of the HTTP API that one file of the contract declares, made from the OpenAPI document, which is made once. */
export function operationsPage(source: string): Root {
  const { paths, components } = (described ??= openApi("") as unknown as Described);
  const all = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
  const declared = parseModule(source).exports.map(({ name }) => name);
  const resources = declared.filter((name) => all.some(({ operation }) => operation.tags.includes(name)));
  return page(
    `HTTP: ${resources.map(spaced).join(", ")}`,
    resources.flatMap((resource) => [
      heading(2, spaced(resource)),
      ...all
        .filter(({ operation }) => operation.tags.includes(resource))
        .flatMap(({ path, method, operation }) =>
          operationBlocks(`${method.toUpperCase()} ${path}`, inFull(operation, components.schemas) as Operation),
        ),
    ]),
  );
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** A part of the document with the named schemas in the place of references to them. */
function inFull(part: unknown, schemas: Described["components"]["schemas"]): unknown {
  if (Array.isArray(part)) return part.map((one) => inFull(one, schemas));
  if (typeof part !== "object" || part === null) return part;
  const { $ref: reference, ...rest } = part as { readonly $ref?: string };
  const named = reference === undefined ? {} : (inFull(schemas[reference.split("/").at(-1) ?? ""], schemas) as object);
  return { ...named, ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inFull(value, schemas)])) };
}

/** "secondFactor" → "second factor". */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function operationBlocks(title: string, operation: Operation): RootContent[] {
  const { summary, parameters = [], requestBody, responses } = operation;
  const who =
    operation["x-access"] === "public"
      ? "Anybody may call it."
      : `Who may call: ${operation["x-access"]}. A token needs the scope \`${operation["x-scope"]}\`.`;
  const errors = Object.entries(responses).filter(([status]) => Number(status) >= 300);
  return [
    heading(3, `\`${title}\``),
    paragraph(`${summary}. ${who}`),
    ...parameterBlocks(parameters),
    ...contentBlocks("The body", requestBody?.content),
    ...contentBlocks("The answer", (responses["200"] ?? responses["204"])?.content),
    list([`Other statuses: ${errors.map(([status]) => status).join(", ")}`]),
  ];
}

/** In the notation of schemas: a table would be too wide for a phone. */
function parameterBlocks(parameters: NonNullable<Operation["parameters"]>): RootContent[] {
  if (parameters.length === 0) return [];
  const properties = parameters.map(({ name, in: place, schema }) => {
    const description = place === "path" ? ["in the path", schema.description].filter((part) => part !== undefined).join("; ") : schema.description;
    return [name, { ...schema, ...(description === undefined ? {} : { description }) }] as const;
  });
  const required = parameters.flatMap((one) => (one.required ? [one.name] : []));
  return [paragraph("Parameters:"), code(schemaText({ type: "object", properties: Object.fromEntries(properties), required }))];
}

function contentBlocks(what: string, content: Content = {}): RootContent[] {
  return Object.entries(content).flatMap(([type, { schema }]) => {
    const shape = schemaText(schema);
    return shape === "unknown" ? [paragraph(`${what} is \`${type}\`.`)] : [paragraph(`${what}, \`${type}\`:`), code(shape)];
  });
}
