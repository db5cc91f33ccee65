/** A JSON value that may be anything. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One, several or none, as JSON-LD has it. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

export function textIn(value: JsonObject, name: string): string {
  const found = value[name];
  return typeof found === "string" ? found : "";
}

/** Pages inside of collections inside of arrays: nobody nests deeper. */
const deepest = 8;

/**
 * The annotations of a collection, a page, a graph, an array, or alone; of an export of Hypothesis its rows. Pages that are named and not there cannot be followed.
 *
 * @returns those pages too, by their addresses
 */
export function annotationsIn(value: Json, depth = 0): { readonly found: readonly JsonObject[]; readonly elsewhere: readonly string[] } {
  if (depth > deepest) return { found: [], elsewhere: [] };
  if (!isObject(value)) return joined(listOf(value).map((one) => (isObject(one) || Array.isArray(one) ? annotationsIn(one, depth + 1) : none)));
  if ("target" in value) return { found: [value], elsewhere: [] };
  const inner = ["items", "first", "@graph", "rows", "annotations"].filter((name) => name in value);
  const next = textIn(value, "next");
  return joined([
    ...(next === "" ? [] : [{ found: [], elsewhere: [next] }]),
    ...inner.map((name) => {
      const held = value[name] ?? null;
      return name === "first" && typeof held === "string" ? { found: [], elsewhere: [held] } : annotationsIn(held, depth + 1);
    }),
  ]);
}

type Found = ReturnType<typeof annotationsIn>;
const none: Found = { found: [], elsewhere: [] };

function joined(parts: readonly Found[]): Found {
  return { found: parts.flatMap(({ found }) => found), elsewhere: parts.flatMap(({ elsewhere }) => elsewhere) };
}

/** Selectors of a target, those that refine others too. */
export function selectorsOf(target: JsonObject): JsonObject[] {
  let found: JsonObject[] = [];
  let level = listOf(target["selector"]).filter(isObject);
  for (let depth = 0; level.length > 0 && depth < deepest; depth++) {
    found = found.concat(level);
    level = level.flatMap((one) => listOf(one["refinedBy"]).filter(isObject));
  }
  return found;
}

/** The words of a body, and of what embeds one. */
export function bodyText(body: JsonObject): string {
  return textIn(body, "value") || textIn(body, "chars") || textIn(body, "label");
}

/** What an address is called: the last part of it. */
export function lastPart(address: string): string {
  const part = address.split(/[/#:]/).findLast((one) => one !== "") ?? address;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
