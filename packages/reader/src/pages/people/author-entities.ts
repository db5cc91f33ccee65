import { type Entity, entityId, type Role, type Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "./author-mark.ts";
import type { RoleWords } from "./bio-roles.ts";
import { officeNouns, serviceNouns, stateBodyNouns } from "./genre-words.ts";
import { headNoun } from "./head-noun.ts";
import { employerOf, isBodyOf, isPart, isUnit, knownOrganization, organizationId, type OrganizationName } from "./organization-names.ts";
import { personKey } from "../section.ts";
import { findStateWords } from "./state-words.ts";

/** Authors and their bodies as entities; the same person or body named twice is one. */
export interface AuthorBook {
  /** Entity id of a person, made on first use. */
  person(person: MarkedPerson): string;
  /** Entity id of the body a person works for now, or null. */
  affiliation(person: MarkedPerson): string | null;
  roles(person: MarkedPerson): Role[];
  entities(): Entity[];
}

interface Draft {
  readonly entity: Entity;
  readonly mentions: Span[];
  readonly aliases: Set<string>;
}

/**
 * Opens a book of authors.
 *
 * A person belongs to a country where a role says so ("former US ambassador", "a Turkish economist") and acts for it only
 * while holding an office of state; who left it, and a scholar, acts for none. @param known entities that the language layer
 * has found: their ids are kept where the names agree.
 */
export function openAuthorBook(text: string, known: readonly Entity[]): AuthorBook {
  const drafts = new Map<string, Draft>();
  const knownPeople = new Map(
    known
      .filter((entity) => entity.type === "person")
      .flatMap((entity) => [entity.name, ...entity.aliases].map((name): [string, Entity] => [personKey(name), entity])),
  );
  const knownBodies = new Map(
    known
      .filter((entity) => entity.type === "organization")
      .flatMap((entity) => [entity.name, ...entity.aliases].map((name): [string, Entity] => [name.toLowerCase().replace(/^the /, ""), entity])),
  );

  function note(entity: Entity, span: Span | null): string {
    const draft = drafts.get(entity.id) ?? { entity, mentions: [], aliases: new Set<string>() };
    drafts.set(entity.id, draft);
    if (span && span.end > span.start && !draft.mentions.some((mention) => mention.start === span.start)) {
      draft.mentions.push(span);
      const written = text.slice(span.start, span.end).replace(/\s+/g, " ");
      if (written !== draft.entity.name) draft.aliases.add(written);
    }
    return entity.id;
  }

  function body(organization: OrganizationName, offset: number): string {
    const found = knownBodies.get(organization.name.toLowerCase().replace(/^the /, ""));
    return note(found ?? bodyEntity(organization.name), { start: offset + organization.start, end: offset + organization.end });
  }

  function issuer({ name, nameSpan, also = [] }: MarkedPerson): string {
    const id = body({ name, ...nameSpan, link: "," }, 0);
    const entity = drafts.get(id)?.entity;
    if (entity) for (const span of also) note(entity, span);
    return id;
  }

  return {
    person(person) {
      if (person.isBody) return issuer(person);
      const key = personKey(person.name);
      const inText = knownPeople.get(key);
      const id = inText?.id ?? entityId("person", person.name);
      const before = drafts.get(id)?.entity;
      const facts = factsOf(person, inText);
      const entity: Entity = {
        id,
        type: "person",
        name: before?.name ?? person.name,
        iso3: null,
        country: before?.country ?? facts.country,
        actsFor: before?.actsFor ?? facts.actsFor,
        aliases: [],
        mentions: [],
      };
      const draft = drafts.get(id);
      if (draft) drafts.set(id, { ...draft, entity });
      return note(entity, person.nameSpan);
    },
    affiliation(person) {
      const employers = person.roles.flatMap((role) => {
        const employer = role.isFormer ? null : employerOf(role.organizations);
        return employer ? [{ employer, offset: role.start }] : [];
      });
      const beside = employerOf(person.organizations);
      if (beside) employers.push({ employer: beside, offset: 0 });
      const wholes = employers.filter(({ employer }) => !isUnit(employer.name));
      // Of a centre and its programme the centre employs.
      const chosen =
        wholes.find(({ employer }) => isBodyOf(employer)) ?? wholes[0] ?? employers.find(({ employer }) => !isPart(employer.name)) ?? employers[0];
      return chosen ? body(chosen.employer, chosen.offset) : null;
    },
    roles(person) {
      const offices = person.roles.filter((role) => role.isOffice);
      // Of whom a page says no more than that, "author of The Salt Road" is what they are.
      return (offices.length > 0 ? offices : person.roles.filter(({ text: words }) => isCraft.test(words))).map((role) => {
        const employer = employerOf(role.organizations);
        for (const organization of role.organizations) body(organization, role.start);
        return { text: role.text, org: employer ? body(employer, role.start) : null, former: role.isFormer };
      });
    },
    entities() {
      return [...drafts.values()].map(finishDraft);
    },
  };
}

const isCraft = /^(?:\p{Lu}?\p{L}+ )?(?:(?:co-?)?author|writer|translator|novelist|poet|expert)(?:,| (?:of|on|in)) /iu;

function finishDraft({ entity, mentions, aliases }: Draft): Entity {
  return { ...entity, aliases: [...new Set([...entity.aliases, ...aliases])], mentions: [...mentions].sort((a, b) => a.start - b.start) };
}

function bodyEntity(name: string): Entity {
  const record = knownOrganization(name);
  const bare = name.replace(/^the /i, "");
  const country = record?.country ? entityId("state", record.country) : null;
  return {
    id: organizationId(bare),
    type: "organization",
    name: record?.name ?? bare,
    iso3: null,
    country,
    actsFor: record?.kind === "state" ? country : null,
    aliases: record ? [...record.aliases] : [],
    mentions: [],
  };
}

interface Allegiance {
  readonly country: string | null;
  readonly actsFor: string | null;
}

/** The bio tells; what it leaves open, and all of it where there is no bio, is as the text has it. */
function factsOf({ roles, state }: MarkedPerson, inText: Entity | undefined): Allegiance {
  if (state !== undefined) return { country: state, actsFor: state };
  if (roles.length === 0) return { country: inText?.country ?? null, actsFor: inText?.actsFor ?? null };
  const facts = allegianceOf(roles);
  return { country: facts.country ?? inText?.country ?? null, actsFor: facts.actsFor };
}

/** Country from the first role that tells it; allegiance from a current office of a state or of an international body. */
function allegianceOf(roles: readonly RoleWords[]): Allegiance {
  let country: string | null = null;
  let actsFor: string | null = null;
  for (const role of roles) {
    const state = stateServed(role.text);
    country ??= state;
    if (!role.isFormer && isOfficeOfState(role.text)) actsFor ??= state ?? internationalBody(role);
  }
  return { country, actsFor };
}

/** "minister", "ambassador" … but no professor or fellow who was one, and no member of a parliament. */
function isOfficeOfState(role: string): boolean {
  const head = headNoun(role);
  return head !== null && officeNouns.has(head) && !/\b(?:emeritus|emerita|candidate|shadow|opposition|exiled)\b/i.test(role);
}

function internationalBody(role: RoleWords): string | null {
  const body = role.organizations.find((organization) => knownOrganization(organization.name)?.kind === "international");
  return body ? organizationId(body.name) : null;
}

/**
 * The state a role is of, as entity id: "US ambassador to Ukraine" is of the United States, "Hungary's foreign minister" and
 * "foreign minister of Hungary" of Hungary, "adviser to the Russian energy ministry" of Russia; "correspondent in Kenya" of none.
 */
function stateServed(role: string): string | null {
  const head = headNoun(role);
  if (head === null) return null;
  const headAt = role.toLowerCase().indexOf(head);
  for (const word of findStateWords(role)) {
    const after = role.slice(word.end).replace(/^['’]s/, "");
    const isBeforeHead = word.start < headAt && (word.isAdjective || word.isPossessive);
    if (isBeforeHead && (officeNouns.has(head) || serviceNouns.has(head) || /^\s+\S+$/.test(role.slice(word.end, headAt + head.length))))
      return word.state;
    if ((word.isAdjective || word.isPossessive) && namesStateBody(after)) return word.state;
    const before = role.slice(0, word.start);
    if (/\b(?:government|armed forces|parliament|president|prime minister|central bank) of (?:the )?$/i.test(before)) return word.state;
    if (officeNouns.has(head) && /^(?:.*\s)?(?:representative|delegate|ambassador|envoy|spokes(?:man|woman|person)) of (?:the )?$/i.test(before))
      return word.state;
    if (officeNouns.has(head) && /\b(?:minister|president|secretary|premier|chancellor)(?: of [a-z ]+)? of (?:the )?$/.test(before))
      return word.state;
  }
  return null;
}

/** "… energy ministry", "… minister of economy": a body or office of state within the next words. */
function namesStateBody(after: string): boolean {
  const words = /^((?:\s+[\p{L}'’-]+){1,4})/u.exec(after)?.[1]?.trim().split(/\s+/) ?? [];
  for (const word of words) {
    if (stateBodyNouns.has(word.toLowerCase())) return true;
    if (/^(?:of|at|for|to|in|on|and|with)$/.test(word)) return false;
  }
  return false;
}
