import { type Entity, entityId, type EntityType, slug, type Span } from "@rapporteur/core/model";
import { matchName, surnameOf, withoutTitles } from "../../pages/people/person-names.ts";
import { tokenAt } from "../../language/tree/tree.ts";
import { agents } from "../../language/entities/gazetteer/agent-nouns.ts";
import type { Sentence } from "../../language/sentence.ts";

/** Longer descriptions tell a story: whom they mean stays open. */
const mostWords = 8;

/** Not in "many *in the party*", which would name no party without it. */
const determiner =
  /^(?:the|an?|some|many|several|most|those|these|this|that|all|both|his|her|its|their|our|my|your|own|very|same|at least|more than|about|around|nearly|almost)\s+(?!(?:among|at|from|in|inside|of|on|outside|within)\s)/i;

/** Where what the party did begins, or what it is like: "officials | who had vouched for it". */
const tail = /\s+(?:who|whom|whose|which|that|where|when)\b.*$|\s*[,;:(].*$/is;

/**
 * Parties that no list knows, named by the words that the text has for them: "farmers of Dubăsari", "Ulrike Jahnke-Pohl". The same words are one party, a surname is the person who was
 * named in full before, and a bare "the minister" is the last minister that was described more closely.
 */
export class DescribedParties {
  private readonly text: string;
  private readonly found = new Map<string, { readonly entity: Entity; readonly mentions: Map<number, Span> }>();
  private readonly lastByHead = new Map<string, string>();
  private readonly bySurname = new Map<string, string>();

  constructor(text: string) {
    this.text = text;
  }

  /**
   * The party that words describe, or null where they tell too little.
   *
   * @param head the word that heads the phrase, in its sentence
   * @param actsFor entity of the state or body whose agents they are, or null
   */
  at(span: Span, { sentence, head, actsFor }: { sentence: Sentence; head: number; actsFor: string | null }): string | null {
    const { upos } = tokenAt(sentence, head);
    const written = this.text.slice(span.start, span.end).replace(/\s+/g, " ").trim();
    if (!/^(?:NOUN|PROPN|ADJ)$/.test(upos)) return null;
    const described = nameOf(written);
    if (described === null) return null;
    const name = upos === "PROPN" ? personIn(described) : described;
    // By its form: "the leaders" are not the leader who was described before.
    const noun = tokenAt(sentence, head).form.toLowerCase();
    const isBare = upos === "NOUN" && /^(?:the|this|that|these|those)\s+\S+$/i.test(written) && actsFor === null;
    const before = isBare ? this.lastByHead.get(noun) : upos === "PROPN" ? this.bySurname.get(name) : undefined;
    const isPerson = upos === "PROPN" && isPersonName(name);
    const id = before ?? this.freeId(name, { type: isPerson ? "person" : "group", actsFor });
    if (upos === "NOUN") this.lastByHead.set(noun, id);
    if (isPerson) this.bySurname.set(surnameOf(name), id);
    this.note(id, name, { span, actsFor });
    return id;
  }

  /** Those that are used, by id. */
  entities(used: ReadonlySet<string>): Entity[] {
    const found = [...this.found.values()].filter(({ entity }) => used.has(entity.id));
    return found
      .map(({ entity, mentions }) => ({ ...entity, mentions: [...mentions.values()] }))
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }

  /** "The foreign ministry" of one state is not that of another. */
  private freeId(name: string, { type, actsFor }: { type: EntityType; actsFor: string | null }): string {
    const plain = entityId(type, name);
    const known = this.found.get(plain);
    if (known === undefined || known.entity.actsFor === actsFor || actsFor === null) return plain;
    return `${plain}-${slug(actsFor.replace(/^\w+:/, ""))}`;
  }

  private note(id: string, name: string, { span, actsFor }: { span: Span; actsFor: string | null }): void {
    const known = this.found.get(id) ?? { entity: partyOf(id, name, actsFor), mentions: new Map<number, Span>() };
    known.mentions.set(span.start, { start: span.start, end: span.end });
    this.found.set(id, known);
  }
}

function partyOf(id: string, name: string, actsFor: string | null): Entity {
  const country = actsFor?.startsWith("state:") === true ? actsFor : null;
  return { id, type: id.startsWith("person:") ? "person" : "group", name, iso3: null, country, actsFor, aliases: [], mentions: [] };
}

function nameOf(written: string): string | null {
  let name = written
    .replace(tail, "")
    .replace(/['’]s?$/, "")
    .replace(/["“”]|(?<!\p{L})[‘'’]/gu, "");
  for (let shorter = name.replace(determiner, ""); shorter !== name; shorter = name.replace(determiner, "")) name = shorter;
  if (name.split(" ").length > mostWords || slug(name) === "" || !/\p{L}/u.test(name)) return null;
  return name;
}

/** "Norland's Ada Lund" is Ada Lund, and so are "Danish Foreign Minister Ada Lund" and "Cmdr. Ada Lund". */
function personIn(name: string): string {
  const own = /^\p{Lu}[^\s]*['’]s\s+(.+)$/u.exec(name)?.[1] ?? "";
  const words = name.split(" ");
  const behindOffice = words.slice(words.findLastIndex((word) => agents.has(word.toLowerCase())) + 1).join(" ");
  const person = [own, behindOffice].find((words) => words.includes(" ") && isPersonName(words)) ?? name;
  const bare = withoutTitles(person).replace(/^(?:\p{Ll}\S*\s+)+/u, "");
  return isPersonName(bare) ? bare : person;
}

function isPersonName(words: string): boolean {
  const match = matchName(words, 0);
  return match !== null && words.slice(match.after).trim() === "";
}
