import { isMap, isScalar, isSeq, parseDocument, type Node } from "yaml";
import { type FrontKey, frontKeyOf, type FrontMatter, type FrontValue } from "../plain/front-lines.ts";

const longestFrontMatter = 20_000;

/**
 * Reads the YAML at the top of a Markdown file. Keys that say nothing of the document are passed over; what is no YAML gives
 * what could be read of it. No front matter gives `end` 0; TOML (between +++) is passed over whole.
 */
export function readFrontMatter(text: string): FrontMatter {
  const fence = /^(---|\+\+\+)[ \t]*\n/.exec(text);
  if (fence === null) return { values: [], end: 0 };
  const close = new RegExp(`^${fence[1] === "---" ? "(?:---|\\.\\.\\.)" : "\\+\\+\\+"}[ \\t]*$`, "m");
  const body = text.slice(fence[0].length, fence[0].length + longestFrontMatter);
  const closing = close.exec(body);
  if (closing === null || !/^[\w "'-]+\s*[:=]/m.test(body.slice(0, closing.index))) return { values: [], end: 0 };
  const end = fence[0].length + closing.index + closing[0].length;
  return { values: fence[1] === "---" ? valuesIn(text, body.slice(0, closing.index), fence[0].length) : [], end };
}

function valuesIn(text: string, yaml: string, offset: number): FrontValue[] {
  // Failsafe: every value stays the string that was written, dates and numbers included. No aliases, which could multiply.
  const { contents } = parseDocument(yaml, { schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
  if (!isMap(contents)) return [];
  return contents.items.flatMap(({ key, value }) => {
    const meaning = isScalar(key) ? frontKeyOf(String(key.value).replaceAll("_", " ")) : null;
    return meaning === null ? [] : stringsOf(value as Node | null).flatMap((node) => valueOf(text, meaning, { node, offset }));
  });
}

interface StringNode {
  readonly value: unknown;
  readonly range?: readonly [number, number, number] | null | undefined;
}

/** The strings of a value: itself, the entries of a list, or the name in a map ("author: { name: … }"). */
function stringsOf(value: Node | null): StringNode[] {
  if (isScalar(value)) return [value];
  if (isSeq(value)) return value.items.flatMap((entry) => stringsOf(entry as Node | null));
  if (isMap(value))
    return value.items.flatMap((pair) => (isScalar(pair.key) && pair.key.value === "name" ? stringsOf(pair.value as Node | null) : []));
  return [];
}

function valueOf(text: string, key: FrontKey, { node, offset }: { node: StringNode; offset: number }): FrontValue[] {
  const words = typeof node.value === "string" ? node.value.trim() : "";
  if (words === "" || node.range === null || node.range === undefined) return [];
  const written = text.slice(offset + node.range[0], offset + node.range[1]);
  // Quotes, and the mark and indent of a block, are left outside of the span.
  const lead = /^(?:["']|[|>][^\n]*\n\s*)?/.exec(written)?.[0].length ?? 0;
  const tail = /["']$/.test(written) && /^["']/.test(written) ? 1 : written.length - written.trimEnd().length;
  return [{ key, start: offset + node.range[0] + lead, end: offset + node.range[1] - tail, text: words }];
}
