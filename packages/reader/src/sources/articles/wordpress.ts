import { elementsIn, firstIn, parseXml, wordsOfXml, type XmlElement } from "../xml/parse-xml.ts";
import { type Article, oneLine } from "./article.ts";

/* WordPress eXtended RSS (WXR) 1.0 to 1.2: what Tools, Export of a WordPress site writes. An RSS feed with posts, pages, comments and settings. */

const headLength = 4000;

/** Cost: O(1), a look at the first 4,000 characters. */
export function isWordPress(text: string): boolean {
  const head = text.slice(0, headLength);
  return head.includes("<rss") && head.includes("wordpress.org/export/");
}

/**
 * The posts and pages of an export that are published. Drafts, private and protected ones, comments, media and menus are left out.
 *
 * @throws RAP_SOURCE_DAMAGED where the export is cut
 * Cost: O(length).
 */
export function splitWordPress(text: string): Article[] {
  const channel = firstIn(parseXml(text, { source: "the WordPress export", what: "WordPress export" }), "channel");
  const say = (element: XmlElement | null, name: string): string => wordsOfXml(firstIn(element, name)).trim();
  const names = new Map(elementsIn(channel, "author").map((author) => [say(author, "author_login"), say(author, "author_display_name")]));
  const publisher = oneLine(say(channel, "title"));
  return elementsIn(channel, "item")
    .filter((item) => ["post", "page"].includes(say(item, "post_type")) && say(item, "status") === "publish" && say(item, "post_password") === "")
    .map((item) => {
      const login = say(item, "creator");
      const author = oneLine(names.get(login) || login);
      return {
        title: oneLine(say(item, "title")),
        publisher,
        published: say(item, "post_date").slice(0, 10) || say(item, "pubDate"),
        authors: author === "" ? [] : [author],
        section: elementsIn(item, "category")
          .filter(({ attributes }) => attributes["domain"] === "category" || attributes["domain"] === "post_tag")
          .map((category) => oneLine(wordsOfXml(category)).replaceAll(",", ";"))
          .join(", "),
        url: say(item, "link"),
        // The first "encoded" is content:encoded; excerpt:encoded comes behind it.
        body: say(item, "encoded"),
      };
    });
}

/** A post as a page: its words are HTML. Cost: O(length). */
export function writePost({ title, publisher, published, authors, section, url, body }: Article): string {
  const metadata: readonly (readonly [name: string, value: string])[] = [
    ["og:site_name", publisher],
    ["article:published_time", published],
    ...authors.map((author) => ["author", author] as const),
    ...section.split(", ").map((tag) => ["article:tag", tag] as const),
  ];
  const head = metadata.filter(([, value]) => value !== "").map(([name, value]) => `<meta name="${name}" content="${escaped(value)}">\n`);
  const address = url === "" ? "" : `<link rel="canonical" href="${escaped(url)}">\n`;
  const heading = escaped(title);
  return `<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>${heading}</title>\n${head.join("")}${address}</head>\n<body>\n<article>\n<h1>${heading}</h1>\n${paragraphs(body)}\n</article>\n</body>\n</html>\n`;
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** Marks of WordPress for what is no text: [gallery ids="1"], [caption] around a picture. One that opens again has not closed: looking on would take the square of time. */
const shortcode = /\[\/?(?:audio|caption|embed|gallery|playlist|video)\b[^\][]*\]/g;

/** Posts of the classic editor have no paragraphs: an empty line divides them, as WordPress itself shows them. */
function paragraphs(body: string): string {
  const plain = body.replaceAll("\r\n", "\n").replace(shortcode, "");
  if (/<p[\s>]/i.test(plain)) return plain;
  return plain
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => (/^<(?:h[1-6]|ul|ol|blockquote|div|figure|table|pre|hr)[\s>]/i.test(part) ? part : `<p>${part}</p>`))
    .join("\n");
}
