import { decodeHTML } from "entities";

/** What schema.org data in a page says of its article. */
export interface LinkedArticle {
  readonly headline: string | null;
  readonly description: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly authors: readonly string[];
  readonly keywords: readonly string[];
}

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

const articleType = /(article|posting|report|blogposting|analysis|opinion|review|scholarly)/i;
const pageType = /(webpage|creativework)$/i;

/** Reads the article out of a page's JSON-LD blocks; null where there is none or none can be parsed. */
export function linkedArticle(blocks: readonly string[]): LinkedArticle | null {
  const nodes = blocks.flatMap(parseNodes);
  const byId = new Map(nodes.flatMap((node) => (typeof node["@id"] === "string" ? [[node["@id"], node] as const] : [])));
  const isOf = (type: RegExp) => (node: JsonObject) => [node["@type"]].flat().some((name) => typeof name === "string" && type.test(name));
  const article = nodes.find(isOf(articleType)) ?? nodes.find(isOf(pageType));
  if (article === undefined) return null;
  const follow = (value: Json): Json => (isObject(value) && typeof value["@id"] === "string" ? { ...byId.get(value["@id"]), ...value } : value);
  return {
    headline: textOf(article["headline"]) ?? (isOf(articleType)(article) ? textOf(article["name"]) : null),
    description: textOf(article["description"]),
    published: textOf(article["datePublished"]) ?? textOf(article["dateCreated"]),
    publisher: nameOf(follow(article["publisher"])),
    url: textOf(article["url"]) ?? idOf(article["mainEntityOfPage"]),
    authors: namesOf([article["author"] ?? article["creator"]].flat().map(follow)),
    keywords: keywordsOf(article["keywords"]),
  };
}

const mostNodes = 2000;

/** All objects of a block, outermost first: articles stand in arrays, in "@graph", or inside the page they belong to. */
function parseNodes(block: string): JsonObject[] {
  let queue: Json[];
  try {
    queue = [JSON.parse(block.replace(/^\s*<!--|-->\s*$|^\s*\/\*<!\[CDATA\[\*\/|\/\*\]\]>\*\/\s*$/g, "").replace(/[\u0000-\u001f]+/g, " "))];
  } catch {
    return [];
  }
  const nodes: JsonObject[] = [];
  for (let index = 0; index < queue.length && index < mostNodes; index++) {
    const value = queue[index];
    if (Array.isArray(value)) queue.push(...value.slice(0, mostNodes));
    else if (isObject(value)) {
      nodes.push(value);
      queue.push(value["@graph"], value["mainEntity"], value["mainEntityOfPage"], value["itemListElement"], value["publisher"], value["author"]);
    }
  }
  return nodes;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: Json): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first !== "string") return isObject(first) ? textOf(first["@value"]) : null;
  const text = decodeHTML(first.replace(/<[^<>]*>/g, ""))
    .replace(/\s+/g, " ")
    .trim();
  return text === "" ? null : text;
}

function idOf(value: Json): string | null {
  return isObject(value) ? textOf(value["@id"]) : textOf(value);
}

function nameOf(value: Json): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? textOf(first["name"]) : textOf(first);
}

function namesOf(values: readonly Json[]): string[] {
  const names = values.map(nameOf).filter((name) => name !== null && !/^https?:/i.test(name));
  return [...new Set(names as string[])];
}

function keywordsOf(value: Json): string[] {
  const listed = (Array.isArray(value) ? value : [value]).map((entry) => (isObject(entry) ? nameOf(entry) : textOf(entry)));
  const split = listed.flatMap((entry) => (entry === null ? [] : entry.split(/\s*[,;]\s*/)));
  return [...new Set(split.filter((entry) => entry !== ""))];
}
