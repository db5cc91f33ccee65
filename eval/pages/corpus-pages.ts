import { corpusFiles, readDocument, readGrid } from "../../corpus/tool/corpus-files.ts";
import type { DocumentBlock } from "../../corpus/tool/documents/document.ts";
import { chanceOf, type Chance } from "./chance.ts";
import type { Half } from "./content.ts";
import type { LabelledLine } from "./generate.ts";
import { leaf, leavesOf, textOf, type Leaf, type LineRole } from "./part.ts";
import { toHtml, toMarkdown, toText, type PageFormat } from "./render.ts";

/** Lines of a page with their roles, and the page. */
export interface LinedPage {
  readonly name: string;
  readonly format: PageFormat;
  readonly source: string;
  readonly lines: readonly LabelledLine[];
}

const formats: readonly PageFormat[] = ["html", "text", "wrapped", "markdown"];

/** Documents of the corpus as pages, each in `times` forms: its blocks in a format, labels on lines of their own or before the words. */
export function* corpusPages(half: Half, times: number): Generator<LinedPage> {
  const files = corpusFiles("documents");
  for (const [order, row] of readGrid().entries()) {
    const file = files.get(row.id);
    if (file === undefined || (row.split === "train") !== (half === "train")) continue;
    const { blocks } = readDocument(file).document;
    for (let time = 0; time < times; time++) {
      const chance = chanceOf(order * 977 + time);
      yield { name: `${row.id}-${time}`, ...pageOf(blocks, formats[(order + time) % formats.length] ?? "text", chance) };
    }
  }
}

function pageOf(blocks: readonly DocumentBlock[], format: PageFormat, chance: Chance): Omit<LinedPage, "name"> {
  const parts = leavesFor(blocks, chance);
  const title = textOf(parts.find(({ role }) => role === "title") ?? leaf("title", "h1", "Untitled"));
  const source =
    format === "html"
      ? toHtml(parts, { title, chance })
      : format === "markdown"
        ? toMarkdown(parts)
        : toText(parts, { width: format === "wrapped" ? chance.between(60, 90) : 0, mark: chance.pick(["-", "•", ""]) });
  return { format, source, lines: leavesOf(parts).map((line) => ({ role: line.role, text: textOf(line) })) };
}

function leavesFor(blocks: readonly DocumentBlock[], chance: Chance): Leaf[] {
  const isInline = chance.is(0.6);
  const isBold = chance.is(0.5);
  const leaves: Leaf[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as DocumentBlock;
    const text = block.lines.map((line) => line.text).join(" ");
    const next = blocks[index + 1];
    const speaks = next !== undefined && (next.role === "body" || next.role === "host");
    if (block.role === "label" && isInline && speaks) {
      const label = text.endsWith(":") ? text : `${text}:`;
      const words = next.lines.map((line) => line.text).join(" ");
      leaves.push(
        leaf(next.role === "host" ? "host" : "turn", "p", [{ text: label, ...(isBold ? { style: "bold" as const } : {}) }, { text: ` ${words}` }]),
      );
      index++;
    } else
      leaves.push(leaf(roleOf(block.role, text), tagOf(block.role, chance), isBold && block.role === "label" ? [{ text, style: "bold" }] : text));
  }
  return leaves;
}

/** An entry of a list that introduces somebody is more than an item. */
function roleOf(role: LineRole, text: string): LineRole {
  const introduces =
    /^(?:(?:Dr|Prof(?:essor)?|Ambassador|Sir|General|Brigadier)\.?\s)?(?:\p{Lu}[\p{L}'’.-]*\s){1,3}\p{Lu}[\p{L}'’-]*(?:,|\s\(|:|\s[–—-])\s?/u;
  return role === "item" && introduces.test(text) ? "expert" : role;
}

function tagOf(role: LineRole, chance: Chance): string {
  if (role === "title") return "h1";
  if (role === "heading" || role === "question") return chance.pick(["h2", "h3"]);
  if (role === "item" || role === "navigation" || role === "related") return "li";
  return role === "quote" ? "blockquote" : chance.pick(["p", "p", "p", "div"]);
}
