import { parseDay } from "../parse-date.ts";
import { type Article, authorsIn, oneLine, tidyBody } from "./article.ts";

/* As the interface says it in English, German, French, Spanish, Portuguese, Italian and Dutch. */
const words = "(?:words|wörter|mots|palabras|palavras|parole|woorden)";
const ending = /^(?:Document|Dokument|Documento) [A-Z0-9]{4,12}\d{8}[a-z0-9]{6,12}[ \t]*$/m;
const length = new RegExp(`^[\\d,.\\s]{1,9} ${words}$`, "i");
const lengthLine = new RegExp(`^[\\d,.]+ ${words}[ \\t]*$`, "im");
const codedLength = new RegExp(`^WC[ \\t]+[\\d,.]+ ${words}`, "im");
const codedEnding = /^AN[ \t]+(?:Document|Dokument|Documento) [A-Z0-9]{4,12}\d{8}/m;

const headLength = 6000;

/** Whether a text is an export of Factiva: each article ends with the number of its document. */
export function isFactiva(text: string): boolean {
  const head = text.slice(0, headLength);
  return (lengthLine.test(head) || codedLength.test(head)) && (ending.test(text) || codedEnding.test(text));
}

/** The articles of an export of Factiva as text, with or without the codes of its fields. Cost: O(length). */
export function splitFactiva(text: string): Article[] {
  const head = text.slice(0, headLength);
  if (/^HD[ \t]+\S/m.test(head) && codedLength.test(head)) return splitCoded(text);
  return text
    .split(new RegExp(ending, "gm"))
    .filter((part) => lengthLine.test(part))
    .map(articleOf);
}

/** Above the number of words stand section, title and author, below it day, newspaper, its code, page, language and copyright. */
function articleOf(part: string): Article {
  const lines = part.split("\n").map((line) => line.trim());
  const at = lines.findIndex((line) => length.test(line));
  const above = lines.slice(0, at).filter((line) => line !== "");
  const below = lines.slice(at + 1);
  const last = above.at(-1) ?? "";
  const isSigned = above.length > 1 && (/^by\s/i.test(last) || (above.length > 2 && authorsIn(last).length > 0));
  const titled = isSigned ? above.slice(0, -1) : above;
  const copyright = below.findIndex((line) => /^(?:©|\(c\)|copyright)/i.test(line));
  const about = below.slice(0, copyright < 0 ? 8 : copyright).filter((line) => line !== "");
  const dated = about.findIndex((line) => parseDay(line) !== null);
  const publisher = about.slice(dated + 1).find((line) => !/^\d{1,2}:\d\d/.test(line)) ?? "";
  return {
    title: titled.at(-1) ?? "",
    section: titled.length > 1 ? (titled[0] ?? "") : "",
    authors: isSigned ? authorsIn(last) : [],
    published: parseDay(about[dated] ?? "") ?? "",
    publisher: dated < 0 ? "" : publisher,
    url: "",
    body: tidyBody(below.slice(copyright + 1).join("\n")),
  };
}

const code = /^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CO|IN|NS|RE|PUB|AN|IPC|IPD|RF)(?:[ \t]+(.*))?$/;

function splitCoded(text: string): Article[] {
  const articles: Article[] = [];
  let fields = new Map<string, string[]>();
  let open = "";
  for (const line of text.split("\n")) {
    const [, name, value = ""] = code.exec(line) ?? [];
    if (name === undefined) fields.get(open)?.push(line.trim());
    else {
      open = name;
      fields.set(name, [value]);
    }
    if (name === "AN") {
      articles.push(codedArticle(fields));
      fields = new Map();
      open = "";
    }
  }
  return articles;
}

function codedArticle(fields: ReadonlyMap<string, readonly string[]>): Article {
  const say = (name: string): string => oneLine((fields.get(name) ?? []).join(" "));
  return {
    title: say("HD"),
    publisher: say("SN"),
    published: parseDay(say("PD")) ?? "",
    authors: authorsIn(say("BY")),
    section: say("SE"),
    url: "",
    body: tidyBody(["LP", "TD"].map((name) => (fields.get(name) ?? []).join("\n")).join("\n\n")),
  };
}
