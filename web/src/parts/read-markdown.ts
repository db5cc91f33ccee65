export type MarkdownBlock =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly entries: readonly string[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "quote" | "code" | "paragraph"; readonly text: string };

const fence = /^```/;
const heading = /^(#{1,6})\s+(.*)$/;
const bullet = /^\s*[-*+]\s+(.*)$/;
const numbered = /^\s*\d{1,9}[.)]\s+(.*)$/;
const quoted = /^>\s?(.*)$/;
const tableRow = /^\s*\|(.*)\|\s*$/;
const tableRule = /^[\s|:-]+$/;

/** The blocks of a codebook's Markdown: headings, lists, tables, quotes, code and paragraphs. What is none of these is a paragraph. Cost: O(length). */
export function markdownBlocks(source: string): MarkdownBlock[] {
  const lines = source.replaceAll("\r\n", "\n").split("\n");
  const blocks: MarkdownBlock[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? "";
    if (line.trim() === "") {
      at++;
      continue;
    }
    const { block, end } = readBlock(lines, at);
    blocks.push(block);
    at = end;
  }
  return blocks;
}

interface Read {
  readonly block: MarkdownBlock;
  readonly end: number;
}

function readBlock(lines: readonly string[], at: number): Read {
  const line = lines[at] ?? "";
  if (fence.test(line)) return readCode(lines, at);
  const title = heading.exec(line);
  if (title !== null) return { block: { kind: "heading", level: title[1]?.length ?? 1, text: title[2]?.trim() ?? "" }, end: at + 1 };
  if (bullet.test(line)) return readList(lines, at, bullet);
  if (numbered.test(line)) return readList(lines, at, numbered);
  if (tableRow.test(line) && tableRule.test(lines[at + 1] ?? "")) return readTable(lines, at);
  if (quoted.test(line)) {
    const end = endOf(lines, at, (next) => quoted.test(next));
    return {
      block: {
        kind: "quote",
        text: lines
          .slice(at, end)
          .map((one) => quoted.exec(one)?.[1] ?? "")
          .join(" "),
      },
      end,
    };
  }
  const end = Math.max(
    at + 1,
    endOf(lines, at, (next) => next.trim() !== "" && !startsBlock(next)),
  );
  return {
    block: {
      kind: "paragraph",
      text: lines
        .slice(at, end)
        .map((one) => one.trim())
        .join(" "),
    },
    end,
  };
}

const startsBlock = (line: string): boolean => [fence, heading, bullet, numbered, quoted].some((pattern) => pattern.test(line));

function endOf(lines: readonly string[], at: number, belongs: (line: string) => boolean): number {
  let end = at;
  while (end < lines.length && belongs(lines[end] ?? "")) end++;
  return end;
}

function readCode(lines: readonly string[], at: number): Read {
  const end = endOf(lines, at + 1, (line) => !fence.test(line));
  return { block: { kind: "code", text: lines.slice(at + 1, end).join("\n") }, end: end + 1 };
}

function readList(lines: readonly string[], at: number, mark: RegExp): Read {
  const entries: string[] = [];
  let end = at;
  for (; end < lines.length; end++) {
    const line = lines[end] ?? "";
    const entry = mark.exec(line)?.[1];
    if (entry !== undefined) entries.push(entry);
    // A line that is set in goes on with the entry before it.
    else if (/^\s{2,}\S/.test(line)) entries.push(`${entries.pop() ?? ""} ${line.trim()}`);
    else break;
  }
  return { block: { kind: "list", isOrdered: mark === numbered, entries }, end };
}

function readTable(lines: readonly string[], at: number): Read {
  const end = endOf(lines, at, (line) => tableRow.test(line));
  const [head = [], ...rows] = [lines[at] ?? "", ...lines.slice(at + 2, end)].map(cellsOf);
  return { block: { kind: "table", head, rows }, end: Math.max(end, at + 2) };
}

function cellsOf(line: string): string[] {
  return (tableRow.exec(line)?.[1] ?? "").split("|").map((cell) => cell.trim());
}

export interface InlinePart {
  readonly kind: "text" | "strong" | "emphasis" | "code" | "link" | "image";
  readonly text: string;
  /** Of links and images: http or https. An image's text says what it shows. */
  readonly href?: string;
}

/** Words and addresses of links are bounded, so that brackets that are never closed do not cost the square of the length. */
const marks =
  /!\[([^[\]]{0,1000})\]\(([^)\s]{1,2000})\)|`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|(?<![\p{L}\p{N}])_([^_\s][^_]*)_(?![\p{L}\p{N}])|\[([^[\]]{1,1000})\]\(([^)\s]{1,2000})\)/gu;

/** The parts of a line: words, strong, emphasis, code, links. An address that is not of the web stays plain words. */
export function inlineParts(source: string): InlinePart[] {
  const parts: InlinePart[] = [];
  let at = 0;
  for (const found of source.matchAll(marks)) {
    if (found.index > at) parts.push({ kind: "text", text: source.slice(at, found.index) });
    parts.push(inlinePart(found));
    at = found.index + found[0].length;
  }
  if (at < source.length) parts.push({ kind: "text", text: source.slice(at) });
  return parts;
}

function inlinePart([, shown, source, code, strong, star, underline, words, address]: RegExpExecArray): InlinePart {
  if (source !== undefined) return isWeb(source) ? { kind: "image", text: shown ?? "", href: source } : { kind: "text", text: shown ?? "" };
  if (code !== undefined) return { kind: "code", text: code };
  if (strong !== undefined) return { kind: "strong", text: strong };
  const emphasis = star ?? underline;
  if (emphasis !== undefined) return { kind: "emphasis", text: emphasis };
  return address !== undefined && isWeb(address) ? { kind: "link", text: words ?? "", href: address } : { kind: "text", text: words ?? "" };
}

const isWeb = (address: string): boolean => /^https?:\/\//i.test(address) && URL.canParse(address);
