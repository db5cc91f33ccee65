import type { Warning } from "@rapporteur/core/base";
import type { DocumentMetadata } from "@rapporteur/core/model";
import { splitTags } from "../line-roles.ts";
import { parseDate } from "../parse-date.ts";
import { ambiguousDate } from "../settle-pieces.ts";
import { descendants, wordsIn } from "./element.ts";
import type { HtmlElement } from "./parse-html.ts";
import { linkedArticle } from "./linked-data.ts";

/** What a page's head and marks say of the document, before its text is read. */
export interface PageMetadata {
  readonly told: Partial<DocumentMetadata>;
  readonly warnings: readonly Warning[];
}

/**
 * Reads JSON-LD, Open Graph, Dublin Core and other `<meta>` names, microdata, `<time>`, `<title>` and the canonical link. Where several
 * speak, the more deliberate one counts: JSON-LD, then Open Graph, then the rest.
 *
 * @param url where the page was fetched from, or null; relative addresses are resolved against it
 */
export function pageMetadata(root: HtmlElement, url: string | null): PageMetadata {
  const head = readHead(root);
  const article = linkedArticle(head.jsonLd);
  const meta = (...names: string[]): string | null => names.map((name) => head.meta.get(name)?.[0] ?? null).find((value) => value !== null) ?? null;
  const all = (name: string): readonly string[] => head.meta.get(name) ?? [];
  const publisher =
    article?.publisher ?? meta("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "citation_publisher", "application-name");
  const title = article?.headline ?? meta("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title", "parsely-title") ?? head.title;
  const written = [
    article?.published,
    meta(
      "article:published_time",
      "citation_publication_date",
      "citation_date",
      "dcterms.created",
      "dc.date",
      "dcterms.date",
      "dc.date.issued",
      "dcterms.issued",
    ),
    meta(
      "date",
      "pubdate",
      "publish-date",
      "publishdate",
      "publication_date",
      "sailthru.date",
      "parsely-pub-date",
      "datepublished",
      "og:article:published_time",
    ),
    head.itemDate,
    head.time,
  ];
  const { published, warnings } = firstDate(written);
  const standfirst = meta("og:description", "description", "dc.description", "twitter:description") ?? article?.description ?? null;
  const canonical = resolve(head.canonical ?? meta("og:url") ?? article?.url ?? null, url);
  const tags = firstFilled([
    all("article:tag"),
    article?.keywords ?? [],
    all("news_keywords").flatMap(splitTags),
    all("keywords").flatMap(splitTags),
  ]);
  return {
    told: {
      title: title === null ? null : withoutSiteName(title, publisher),
      standfirst,
      published,
      publisher,
      url: canonical ?? url,
      authors: firstFilled([article?.authors ?? [], metaAuthors(head), head.relAuthors]),
      tags: tags.flatMap((tag) => (tag.includes(",") ? splitTags(tag) : [tag])),
      ...(head.language === null ? {} : { language: head.language }),
    },
    warnings,
  };
}

interface Head {
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly jsonLd: readonly string[];
  readonly relAuthors: readonly string[];
  readonly title: string | null;
  readonly canonical: string | null;
  readonly language: string | null;
  readonly itemDate: string | null;
  readonly time: string | null;
}

function readHead(root: HtmlElement): Head {
  const meta = new Map<string, string[]>();
  const jsonLd: string[] = [];
  const relAuthors: string[] = [];
  const head: { -readonly [Key in keyof Head]: Head[Key] } = {
    meta,
    jsonLd,
    relAuthors,
    title: null,
    canonical: null,
    language: null,
    itemDate: null,
    time: null,
  };
  for (const element of descendants(root)) {
    if (element.name === "meta") noteMeta(element, meta);
    else if (element.name === "title") head.title ??= tidy(wordsIn(element));
    else if (element.name === "html") head.language ??= element.attribute("lang") ?? element.attribute("xml:lang");
    else if (element.name === "script") {
      const content = element.children[0];
      if (element.attribute("type")?.includes("ld+json") === true && typeof content === "string") jsonLd.push(content);
    } else if (element.name === "link" || element.name === "a") {
      const rel = element.attribute("rel")?.toLowerCase().split(/\s+/) ?? [];
      if (rel.includes("canonical")) head.canonical ??= element.attribute("href");
      if (rel.includes("author") && element.name === "a") relAuthors.push(wordsIn(element));
    }
    noteDate(element, head);
  }
  return { ...head, relAuthors: [...new Set(relAuthors.filter((name) => name !== ""))] };
}

function noteMeta(element: HtmlElement, meta: Map<string, string[]>): void {
  const content = tidy(element.attribute("content") ?? "");
  if (content === null) return;
  for (const key of ["property", "name", "itemprop", "http-equiv"]) {
    const name = element.attribute(key)?.trim().toLowerCase() ?? "";
    if (name === "") continue;
    const known = meta.get(name);
    if (known === undefined) meta.set(name, [content]);
    else known.push(content);
  }
}

function noteDate(element: HtmlElement, head: { itemDate: string | null; time: string | null }): void {
  const isPublished = element.attribute("itemprop")?.toLowerCase() === "datepublished";
  if (element.name !== "time" && !isPublished) return;
  const written = element.attribute("datetime") ?? element.attribute("content") ?? wordsIn(element);
  if (isPublished || element.attribute("pubdate") !== null) head.itemDate ??= written;
  else head.time ??= written;
}

function tidy(value: string): string | null {
  const text = value.replace(/\s+/g, " ").trim();
  return text === "" ? null : text;
}

function metaAuthors(head: Head): readonly string[] {
  const named = ["author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "article:author", "sailthru.author"];
  const filled = named.map((name) => (head.meta.get(name) ?? []).filter((value) => !/^https?:/i.test(value))).find((values) => values.length > 0);
  return [...new Set((filled ?? []).flatMap((value) => value.split(/\s*;\s*|\s+and\s+|,\s+(?=\p{Lu}\S*\s+\p{Lu})/u)))];
}

function firstFilled(lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function firstDate(written: readonly (string | null | undefined)[]): { published: string | null; warnings: Warning[] } {
  const warnings: Warning[] = [];
  for (const words of written) {
    const date = words === null || words === undefined ? null : parseDate(words);
    if (date?.kind === "day") return { published: date.date, warnings: [] };
    if (date?.kind === "ambiguous") warnings.push(ambiguousDate(date.written));
  }
  return { published: null, warnings };
}

/** "The headline - The Paper" without the paper. */
function withoutSiteName(title: string, publisher: string | null): string {
  const match = /^(.{10,}?)\s+[|–—·»-]\s+([^|–—·»]{2,60})$/.exec(title);
  if (match === null) return title;
  const [, headline = title, site = ""] = match;
  const isSite = publisher !== null && (site.toLowerCase().includes(publisher.toLowerCase()) || publisher.toLowerCase().includes(site.toLowerCase()));
  return isSite || title.includes(" | ") ? headline : title;
}

function resolve(address: string | null, base: string | null): string | null {
  if (address === null || address === "") return null;
  try {
    const resolved = base === null ? new URL(address) : new URL(address, base);
    return /^https?:$/.test(resolved.protocol) ? resolved.href : null;
  } catch {
    return null;
  }
}
