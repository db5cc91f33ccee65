import type { RootContent } from "mdast";
import { code, list, paragraph } from "./build-markdown.ts";

/** The parts of a doc comment, as the style guide orders them. */
interface DocParts {
  readonly paragraphs: readonly string[];
  /** Tags in their order: "param", "returns", "throws", "example" … with their text. */
  readonly tags: readonly { readonly tag: string; readonly text: string }[];
}

/** A line that begins with "Cost:" or "Formula:" begins a paragraph, though no empty line is before it. */
const beginsParagraph = /\n(?=(?:Cost|Formula|Source|Deterministic)\b)/;

export function parseDocComment(comment: string): DocParts {
  // The tags end where a line of cost begins: it is a paragraph of the whole.
  const [text = "", ...tagged] = comment.replace(/(^|\n)(Cost: [^@]*)$/s, "").split(/(?:^|\n|(?<=\s))@(?=(?:param|returns|throws|example)\b)/);
  const cost = /(?:^|\n)(Cost: [^@]*)$/s.exec(comment)?.[1];
  const tags = tagged.map((one) => ({ tag: /^\w+/.exec(one)?.[0] ?? "", text: one.replace(/^\w+\s*/, "").trim() }));
  const paragraphs = [...text.split(/\n\s*\n/), ...(cost === undefined ? [] : [cost])].flatMap((part) => part.split(beginsParagraph));
  return { paragraphs: paragraphs.map((part) => part.trim()).filter((part) => part !== ""), tags };
}

/** The first sentence, for a table. */
export function firstSentence(comment: string): string {
  const first = parseDocComment(comment).paragraphs[0]?.replace(/\s+/g, " ") ?? "";
  return /^.*?[.!?](?=\s|$)/.exec(first)?.[0] ?? first;
}

/** A doc comment as paragraphs, with its parameters, result and errors as a list. */
export function docBlocks(comment: string): RootContent[] {
  const { paragraphs, tags } = parseDocComment(comment);
  const items = tags.flatMap(({ tag, text }) => {
    if (tag === "example") return [];
    if (tag !== "param") return [`${tag === "returns" ? "Returns" : "Throws"} ${text}`];
    const [, name = "", rest = ""] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
    return [`\`${name}\`: ${rest}`];
  });
  const examples = tags.filter(({ tag }) => tag === "example").map(({ text }) => code(text));
  return [...paragraphs.map(paragraph), ...(items.length === 0 ? [] : [list(items)]), ...examples];
}
