import { type Article, writeArticle } from "./article.ts";
import { isFactiva, splitFactiva } from "./factiva.ts";
import { isLexis, splitLexis } from "./lexis.ts";
import { isProQuest, splitProQuest } from "./proquest.ts";
import { isWordPress, splitWordPress, writePost } from "./wordpress.ts";

interface ArchiveKind {
  readonly name: string;
  readonly is: (text: string) => boolean;
  readonly split: (text: string) => Article[];
  /** How an article is written as a file, where its body is not plain text. */
  readonly page?: { readonly write: (article: Article) => string; readonly ending: string };
}

/** Data bases of newspapers, and sites, whose exports are split into their articles. */
export const articleArchives: readonly ArchiveKind[] = [
  { name: "LexisNexis", is: isLexis, split: splitLexis },
  { name: "Factiva", is: isFactiva, split: splitFactiva },
  { name: "ProQuest", is: isProQuest, split: splitProQuest },
  { name: "WordPress", is: isWordPress, split: splitWordPress, page: { write: writePost, ending: ".html" } },
];

/** The data base or program that a text was exported from; null for other texts. Cost: O(length). */
export function archiveOf(text: string): string | null {
  return articleArchives.find(({ is }) => is(text))?.name ?? null;
}

export interface SplitArticle {
  /** Number and title, as the name of a file with its ending. */
  readonly name: string;
  /** What is known of it and its text, as a file would hold them; empty for an article without text. */
  readonly text: string;
}

/**
 * The articles of an export of a newspaper data base or a site, each as a file of its own; none where the text is no such export.
 *
 * @param text stored text
 * Cost: O(length).
 */
export function splitArticles(text: string): SplitArticle[] {
  const kind = articleArchives.find(({ is }) => is(text));
  const articles = kind?.split(text) ?? [];
  const { write, ending } = kind?.page ?? { write: writeArticle, ending: ".txt" };
  return articles.map((article, at) => ({ name: `${nameOf(article, at)}${ending}`, text: article.body === "" ? "" : write(article) }));
}

function nameOf({ title }: Article, at: number): string {
  const plain = title
    .replace(/[\p{Cc}/\\:*?"<>|]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const cut = plain
    .slice(0, 80)
    .replace(/[\ud800-\udbff]$/, "")
    .replace(/^[. ]+|[. ]+$/g, "");
  return `${String(at + 1).padStart(4, "0")}${cut === "" ? "" : ` ${cut}`}`;
}
