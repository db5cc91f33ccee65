import { splitTags } from "../line-roles.ts";
import { classWords, descendants, findElement, hasAnyWord, isSilent, measureText, type TextShare, wordsIn } from "./element.ts";
import type { HtmlElement } from "./parse-html.ts";

/** Class or id words that name furniture on their own. */
const furnitureWords =
  "share sharing sharebar sharedaddy social socials addtoany addthis related recommended recommendations recirc recirculation outbrain taboola newsletter newsletters subscribe subscription signup mailchimp sidebar cookie cookies consent gdpr breadcrumb breadcrumbs pagination pager promo promos promotion advert adverts advertisement advertising ads adsbygoogle sponsor sponsored popup modal lightbox overlay toolbar navigation navbar nav menu submenu masthead trending popular donate donation paywall pullquote skiplink widget footer colophon carousel slideshow gallery upnext readnext caption figcaption copyright printfriendly ratings reactions twitter tweet instagram cta prevnext offcanvas".split(
    " ",
  );
/** Pairs of words that name furniture together. */
const furniturePairs: readonly (readonly [string, string])[] = [
  ...["from", "stories", "articles", "posts", "news", "reading", "like", "about"].map((word) => ["more", word] as const),
  ...["next", "more", "also", "time"].map((word) => ["read", word] as const),
  ...["read", "viewed", "shared"].map((word) => ["most", word] as const),
  ...["header", "branding", "logo", "title", "nav"].map((word) => ["site", word] as const),
  ...["link", "to", "content"].map((word) => ["skip", word] as const),
  ...["signup", "form", "capture"].map((word) => ["email", word] as const),
  ...["us", "buttons", "links"].map((word) => ["follow", word] as const),
  ...["switcher", "selector"].map((word) => ["language", word] as const),
  ["sign", "up"],
  ["pull", "quote"],
  ["up", "next"],
  ["you", "may"],
  ["back", "top"],
  ["post", "navigation"],
  ["sr", "only"],
  ["visually", "hidden"],
  ["screen", "reader"],
  ["photo", "credit"],
  ["image", "credit"],
];
const commentWords = ["comments", "commentlist", "respond", "disqus", "livefyre", "commenting"];
const commentCompanions = [
  "list",
  "form",
  "area",
  "section",
  "wrapper",
  "reply",
  "body",
  "count",
  "link",
  "meta",
  "thread",
  "respond",
  "author",
  "box",
  "container",
];
const furnitureRoles = new Set([
  "navigation",
  "search",
  "contentinfo",
  "dialog",
  "alertdialog",
  "menu",
  "menubar",
  "toolbar",
  "complementary",
  "alert",
  "banner",
]);
/** Words of elements about the people who wrote: these stay even where an aside or a widget holds them. */
export const personWords = ["author", "authors", "byline", "bio", "bios", "biography", "contributor", "contributors", "expert", "experts", "profile"];

/** An element with more of the page's prose than this is the page, whatever its class says. */
const mainShare = 0.4;

/**
 * Takes the furniture out of a page, in place: menus, share bars, lists of links, forms, comments, pictures with their captions, hidden
 * parts. Returns the tags that tag lists showed, null where the page has no tag list.
 *
 * @param places what `linkPlaces` gave for the same page
 * Cost: O(nodes × depth) at worst, for the looks inside what is about to go.
 */
export function prunePage(root: HtmlElement, places: ReadonlySet<string>): readonly string[] | null {
  const shares = measureText(root);
  const pruning: Pruning = { shares, places, prose: Math.max(1, shares.get(root)?.prose ?? 0), tags: null };
  prune(root, pruning);
  return pruning.tags === null ? null : [...new Set(pruning.tags)];
}

/** Every place in the page that a link can lead to: ids and names. */
export function linkPlaces(root: HtmlElement): ReadonlySet<string> {
  const places = new Set<string>();
  for (const element of descendants(root)) {
    const place = element.attribute("id") ?? (element.name === "a" ? element.attribute("name") : null);
    if (place !== null) places.add(place);
  }
  return places;
}

interface Pruning {
  readonly places: ReadonlySet<string>;
  readonly shares: ReadonlyMap<HtmlElement, TextShare>;
  readonly prose: number;
  tags: string[] | null;
}

function prune(parent: HtmlElement, pruning: Pruning): void {
  const kept = parent.children.filter((child) => {
    if (typeof child === "string") return true;
    const tags = tagList(child, pruning);
    if (tags !== null) {
      pruning.tags = [...(pruning.tags ?? []), ...tags];
      return false;
    }
    if (isFurniture(child, pruning)) return false;
    prune(child, pruning);
    return true;
  });
  parent.children.splice(0, parent.children.length, ...kept);
}

function isFurniture(element: HtmlElement, pruning: Pruning): boolean {
  if (element.name === "title" || isSilent(element)) return true;
  if (element.name === "html" || element.name === "body" || element.name === "main") return false;
  if (isComments(element)) return !holdsTitle(element);
  const share = shareOf(element, pruning);
  if (share.prose > pruning.prose * mainShare) return false;
  if (isHidden(element)) return true;
  if (isJumpList(element, pruning.places)) return false;
  if (isByName(element, pruning) || isByClass(element) || isLinkList(element, share)) return !holdsTitle(element);
  return false;
}

