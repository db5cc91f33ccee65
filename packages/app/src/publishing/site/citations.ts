import { onOneLine } from "../../present/selection.ts";
import { absolute, pagePath } from "./addresses.ts";
import { citedAuthors } from "./author-names.ts";
import { type NameParts, namePartsOf } from "./name-parts.ts";
import type { SitePage, SiteSettings } from "./site-data.ts";

/*
 * How to cite a published page: BibTeX, CSL JSON and RIS. Only what the page itself says; a page whose authors are unknown is cited under its publisher. A name is
 * cut into its parts where they are sure (name-parts.ts), and stands whole where not.
 */

interface CitedName {
  readonly name: string;
  readonly parts: NameParts | null;
}

function namesOf(page: SitePage, { publisher }: SiteSettings): CitedName[] {
  const authors = citedAuthors(page);
  if (authors.length === 0) return [{ name: publisher, parts: null }];
  return authors.map(({ name, isPerson }) => ({ name, parts: isPerson ? namePartsOf(name) : null }));
}

const joined = (...words: readonly string[]): string => words.filter((one) => one !== "").join(" ");

/** Text as BibTeX reads it: characters that mean something there are escaped, braces are left out. */
function bibtexText(text: string): string {
  const escaped = text
    .replace(/\\/g, "\\textbackslash ")
    .replace(/[{}]/g, "")
    .replace(/[#$%&_]/g, (character) => `\\${character}`);
  return escaped.replace(/\^/g, "\\textasciicircum ").replace(/~/g, "\\textasciitilde ");
}

function bibtexName({ name, parts }: CitedName): string {
  // Inner braces keep a name with " and " in it, or a body's name, one author.
  if (parts === null) return `{${bibtexText(name)}}`;
  const { given, particle, family, suffix } = parts;
  return [joined(particle, family), ...(suffix === "" ? [] : [suffix]), given].map(bibtexText).join(", ");
}

/** The page as an entry of BibTeX, `@online`, its slug the key. */
export function bibtex(page: SitePage, settings: SiteSettings): string {
  const [year, month, day] = page.publishedAt.slice(0, 10).split("-");
  const address = absolute(settings, pagePath(page.slug));
  const author = namesOf(page, settings).map(bibtexName).join(" and ");
  const fields: [string, string][] = [
    ["author", `{${author}}`],
    ["title", `{{${bibtexText(onOneLine(page.readout.document.title))}}}`],
    ["year", `{${year}}`],
    ["month", `{${month}}`],
    ["day", `{${day}}`],
    ["publisher", `{${bibtexText(settings.publisher)}}`],
  ];
  if (address !== null) fields.push(["url", `{${address}}`]);
  return `@online{${page.slug},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(",\n")}\n}\n`;
}

function cslName({ name, parts }: CitedName): Readonly<Record<string, string>> {
  if (parts === null) return { literal: name };
  const { given, particle, family, suffix } = parts;
  return {
    given,
    ...(particle === "" ? {} : { "non-dropping-particle": particle }),
    family,
    ...(suffix === "" ? {} : { suffix }),
  };
}

/** The page as CSL JSON: a list of one item. */
export function cslJson(page: SitePage, settings: SiteSettings): string {
  const parts = page.publishedAt.slice(0, 10).split("-").map(Number);
  const address = absolute(settings, pagePath(page.slug));
  const item = {
    id: page.slug,
    type: "article-magazine",
    title: onOneLine(page.readout.document.title),
    author: namesOf(page, settings).map(cslName),
    issued: { "date-parts": [parts] },
    "container-title": settings.title,
    publisher: settings.publisher,
    ...(address === null ? {} : { URL: address }),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

/** The page as a record of RIS. Names are cut at their comma by those who read it: one that is not cut has none. */
export function ris(page: SitePage, settings: SiteSettings): string {
  const day = page.publishedAt.slice(0, 10);
  const address = absolute(settings, pagePath(page.slug));
  const fields: readonly (readonly [tag: string, value: string])[] = [
    ["TY", "ELEC"],
    ...namesOf(page, settings).map((name) => ["AU", risName(name)] as const),
    ["TI", page.readout.document.title],
    ["T2", settings.title],
    ["PB", settings.publisher],
    ["PY", day.slice(0, 4)],
    ["DA", day.replaceAll("-", "/")],
    ...(address === null ? [] : [["UR", address] as const]),
    ["ID", page.slug],
    ["ER", ""],
  ];
  return fields.map(([tag, value]) => `${tag}  - ${onOneLine(value)}\r\n`).join("");
}

function risName({ name, parts }: CitedName): string {
  if (parts === null) return name.replaceAll(",", " ");
  const { given, particle, family, suffix } = parts;
  return [joined(particle, family), given, ...(suffix === "" ? [] : [suffix])].join(", ");
}
