import { signatories } from "@rapporteur/core/model";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { statementClaim } from "../../present/claim.ts";
import { nameOf, onOneLine, rolesOf, authorsOf } from "../../present/selection.ts";
import { safeHref } from "../../present/html/markup.ts";
import { absolute, expertPath, pagePath, permanentId } from "./addresses.ts";
import type { SiteComment, SiteExpert, SitePage, SiteSettings } from "./site-data.ts";

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

/** How experts are called everywhere: by their page. */
type Known = Pick<SiteExpert, "slug" | "name">;

/** What the names of a page's people and bodies are made from. */
interface Naming {
  readonly readout: Readout;
  /** Of the page. */
  readonly id: string;
  readonly settings: SiteSettings;
  readonly experts: readonly Known[];
}

/** The page as one graph: the article, whom it names, its accepted claims with how they stand to each other, and its comments. */
export function pageJsonLd(page: SitePage, settings: SiteSettings, experts: readonly Known[] = []): Node {
  const { readout } = page;
  const id = permanentId(settings, pagePath(page.slug));
  const naming = { readout, id, settings, experts };
  const claims = readout.statements.map((statement) => claimNode(naming, statement));
  return {
    "@context": ["https://schema.org", ownTerms],
    "@graph": [articleNode(page, naming), ...actorNodes(naming), ...withComparison(claims, readout, id), ...commentNodes(page, id)],
  };
}

/** An expert as linked data: the same node that the expert's pages name. */
export function expertJsonLd({ slug, name, roles }: Pick<SiteExpert, "slug" | "name" | "roles">, settings: SiteSettings): Node {
  const address = absolute(settings, expertPath(slug));
  const url = address === null ? {} : { url: address };
  return {
    "@context": "https://schema.org",
    "@type": "ProfilePage",
    "@id": permanentId(settings, expertPath(slug)),
    ...url,
    mainEntity: {
      "@type": "Person",
      "@id": expertId(settings, slug),
      name: onOneLine(name),
      ...(roles[0] === undefined ? {} : { jobTitle: onOneLine(roles[0]) }),
      ...url,
    },
  };
}

function expertId(settings: SiteSettings, slug: string): string {
  return `${permanentId(settings, expertPath(slug))}#person`;
}

function articleNode(page: SitePage, naming: Naming): Node {
  const { settings, id } = naming;
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
    author: authorsOf(page.readout).map((author) => ({ "@id": actorId(naming, author) })),
    keywords: document.tags.join(", "),
    ...(page.source === null || safeHref(page.source) === null ? {} : { isBasedOn: page.source }),
    ...(page.corrections.length === 0
      ? {}
      : { correction: page.corrections.map((one) => `${one.at.slice(0, 10)}: ${one.what}: ${one.old} → ${one.new}`) }),
  };
}

/** By the expert's page where there is one, else as part of this page. */
function actorId({ readout, id, settings, experts }: Naming, entity: string): string {
  const name = nameOf(readout, entity, "");
  const expert = entity.startsWith("person:") ? experts.find((one) => one.name === name) : undefined;
  return expert === undefined ? `${id}#${encodeURI(entity)}` : expertId(settings, expert.slug);
}

/** Everybody who wrote or says something, once, with a name. */
function actorNodes(naming: Naming): Node[] {
  const { readout } = naming;
  const speakers = readout.statements.flatMap((statement) => speakerOf(statement) ?? []);
  return [...new Set([...authorsOf(readout), ...speakers])].map((entity) => ({
    "@type": entity.startsWith("person:") ? "Person" : "Organization",
    "@id": actorId(naming, entity),
    name: onOneLine(nameOf(readout, entity)),
    ...workOf(naming, entity),
  }));
}

function speakerOf({ speaker, organization }: ReadoutStatement): string | null {
  return speaker ?? organization;
}

/** Post and body of an author; nothing of those who only speak. */
function workOf({ readout, settings, experts }: Naming, entity: string): Node {
  const own = readout.document.contributions.flatMap(signatories).findLast(({ author }) => author === entity);
  if (own === undefined) return {};
  const role = onOneLine(rolesOf(readout, own));
  const expert = experts.find(({ name }) => name === nameOf(readout, entity, ""));
  const url = expert === undefined ? null : absolute(settings, expertPath(expert.slug));
  return {
    ...(role === "" ? {} : { jobTitle: role }),
    ...(own.affiliation === null ? {} : { affiliation: { "@type": "Organization", name: nameOf(readout, own.affiliation) } }),
    ...(url === null ? {} : { url }),
  };
}

const claimId = (id: string, statement: string): string => `${id}#statement-${statement}`;

function claimNode(naming: Naming, statement: ReadoutStatement): Node & { readonly "@id": string } {
  const { readout, id } = naming;
  const speaker = speakerOf(statement);
  return {
    "@type": "Claim",
    "@id": claimId(id, statement.id),
    name: statementClaim(readout, statement),
    text: onOneLine(statement.quote),
    statementType: statement.type,
    appearance: { "@id": id },
    ...(speaker === null ? {} : { author: { "@id": actorId(naming, speaker) } }),
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
    author: { "@type": "Person", "@id": `${id}#commenter-${comment.id}`, name: comment.name },
    ...parent,
    ...about,
  };
}

/** JSON that is safe inside a `<script type="application/ld+json">` element: no "<" can end the element or open a comment. */
export function scriptSafeJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