function shareOf(element: HtmlElement, pruning: Pruning): TextShare {
  return pruning.shares.get(element) ?? { text: 0, prose: 0, linked: 0 };
}

function holdsTitle(element: HtmlElement): boolean {
  return findElement(element, ({ name }) => name === "h1") !== null;
}

function isComments(element: HtmlElement): boolean {
  const words = classWords(element);
  if (words.has("expert") || words.has("experts")) return false;
  if (commentWords.some((word) => words.has(word))) return true;
  return words.has("comment") && commentCompanions.some((word) => words.has(word));
}

function isHidden(element: HtmlElement): boolean {
  if (element.attribute("hidden") !== null || element.attribute("aria-hidden") === "true") return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.attribute("style") ?? "");
}

function isByName(element: HtmlElement, pruning: Pruning): boolean {
  const { name } = element;
  const role = element.attribute("role")?.toLowerCase() ?? "";
  if (name === "nav" || name === "dialog" || name === "form" || name === "figcaption" || name === "picture" || name === "img") return true;
  if (name === "figure") return findElement(element, (inner) => inner.name === "table" || inner.name === "blockquote") === null;
  if (furnitureRoles.has(role)) return !isAboutPerson(element);
  if (name === "aside") return !isAboutPerson(element);
  if (name === "footer") return !isWithin(element, ["article", "blockquote", "main"]) && !isAboutPerson(element);
  if (name === "header") return !isWithin(element, ["article", "main", "section"]) && shareOf(element, pruning).prose === 0;
  return false;
}

function isWithin(element: HtmlElement, names: readonly string[]): boolean {
  for (let above = element.parent; above !== null; above = above.parent) if (names.includes(above.name)) return true;
  return false;
}

/** True for author boxes and what holds one. */
function isAboutPerson(element: HtmlElement): boolean {
  return hasAnyWord(element, personWords) || findElement(element, (inner) => hasAnyWord(inner, personWords)) !== null;
}

function isByClass(element: HtmlElement): boolean {
  const words = classWords(element);
  if (words.size === 0 || element.name === "a") return false;
  if (furniturePairs.some(([first, second]) => words.has(first) && words.has(second))) return true;
  return furnitureWords.some((word) => words.has(word)) && !isAboutPerson(element);
}

/** Characters of linked text from which a block of links is a menu or a list of other pages. */
const linkListLength = 80;

function isLinkList(element: HtmlElement, share: TextShare): boolean {
  if (!["ul", "ol", "div", "section", "dl"].includes(element.name)) return false;
  if (share.linked < linkListLength || share.linked < share.text * 0.75 || hasAnyWord(element, personWords)) return false;
  return linksIn(element).length >= 3;
}

function linksIn(element: HtmlElement): HtmlElement[] {
  return [...descendants(element)].filter(({ name }) => name === "a");
}

/** True for a list whose entries all lead to places on the same page. */
export function isJumpList(element: HtmlElement, places: ReadonlySet<string>): boolean {
  if (!["ul", "ol", "nav", "div", "p", "section"].includes(element.name)) return false;
  const links = linksIn(element);
  if (links.length < 2 || !links.every((link) => leadsTo(link, places))) return false;
  const linkText = links.reduce((sum, link) => sum + wordsIn(link).length, 0);
  return linkText > wordsIn(element).length * 0.6;
}

function leadsTo(link: HtmlElement, places: ReadonlySet<string>): boolean {
  const href = link.attribute("href") ?? "";
  return href.startsWith("#") && places.has(href.slice(1));
}

const tagWords = ["tags", "tag", "tagcloud", "topics", "keywords", "taglist", "taxonomy"];

/** The tags of a tag list: links marked as tags, or short links in an element that is called one. */
function tagList(element: HtmlElement, pruning: Pruning): string[] | null {
  const isNamed = hasAnyWord(element, tagWords) && element.name !== "body" && element.name !== "article" && element.name !== "html";
  const isMarked = isTagLink(element);
  if (!isNamed && !isMarked) return null;
  const share = shareOf(element, pruning);
  if (share.prose > 0 || share.text > 600) return null;
  if (isMarked) return splitTags(wordsIn(element));
  const links = linksIn(element)
    .map((link) => wordsIn(link))
    .filter((words) => words !== "" && words.length <= 60);
  if (links.length > 0) return links.flatMap((words) => splitTags(words));
  const words = wordsIn(element);
  const listed = /^(?:tags?|topics?|keywords?)\s*:?\s*(.*)$/i.exec(words)?.[1];
  return listed === undefined ? null : splitTags(listed);
}

function isTagLink(element: HtmlElement): boolean {
  return element.name === "a" && (element.attribute("rel")?.toLowerCase().split(/\s+/).includes("tag") ?? false);
}
