import type { Chance } from "./chance.ts";
import { isLeaf, textOf, type Box, type Leaf, type Part, type Run } from "./part.ts";

export type PageFormat = "html" | "text" | "wrapped" | "markdown";

/** Ways in which sites name their classes. */
type Naming = "plain" | "block" | "hashed" | "none";

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function hash(word: string): string {
  let sum = 7;
  for (const letter of word) sum = (sum * 31 + letter.charCodeAt(0)) % 0xffffff;
  return sum.toString(36);
}

function classOf(name: string | undefined, naming: Naming): string {
  if (name === undefined || name === "" || naming === "none") return "";
  if (naming === "hashed") return ` class="css-${hash(name)}"`;
  return ` class="${naming === "block" ? `c-${name}__inner` : name}"`;
}

function runHtml({ text, style }: Run): string {
  const words = escape(text).replaceAll("\n", "<br>");
  if (style === "bold") return `<strong>${words}</strong>`;
  if (style === "italic") return `<em>${words}</em>`;
  return style === "link" ? `<a href="/about/${hash(text)}">${words}</a>` : words;
}

function partHtml(part: Part, naming: Naming): string {
  const open = `<${part.tag}${classOf(part.className, naming)}>`;
  const inner = isLeaf(part) ? part.runs.map(runHtml).join("") : `\n${part.children.map((child) => partHtml(child, naming)).join("\n")}\n`;
  return `${open}${inner}</${part.tag}>`;
}

/** A page as a browser saves it. */
export function toHtml(parts: readonly Part[], { title, chance }: { readonly title: string; readonly chance: Chance }): string {
  const naming = chance.pick<Naming>(["plain", "block", "hashed", "none"]);
  const wrap = chance.pick(["article", "main", "div"]);
  const site = chance.pick(["The Larch Review", "Meridian", "World Brief", "Policy Notes"]);
  const shownTitle = chance.is(0.5) ? `${title} | ${site}` : title;
  const body = parts.map((part) => partHtml(part, naming)).join("\n");
  return `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${escape(shownTitle)}</title>\n${
    chance.is(0.4) ? `<meta property="og:title" content="${escape(title).replaceAll('"', "&quot;")}">\n` : ""
  }</head>\n<body>\n<${wrap}>\n${body}\n</${wrap}>\n</body>\n</html>\n`;
}

const itemTags: ReadonlySet<string> = new Set(["li"]);

function plainLeaf(line: Leaf, mark: string): string {
  const text = textOf(line);
  return itemTags.has(line.tag) && mark !== "" ? `${mark} ${text}` : text;
}

/** A page as it is pasted from a browser; `width` wraps its lines. */
export function toText(parts: readonly Part[], { width, mark }: { readonly width: number; readonly mark: string }): string {
  const lines: string[] = [];
  const gap = (isTight: boolean): void => {
    if (lines.length > 0 && !isTight && lines.at(-1) !== "") lines.push("");
  };
  const write = (part: Part, isTight: boolean): void => {
    if (!isLeaf(part)) {
      if (part.tag === "tr" || part.tag === "nav") return writeRow(part, isTight);
      gap(isTight);
      for (const [index, child] of part.children.entries()) write(child, index === 0 || isCompact(part));
      return gap(isTight);
    }
    gap(isTight);
    lines.push(...wrap(plainLeaf(part, mark), width));
    if (part.isTight !== true && !isTight) gap(false);
  };
  const writeRow = (row: Box, isTight: boolean): void => {
    gap(isTight);
    if (row.children.some((cell) => !isLeaf(cell))) {
      for (const cell of row.children) write(cell, false);
      return;
    }
    const cells = row.children.flatMap((child) => (isLeaf(child) ? [textOf(child)] : []));
    lines.push(...(row.tag === "tr" ? [cells.join("\t")] : cells));
    gap(false);
  };
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    write(part, before !== undefined && isLeaf(before) && before.isTight === true);
  }
  return `${lines.join("\n").trim()}\n`;
}

function isCompact(box: Box): boolean {
  return ["ul", "ol", "dl", "tbody"].includes(box.tag) && box.children.every((child) => isLeaf(child) && textOf(child).length < 160);
}

function wrap(text: string, width: number): string[] {
  if (width === 0) return text.split("\n");
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ")) {
      if (line !== "" && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    return [...lines, line];
  });
}

function runMarkdown({ text, style }: Run): string {
  const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (words === "") return text;
  if (style === "bold") return `${before}**${words}**${after}`;
  if (style === "italic") return `${before}*${words}*${after}`;
  return style === "link" ? `${before}[${words}](/about/${hash(words)})${after}` : text;
}

function markdownLeaf(line: Leaf): string {
  const words = line.runs.map(runMarkdown).join("").replaceAll("\n", "  \n");
  const heading = /^h([1-6])$/.exec(line.tag)?.[1];
  if (heading !== undefined) return `${"#".repeat(Number(heading))} ${textOf(line)}`;
  if (line.tag === "li") return `- ${words}`;
  if (line.tag === "blockquote") return `> ${words}`;
  return line.tag === "dt" ? `**${textOf(line)}**` : words;
}

/** A page as a converter writes it down. */
export function toMarkdown(parts: readonly Part[]): string {
  const blocks: string[] = [];
  const write = (part: Part): void => {
    if (isLeaf(part)) blocks.push(markdownLeaf(part));
    else if (part.tag === "tr" && part.children.every(isLeaf))
      blocks.push(part.children.flatMap((child) => (isLeaf(child) ? [markdownLeaf(child)] : [])).join("\n\n"));
    else if (isCompact(part)) blocks.push(part.children.flatMap((child) => (isLeaf(child) ? [markdownLeaf(child)] : [])).join("\n"));
    else for (const child of part.children) write(child);
  };
  for (const part of parts) write(part);
  return `${blocks.join("\n\n")}\n`;
}
