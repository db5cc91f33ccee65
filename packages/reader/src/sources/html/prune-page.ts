import { looksLikeBio, looksLikeByline, personName, splitTags } from "../line-roles.ts";
import {
  classWords,
  descendants,
  findElement,
  hasAnyWord,
  isJumpList,
  isOpenedPanel,
  isSilent,
  linesIn,
  setChildren,
  shareOf,
  type TextShare,
  type TextShares,
  wordsIn,
} from "./element.ts";
import { isTabPanel } from "./open-tabs.ts";
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
export const personWords = [
  "author",
  "authors",
  "byline",
  "bio",
  "bios",
  "biography",
  "contributor",
  "contributors",
  "expert",
  "experts",
  "profile",
  "person",
  "columnist",
  "writer",
];

/** An element with more of the page's prose than this is the page, whatever its class says. */
const mainShare = 0.4;

/**
 * Takes the furniture out of a page, in place: menus, share bars, lists of links, forms, comments, pictures with their captions, hidden
 * parts. Returns the tags that tag lists showed, null where the page has no tag list.
 *
 * @param shares what `measureText` gave for the same page
 * Cost: O(nodes × depth) at worst, for the looks inside what is about to go.
 */
export function prunePage(root: HtmlElement, shares: TextShares): readonly string[] | null {
  const pruning: Pruning = { shares, prose: Math.max(1, shares.get(root)?.prose ?? 0), portraits: portraitsIn(root), tags: null };
  takeTags(root, pruning);
  prune(root, pruning);
  return pruning.tags === null ? null : [...new Set(pruning.tags)];
}

interface Pruning {
  readonly shares: TextShares;
  readonly prose: number;
  /** Figures whose captions name the person who writes under them. */
  readonly portraits: ReadonlySet<HtmlElement>;
  tags: string[] | null;
}

/** Takes tag lists out first: they often stand in a footer that goes as a whole. Menus of topics are no tags of the document. */
function takeTags(parent: HtmlElement, pruning: Pruning): void {
  keepChildren(parent, (child) => {
    const tags = tagList(child, pruning);
    if (tags !== null) pruning.tags = [...(pruning.tags ?? []), ...tags];
    else if (child.name !== "nav" && child.name !== "aside" && !isSilent(child)) takeTags(child, pruning);
    return tags === null;
  });
}

function prune(parent: HtmlElement, pruning: Pruning): void {
  keepChildren(parent, (child) => {
    if (isFurniture(child, pruning)) return false;
    prune(child, pruning);
    return true;
  });
}

const fewestPortraits = 2;
const portrait = new RegExp(`^\\s*${personName}(?:,|\\s[–—|-])\\s[^.!?]{4,120}\\.?\\s*(?:©.*)?$`, "u");

/** Pictures of several people, each over a name with a post, stand over what these people write. */
function portraitsIn(root: HtmlElement): Set<HtmlElement> {
  const found = new Map<HtmlElement, string>();
  for (const element of descendants(root)) {
    const caption = element.name === "figure" ? findElement(element, ({ name }) => name === "figcaption") : null;
    const words = caption === null ? "" : linesIn(caption).join(", ");
    if (portrait.test(words)) found.set(element, words);
  }
  return new Set(new Set(found.values()).size >= fewestPortraits ? found.keys() : []);
}

function keepChildren(parent: HtmlElement, keeps: (child: HtmlElement) => boolean): void {
  const kept = parent.children.filter((child) => typeof child === "string" || keeps(child));
  if (kept.length < parent.children.length) setChildren(parent, kept);
}

function isFurniture(element: HtmlElement, pruning: Pruning): boolean {
  if (element.name === "title" || isSilent(element)) return true;
  if (element.name === "html" || element.name === "body" || element.name === "main") return false;
  if (isComments(element)) return !holdsTitle(element);
  const share = shareOf(pruning.shares, element);
  if (share.prose > pruning.prose * mainShare) return false;
  if (isHidden(element)) return !isOpenedPanel(element) && !isTabPanel(element);
  if (isJumpList(pruning.shares, element)) return false;
  if (isByName(element, pruning) || isByClass(element) || isLinkList(element, share)) return !holdsTitle(element);
  return false;
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
  if (name === "nav" || name === "dialog" || name === "form" || name === "picture" || name === "img") return true;
  if (pruning.portraits.has(element) || (name === "figcaption" && element.parent !== null && pruning.portraits.has(element.parent))) return false;
  // Under a quotation the caption is who said it.
  if (name === "figcaption") return element.parent === null || findElement(element.parent, (inner) => inner.name === "blockquote") === null;
  if (name === "figure") return findElement(element, (inner) => inner.name === "table" || inner.name === "blockquote") === null;
  if (furnitureRoles.has(role)) return !isAboutPerson(element);
  if (name === "aside")
    return !isAboutPerson(element) && !isSigned(element, shareOf(pruning.shares, element)) && !holdsViews(element, pruning.shares);
  if (name === "footer") return !isWithin(element, ["article", "blockquote", "main"]) && !isAboutPerson(element);
  if (name === "header") return !isWithin(element, ["article", "main", "section"]) && shareOf(pruning.shares, element).prose === 0;
  return false;
}

function isWithin(element: HtmlElement, names: readonly string[]): boolean {
  for (let above = element.parent; above !== null; above = above.parent) if (names.includes(above.name)) return true;
  return false;
}

