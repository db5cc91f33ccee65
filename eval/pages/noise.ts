import type { Chance } from "./chance.ts";
import type { Content, Half } from "./content.ts";
import { inventPeople } from "./names.ts";
import { box, leaf, type LineRole, type Part } from "./part.ts";

/** Lines that sites put around a text, beside those of the corpus. */
const invented: Readonly<Record<Half, Partial<Record<LineRole, readonly string[]>>>> = {
  train: {
    navigation: [
      "Home",
      "About",
      "Regions",
      "Topics",
      "Experts",
      "Events",
      "Podcasts",
      "Log in",
      "Menu",
      "Search",
      "Subscribe",
      "Skip to content",
      "Home > Analysis > Europe",
      "Programs",
      "Publications",
      "Donate",
      "EN | FR | ES",
      "Research",
      "Our people",
      "Issues",
    ],
    share: [
      "Share",
      "Tweet",
      "Facebook Twitter LinkedIn Email",
      "Share this article",
      "Print",
      "Copy link",
      "Save for later",
      "Share on X",
      "Listen (7 min)",
      "7 min read",
      "Email this page",
    ],
    newsletter: [
      "Sign up for our weekly newsletter",
      "Get the best of our analysis in your inbox",
      "Enter your email",
      "Subscribe to the Morning Memo and never miss a story.",
      "Thank you for subscribing!",
    ],
    cookies: [
      "We use cookies to improve your experience. Accept all",
      "This website uses cookies. Manage preferences",
      "Cookie settings",
      "Accept all cookies",
      "By continuing to use this site you agree to our use of cookies.",
    ],
    form: [
      "Leave a reply",
      "Add a Comment",
      "Your email address will not be published. Required fields are marked *",
      "Name *",
      "Email *",
      "Post comment",
      "Comment *",
      "Save my name, email, and website in this browser for the next time I comment.",
    ],
    tags: ["Tags: No tags", "Tags: Europe, Security", "Filed under: Analysis", "Topics: Trade, Sanctions, Diplomacy"],
    related: [
      "Related articles",
      "You may also like",
      "Read more: The pipeline nobody wants",
      "More from this author",
      "What the next summit will not settle",
      "Five charts on the grain trade",
      "The long shadow of the border war",
      "Most read",
    ],
    advertisement: ["Advertisement", "Sponsored content", "Support independent analysis. Donate today.", "Become a member from €5 a month"],
    legal: [
      "© 2031 Meridian Media. All rights reserved.",
      "Privacy policy | Terms of use",
      "The views expressed are the authors’ own.",
      "Terms and conditions",
    ],
    comment: ["3 comments", "Great piece, thank you.", "Anonymous says: I disagree with all of this."],
    page: ["Page 1 of 3", "2", "- 4 -"],
  },
  test: {
    navigation: [
      "News",
      "Opinion",
      "World",
      "Business",
      "Newsletters",
      "My account",
      "Contact us",
      "Open menu",
      "Latest",
      "Video",
      "Sign in",
      "Register",
      "Jump to navigation",
      "Front page / World / Asia",
      "Explainers",
      "Staff",
      "Careers",
      "Close",
    ],
    share: [
      "Share this:",
      "Click to share on Facebook",
      "WhatsApp",
      "Post",
      "Reddit",
      "Bookmark",
      "Gift this article",
      "Download PDF",
      "Estimated reading time: 9 minutes",
      "Follow us on Mastodon",
      "Expand Messages",
    ],
    newsletter: [
      "Stay informed: join 20,000 readers of The Dispatch",
      "Want more? Our editors send five stories each Friday.",
      "Your email address",
      "You can unsubscribe at any time.",
      "Join our mailing list",
    ],
    cookies: [
      "Your privacy matters to us. Choose which cookies you allow.",
      "OK, I agree",
      "We and our partners store information on your device.",
      "Reject non-essential cookies",
    ],
    form: [
      "Write a comment",
      "Join the discussion",
      "Log in to comment",
      "Required fields are marked",
      "Website",
      "Submit",
      "Notify me of new posts by email.",
      "Cancel reply",
    ],
    tags: ["Tagged: diplomacy", "Keywords: energy; ceasefire", "Categories: World, Opinion", "No tags"],
    related: [
      "Also in this series",
      "See also: Who pays for the corridor?",
      "Recommended for you",
      "A mayor at war with his harbour",
      "How the ministry lost its archive",
      "Up next",
      "Editor’s picks",
    ],
    advertisement: ["ADVERTISEMENT", "Continue reading below", "Partner content", "Help us keep our journalism free: give now"],
    legal: [
      "Copyright 2033, The Larch Review",
      "All rights reserved. Reproduction without permission is prohibited.",
      "Imprint · Accessibility · Data protection",
      "This publication does not take institutional positions.",
    ],
    comment: ["Comments (12)", "Reply", "Well argued but wrong, in my view.", "Report this comment"],
    page: ["Page 2", "17", "p. 3/8"],
  },
};

