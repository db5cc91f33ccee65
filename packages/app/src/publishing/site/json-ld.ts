import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { statementClaim } from "../../present/claim.ts";
import { authorOf, nameOf, onOneLine, rolesOf } from "../../present/selection.ts";
import { safeHref } from "../../present/html/markup.ts";
import { absolute, pagePath, permanentId } from "./addresses.ts";
import type { SiteComment, SitePage, SiteSettings } from "./site-data.ts";

/*
 * schema.org as JSON-LD. Claims, not ClaimReviews: a review states a verdict, and the page gives none. schema.org has no agreement or dispute between
 * claims, so those stand under a vocabulary of our own.
 */
type Node = Readonly<Record<string, unknown>>;

/** Terms that schema.org lacks. The address names the vocabulary; nothing is fetched from it. */
const ownTerms = {
  rapporteur: "urn:rapporteur:terms:",
  statementType: "rapporteur:statementType",
  differsFrom: "rapporteur:differsFrom",
  agreesWith: "rapporteur:agreesWith",
};

/** The page as one graph: the article, its authors, its accepted claims with how they stand to each other, and its comments. */
export function pageJsonLd(page: SitePage, settings: SiteSettings): Node {
  const { readout } = page;
  const id = permanentId(settings, pagePath(page.slug));
  const claims = readout.statements.map((statement) => claimNode(readout, statement, id));
  return {
    "@context": ["https://schema.org", ownTerms],
    "@graph": [articleNode(page, settings, id), ...personNodes(readout, id), ...withComparison(claims, readout, id), ...commentNodes(page, id)],
  };
}

function articleNode(page: SitePage, settings: SiteSettings, id: string): Node {
  const { document } = page.readout;
  const address = absolute(settings, pagePath(page.slug));
  return {
    "@type": "Article",
    "@id": id,
    headline: onOneLine(document.title),
    ...(document.standfirst === null ? {} : { description: onOneLine(document.standfirst) }),
    ...(address === null ? {} : { url: address }),
    datePublished: page.publishedAt,
    dateModified: page.updatedAt,
    inLanguage: document.language,
    publisher: { "@type": "Organization", name: settings.publisher },
    author: authorIds(page.readout, id).map((author) => ({ "@id": author })),
    keywords: document.tags.join(", "),
    ...(page.source === null || safeHref(page.source) === null ? {} : { isBasedOn: page.source }),
    ...(page.corrections.length === 0
      ? {}
      : { correction: page.corrections.map((one) => `${one.at.slice(0, 10)}: ${one.what}: ${one.old} → ${one.new}`) }),
  };
}

const personId = (id: string, entity: string): string => `${id}#${entity}`;

function authorIds(readout: Readout, id: string): string[] {
  const authors = new Set(readout.document.contributions.flatMap(({ author }) => author ?? []));
  return [...authors].map((author) => personId(id, author));
}

function personNodes(readout: Readout, id: string): Node[] {
  const nodes = new Map<string, Node>();
  for (const contribution of readout.document.contributions) {
    if (contribution.author === null) continue;
    const role = onOneLine(rolesOf(readout, contribution));
    nodes.set(contribution.author, {
      "@type": "Person",
      "@id": personId(id, contribution.author),
      name: authorOf(readout, contribution),
      ...(role === "" ? {} : { jobTitle: role }),
      ...(contribution.affiliation === null ? {} : { affiliation: { "@type": "Organization", name: nameOf(readout, contribution.affiliation) } }),
    });
  }
  return [...nodes.values()];
}

const claimId = (id: string, statement: string): string => `${id}#statement-${statement}`;

function claimNode(readout: Readout, statement: ReadoutStatement, id: string): Node & { readonly "@id": string } {
  const speaker = statement.speaker ?? statement.organization;
  return {
    "@type": "Claim",
    "@id": claimId(id, statement.id),
    name: statementClaim(readout, statement),
    text: onOneLine(statement.quote),
    statementType: statement.type,
    appearance: { "@id": id },
    ...(speaker === null ? {} : { author: { "@type": speaker.startsWith("person:") ? "Person" : "Organization", name: nameOf(readout, speaker) } }),
  };
}

/** Says of each claim which claims of other contributions agree with it and which differ. */
function withComparison(claims: readonly (Node & { readonly "@id": string })[], readout: Readout, id: string): Node[] {
  const links = new Map<string, { agreesWith: Node[]; differsFrom: Node[] }>();
  for (const { kind, sides } of readout.comparison) {
    for (const [index, side] of sides.entries()) {
      const others = sides.filter((_, other) => other !== index).flatMap(({ statements }) => statements);
      for (const statement of side.statements) {
        const key = claimId(id, statement);
        const entry = links.get(key) ?? { agreesWith: [], differsFrom: [] };
        entry[kind === "agreement" ? "agreesWith" : "differsFrom"].push(...others.map((other) => ({ "@id": claimId(id, other) })));
        links.set(key, entry);
      }
    }
  }
  return claims.map((claim) => {
    const { agreesWith = [], differsFrom = [] } = links.get(claim["@id"]) ?? {};
    return { ...claim, ...(agreesWith.length === 0 ? {} : { agreesWith }), ...(differsFrom.length === 0 ? {} : { differsFrom }) };
  });
}

function commentNodes(page: SitePage, id: string): Node[] {
  const shown = page.comments.entries.filter(({ isTombstone }) => !isTombstone);
  const known = new Set([...shown.map((comment) => comment.id), ...page.readout.statements.map((statement) => statement.id)]);
  return shown.map((comment) => commentNode(comment, id, known));
}

/** `known`: comments and statements that are in the graph; nothing points to what is not. */
function commentNode(comment: SiteComment, id: string, known: ReadonlySet<string>): Node {
  const isIn = (name: string | null): name is string => name !== null && known.has(name);
  const parent = isIn(comment.parent) ? { parentItem: { "@id": `${id}#comment-${comment.parent}` } } : {};
  const about = isIn(comment.statement) ? { about: { "@id": claimId(id, comment.statement) } } : {};
  return {
    "@type": "Comment",
    "@id": `${id}#comment-${comment.id}`,
    text: comment.text,
    dateCreated: comment.createdAt,
    ...(comment.editedAt === null ? {} : { dateModified: comment.editedAt }),
    author: { "@type": "Person", name: comment.name },
    ...parent,
    ...about,
  };
}

/** JSON that is safe inside a `<script type="application/ld+json">` element: no "<" can end the element or open a comment. */
export function scriptSafeJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