/** True for author boxes and what holds one. */
function isAboutPerson(element: HtmlElement): boolean {
  if (hasAnyWord(element, personWords) || findElement(element, (inner) => hasAnyWord(inner, personWords)) !== null) return true;
  const words = element.name === "aside" || element.name === "div" || element.name === "section" ? wordsIn(element) : "";
  return words.length <= bioLength && looksLikeBio(words);
}

/** A signed text has so much prose, and few links. */
const leastSigned = 100;
const mostLinked = 0.2;

/** True for a box with a text of its own, "Analysis by Ada Lund, ports correspondent". */
function isSigned(element: HtmlElement, { prose, text, linked }: TextShare): boolean {
  if (prose < leastSigned || linked > text * mostLinked) return false;
  return findElement(element, (line) => line.name === "p" && looksLikeByline(wordsIn(line))) !== null;
}

const fewestViews = 2;
const longestLabel = 160;
const labelled = new RegExp(`^${personName}(?:,[^.!?:]{2,100})?:?$`, "u");

/** True for a box in which several people have their say, each behind a name in bold: "<strong>Ada Lund, pilot:</strong> …". */
function holdsViews(element: HtmlElement, shares: TextShares): boolean {
  const names = [...descendants(element)].flatMap((line) => {
    if ((line.name !== "p" && line.name !== "li") || shareOf(shares, line).prose < leastSigned) return [];
    const first = line.children.find((child) => typeof child !== "string" || child.trim() !== "");
    const label = typeof first === "object" && (first.name === "strong" || first.name === "b") ? wordsIn(first) : "";
    return label.length <= longestLabel && labelled.test(label) && wordsIn(line).slice(label.length).trim().length > 0 ? [label] : [];
  });
  return new Set(names).size >= fewestViews;
}

const rowWords = ["carousel", "slideshow", "slider"];
const leastQuotation = 30;
const opensQuotation = /^["“„«]/u;

/** True for a row of cards in which people are quoted. */
function isRowOfQuotations(element: HtmlElement): boolean {
  if (!hasAnyWord(element, rowWords)) return false;
  const quoted = [...descendants(element)].map((line) => (line.name === "p" || line.name === "blockquote" ? wordsIn(line) : ""));
  return new Set(quoted.filter((words) => words.length >= leastQuotation && opensQuotation.test(words))).size > 1;
}

/** A box with more text than this is no bio. */
const bioLength = 900;

function isByClass(element: HtmlElement): boolean {
  const words = classWords(element);
  if (words.size === 0 || element.name === "a") return false;
  if (furniturePairs.some(([first, second]) => words.has(first) && words.has(second))) return true;
  // A post of another site that a page quotes is set so.
  const isQuoted = element.name === "blockquote" && (words.has("tweet") || words.has("twitter") || words.has("instagram"));
  return furnitureWords.some((word) => words.has(word)) && !isQuoted && !isRowOfQuotations(element) && !isAboutPerson(element);
}

/** Characters of linked text from which a block of links is a menu or a list of other pages. */
const linkListLength = 80;

function isLinkList(element: HtmlElement, share: TextShare): boolean {
  if (!["ul", "ol", "div", "section", "dl"].includes(element.name)) return false;
  if (share.linked < linkListLength || share.linked < share.text * 0.75 || hasAnyWord(element, personWords)) return false;
  return share.linkCount >= 3;
}

function linksIn(element: HtmlElement): HtmlElement[] {
  return [...descendants(element)].filter(({ name }) => name === "a");
}

const tagWords = ["tags", "tag", "tagcloud", "topics", "keywords", "taglist", "taxonomy"];

/** The tags of a tag list: links marked as tags, or short links in an element that is called one. */
function tagList(element: HtmlElement, pruning: Pruning): string[] | null {
  const isNamed = hasAnyWord(element, tagWords) && element.name !== "body" && element.name !== "article" && element.name !== "html";
  const isMarked = isTagLink(element);
  const share = shareOf(pruning.shares, element);
  if (share.prose > 0 || share.text > 600 || (!isNamed && !isMarked && !isLabelled(element, share))) return null;
  if (isMarked) return splitTags(wordsIn(element));
  const links = linksIn(element)
    .map((link) => wordsIn(link))
    .filter((words) => words !== "" && words.length <= 60);
  if (links.length > 0) return links.flatMap((words) => splitTags(words));
  const words = wordsIn(element);
  const listed = /^(?:tags?|topics?|keywords?)\s*:?\s*(.*)$/i.exec(words)?.[1];
  return listed === undefined ? null : splitTags(listed);
}

/** True for "Topics" over a row of links, in an element that no class names. */
function isLabelled(element: HtmlElement, share: TextShare): boolean {
  if (share.linkCount === 0 || share.text - share.linked > 20 || !["div", "section", "p", "ul", "footer"].includes(element.name)) return false;
  return /^(tags|topics|keywords|related topics|tagged|filed under)\b/i.test(wordsIn(element));
}

function isTagLink(element: HtmlElement): boolean {
  if (element.name !== "a") return false;
  const rel = element.attribute("rel")?.toLowerCase().split(/\s+/) ?? [];
  // WordPress marks its categories, sections of the site, as "category tag".
  return rel.includes("tag") && !rel.includes("category");
}