export interface NoiseSource {
  readonly chance: Chance;
  readonly content: Content;
  readonly half: Half;
}

function line(source: NoiseSource, role: LineRole): string {
  const own = invented[source.half][role] ?? [];
  const found = role in invented.train || role === "caption" || role === "credit" ? (source.content.furniture.get(role as "share") ?? []) : [];
  const pool = source.chance.is(0.35) && found.length > 0 ? found : own.length > 0 ? own : found;
  return source.chance.pick(pool);
}

function lines(source: NoiseSource, role: LineRole, most: number, tag = "p"): Part[] {
  const count = source.chance.between(1, most);
  const texts = new Set(Array.from({ length: count }, () => line(source, role)));
  const isTight = source.chance.is(0.5);
  return [...texts].map((text, index) => leaf(role, tag, text, { className: role, isTight: isTight && index < texts.size - 1 }));
}

/** What stands over the title. */
export function headNoise(source: NoiseSource): Part[] {
  const { chance } = source;
  const parts: Part[] = [];
  if (chance.is(0.3)) parts.push(...lines(source, "cookies", 2));
  if (chance.is(0.7))
    parts.push(chance.is(0.5) ? box("nav", "menu", lines(source, "navigation", 7, "a")) : box("ul", "links", lines(source, "navigation", 8, "li")));
  else if (chance.is(0.5)) parts.push(...lines(source, "navigation", 3));
  if (chance.is(0.15)) parts.push(...lines(source, "advertisement", 1));
  return parts;
}

/** What stands between the title and the text. */
export function topNoise(source: NoiseSource): Part[] {
  const { chance } = source;
  const parts: Part[] = [];
  if (chance.is(0.5))
    parts.push(chance.is(0.4) ? box("ul", "tools", lines(source, "share", 4, "li")) : box("div", "tools", lines(source, "share", 3, "span")));
  if (chance.is(0.25)) parts.push(...picture(source));
  return parts;
}

function picture(source: NoiseSource): Part[] {
  const { chance, half } = source;
  const [someone] = inventPeople(chance, half, 1);
  const caption =
    chance.is(0.5) && someone ? `Photo: ${someone.name}/${chance.pick(["Reuters", "AFP", "AP", "Getty Images"])}` : line(source, "caption");
  const parts: Part[] = [leaf("caption", chance.pick(["figcaption", "p", "div"]), caption, { className: "caption", isTight: true })];
  if (chance.is(0.4) && someone) {
    const form = half === "train" ? ["Image credit: *", "Photograph by *", "(Photo by *)"] : ["Picture: *", "Illustration by *", "Courtesy of *"];
    parts.push(leaf("credit", "p", chance.pick(form).replace("*", someone.name), { className: "credit" }));
  }
  return parts;
}

/** What stands between two sections. */
export function midNoise(source: NoiseSource): Part[] {
  const { chance } = source;
  if (!chance.is(0.22)) return [];
  const role = chance.pick<LineRole>(["advertisement", "newsletter", "related", "caption", "page", "share"]);
  if (role === "caption") return picture(source);
  return lines(source, role, role === "newsletter" ? 2 : 1);
}

/** What stands under the text. */
export function footNoise(source: NoiseSource): Part[] {
  const { chance } = source;
  const parts: Part[] = [];
  const maybe = (probability: number, role: LineRole, most: number): void => {
    if (chance.is(probability)) parts.push(...lines(source, role, most));
  };
  maybe(0.4, "tags", 1);
  maybe(0.3, "share", 4);
  if (chance.is(0.45)) {
    const head = source.half === "train" ? ["Related", "Read next", "Related stories"] : ["More on this topic", "Further reading", "Recommended"];
    parts.push(leaf("related", chance.pick(["h3", "p", "h2"]), chance.pick(head), { isTight: true }));
    parts.push(
      box(
        "ul",
        "related",
        Array.from({ length: chance.between(2, 4) }, () => leaf("related", "li", [{ text: relatedTitle(source), style: "link" }])),
      ),
    );
  }
  maybe(0.35, "newsletter", 3);
  maybe(0.45, "form", 5);
  maybe(0.2, "comment", 3);
  maybe(0.35, "legal", 2);
  maybe(0.2, "cookies", 1);
  maybe(0.15, "navigation", 5);
  return parts;
}

function relatedTitle(source: NoiseSource): string {
  return source.chance.is(0.5) ? line(source, "related") : source.chance.pick(source.content.titles);
}
