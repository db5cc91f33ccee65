import type { Span } from "@rapporteur/core/model";
import { frontKeyOf, type FrontMatter, type FrontValue } from "./front-lines.ts";

const longestFront = 20_000;
const entry = /^([A-Za-z][\w -]{0,40})[ \t]*:(?:[ \t]+(?:[>|][-+\d]*[ \t]*$)?|$)/;

/**
 * Reads "key: value" lines between two lines of dashes at the top of a plain text, as Markdown files have them: values on the same line, indented under it or
 * quoted over several lines, and lists. `end` is 0 where there are none.
 *
 * Cost: linear in the lines between.
 */
export function readFencedFront(text: string): FrontMatter {
  const opening = /^---[ \t]*\n(?=[A-Za-z][\w -]{0,40}[ \t]*:(?:\s|$))/.exec(text)?.[0].length ?? 0;
  const inside = text.slice(opening, opening + longestFront);
  const closing = /^---[ \t]*$/m.exec(inside);
  if (opening === 0 || closing === null) return { values: [], end: 0 };
  return { values: valuesOf(text, { start: opening, end: opening + closing.index }), end: opening + closing.index + closing[0].length };
}

function valuesOf(text: string, { start, end }: Span): FrontValue[] {
  const values: FrontValue[] = [];
  let open: { readonly key: string; parts: Span[] } = { key: "", parts: [] };
  const close = (): void => {
    values.push(...valueOf(text, open.key, open.parts));
  };
  for (let at = start; at < end;) {
    const lineEnd = text.indexOf("\n", at);
    const line = text.slice(at, lineEnd);
    const opened = entry.exec(line);
    const lead = opened?.[0] ?? /^\s*(?:-[ \t]+)?/.exec(line)?.[0] ?? "";
    if (opened !== null || lead.includes("-")) {
      close();
      open = { key: opened?.[1] ?? open.key, parts: [] };
    }
    if (line.slice(lead.length).trim() !== "") open.parts.push({ start: at + lead.length, end: at + line.trimEnd().length });
    at = lineEnd + 1;
  }
  close();
  return values;
}

function valueOf(text: string, name: string, parts: readonly Span[]): FrontValue[] {
  const key = frontKeyOf(name.replaceAll("_", " "));
  const [first, last] = [parts[0], parts.at(-1)];
  if (key === null || first === undefined || last === undefined) return [];
  const written = text.slice(first.start, last.end);
  const quotes = /^(["']).*\1$/s.test(written) && written.length > 2 ? 1 : 0;
  const span = { start: first.start + quotes, end: last.end - quotes };
  const value = text.slice(span.start, span.end);
  return [{ key, ...span, text: (quotes > 0 && written.startsWith('"') ? unescaped(value) : value).replace(/\s+/g, " ").trim() }];
}

/** What stands between double quotes, its escapes read. */
function unescaped(value: string): string {
  return value
    .replace(/\\\n[ \t]*/g, "")
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[_ nt]/g, " ")
    .replace(/\\(["\\/])/g, "$1");
}
