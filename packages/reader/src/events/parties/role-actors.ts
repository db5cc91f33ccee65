import { compareSpans, type Entity, entityId, slug, type Span } from "@rapporteur/core/model";
import type { Sentence, Token } from "../../language/sentence.ts";
import { childrenBy, lemmaAt, tokenAt, tokensSpan } from "../../language/tree/tree.ts";

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

/** Offices: one person where the noun is singular. */
const offices = wordSet(
  `president premier chancellor minister king queen prince princess emir sultan monarch general admiral commander governor mayor ambassador envoy emissary
   spokesman spokeswoman spokesperson negotiator mediator colonel captain commissioner chairman chairwoman deputy prophet secretary senator congressman congresswoman lawmaker legislator mp cleric judge prosecutor
   dictator autocrat strongman leader chief official diplomat inspector adviser advisor warlord`,
);

/** Bodies, which act in the singular too. */
const bodies = wordSet(
  `government opposition junta army military navy police parliament senate congress legislature regime authority administration court committee council
   commission agency delegation coalition cartel faction militia movement alliance bloc union cabinet ministry embassy guard brigade tribe clan church gang mob
   newspaper broadcaster leadership fleet presidency secretariat prosecution regulator watchdog`,
);

/** Bodies that are somebody's: "*his own* party", "the *prosecutor's* office". */
const ownedBodies = wordSet("party office government army cabinet coalition parliament police faction movement ministry bloc company family union");

/** People who act together: in the plural only. */
const people = wordSet(
  `rebel insurgent militant guerrilla jihadist separatist fighter gunman terrorist mercenary protester demonstrator rioter striker settler refugee migrant hostage prisoner
   detainee dissident troop soldier peacekeeper force officer pirate smuggler hacker oligarch exile hardliner host mediator negotiator bishop monk imam priest rabbi pastor villager peasant squatter deserter defector conscript reservist docker tribesman nationalist islamist royalist loyalist`,
);

/** Too wide to be an actor unless something narrows them: "*Gulf* states", "*Taiwanese* firms", "*both* teams". */
const wideNouns = wordSet(
  `state country government capital power ally neighbour neighbor monarchy nation republic kingdom company firm bank party carmaker exporter importer producer refiner
   insurer investor lender creditor donor buyer supplier trader shipper manufacturer voter student worker farmer miner activist journalist team mission grower rancher trucker fisherman merchant doctor teacher lawyer industrialist landowner`,
);

/** What narrows nothing. */
const emptyModifiers = wordSet(
  "other many several few some such own various certain new old big small major key main more most next last first second different",
);

const numerals = /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})$/i;

const definite = /^(?:the|both|these|those|all|his|her|its|their)$/i;

/** Sureness that a bare phrase ("the minister") and a described one ("northern clans") name an actor the text can tell. */
const bareCertainty = 0.78;
const describedCertainty = 0.86;

/** An actor known by a role or as a group alone, and the phrase. */
export interface RoleActor {
  readonly entity: string;
  readonly span: Span;
  readonly certainty: number;
}

/** An actor of an unknown name. */
export interface NamedActor extends RoleActor {
  readonly name: string;
}

/** Sureness that a name which no list knows is an actor's. */
const unknownCertainty = 0.75;

/** Words of names that are no actors: texts, times, waters, ways, events, degrees. */
const noActors =
  /^(?:Accord|Accords|Treaty|Agreement|Convention|Protocol|Article|Annex|Appendix|Chapter|Section|Part|Act|Bill|Plan|Initiative|Summit|Conference|Programme|Program|Project|Road|Belt|Route|Strait|Straits|Sea|Gulf|Bay|River|Lake|Mount|Mountains?|Islands?|Isle|Shoal|Reef|Peninsula|Canal|Pipeline|Stream|War|Wars|Day|Week|Year|Eve|Award|Prize|Declaration|Charter|Constitution|Report|Review|Strategy|Doctrine|Corridor|Bridge|Port|Airport|Valley|Desert|Ocean|Coast|Cape|East|West|North|South|Street|Avenue|Square|Palace|Hall|Hotel|Stadium|Cup|Games|Olympics|Christmas|Easter|Ramadan|Brexit|Covid|COVID|Spring|Revolution|Process|Dialogue|Framework|Resolution|Order|Cold|English|French|Dr|Mr|Mrs|Ms|Professor|January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$|^\P{L}|^.$/u;

/**
 * Actors that a text names by what they are and not by name: "the crown prince", "northern clans", "Taiwanese firms". Each is an entity of type
 * `group`, with a country where the phrase tells one; it acts for nobody but itself. "The minister" is the minister described before.
 *
 * Cost: O(words of the phrase) a question.
 */
export class RoleActors {
  private readonly byId = new Map<string, Entity>();
  private readonly lastByNoun = new Map<string, string>();
  private readonly unknownNames = new Set<string>();

  /**
   * The actor that a noun phrase names by role, or null where its head is no role, it tells too little, or it is one of an unknown many ("a minister").
   *
   * @param index token that heads the phrase
   * @param country entity id of the state the phrase names beside the role, or null
   * @param owner name of the party that the phrase says it belongs to by a pronoun, or null
   */
  at(sentence: Sentence, index: number, country: string | null, owner: string | null = null): RoleActor | null {
    const head = officeBehind(sentence, index);
    const lemma = lemmaAt(sentence, head);
    if (owner !== null && ownedBodies.has(lemma)) return this.owned(sentence, head, { country, owner });
    if (!isRole(tokenAt(sentence, head), lemma)) return null;
    const { first, determiners } = phraseAt(sentence, head, index);
    const isBare = first === head;
    const tells = isBare ? isDefinite(tokenAt(sentence, head), determiners) : !isIndefinite(tokenAt(sentence, head), determiners);
    if (!tells) return null;
    const span = tokensSpan(sentence, first, head);
    const name = sentence.tokens
      .slice(first, head + 1)
      .map(({ form }, index, all) => (index > 0 && !/^(?:-|['’]s?)$/.test(form) && all[index - 1]?.form !== "-" ? ` ${form}` : form))
      .join("");
    const known = isBare ? this.lastByNoun.get(lemma) : undefined;
    if (known !== undefined && !this.byId.has(known)) return { entity: known, span, certainty: bareCertainty };
    const entity = known ?? entityId("group", name);
    if (slug(name) === "") return null;
    this.lastByNoun.set(lemma, entity);
    this.note(entity, { name, country, span });
    return { entity, span, certainty: isBare ? bareCertainty : describedCertainty };
  }

  /**
   * The actor that a run of capitalised words may name where the language layer knows none: "the Sovereign Front", "Meridian". Null for names of
   * times, texts, waters and the like, and for a word that has its capital from where it stands.
   */
  named(sentence: Sentence, head: number): NamedActor | null {
    let first = head;
    let last = head;
    while (first > 0 && isNameToken(tokenAt(sentence, first - 1))) first--;
    while (last + 1 < sentence.tokens.length && isNameToken(tokenAt(sentence, last + 1))) last++;
    const words = sentence.tokens.slice(first, last + 1).map(({ form }) => form);
    if (first === 0 && words.length === 1) return null;
    if (words.some((word) => noActors.test(word)) || words.length > 5) return null;
    const span = tokensSpan(sentence, first, last);
    const name = words.join(" ");
    const entity = entityId("group", name);
    return slug(name) === "" ? null : { entity, span, certainty: unknownCertainty, name };
  }

  /** True for an actor of a name that no list knows: it may be a place. */
  isUnknownName(entity: string): boolean {
    return this.unknownNames.has(entity);
  }

  /** Keeps an actor of `named` that is used. */
  noteName({ entity, span, name }: NamedActor): void {
    this.unknownNames.add(entity);
    this.note(entity, { name, country: null, span });
  }

  /** "*her own* party attacked her": known by whose it is. */
  private owned(sentence: Sentence, head: number, { country, owner }: { country: string | null; owner: string }): RoleActor | null {
    const possessor = childrenBy(sentence, head, "nmod:poss")[0];
    if (possessor === undefined) return null;
    const name = `${owner}: ${lemmaAt(sentence, head)}`;
    const entity = entityId("group", name);
    const span = tokensSpan(sentence, Math.min(possessor, head), head);
    this.note(entity, { name, country, span });
    return { entity, span, certainty: describedCertainty };
  }

  /** "Inspectors of the Agency" were named: later "the inspectors" are the Agency's. */
  remember(lemma: string, entity: string): void {
    if (people.has(lemma) || offices.has(lemma)) this.lastByNoun.set(lemma, entity);
  }

  /** True for an actor that only a role names. */
  has(entity: string): boolean {
    return this.byId.has(entity);
  }

  /** The actors among `used`, as entities, in text order of their first mention. */
  entities(used: ReadonlySet<string>): Entity[] {
    return [...this.byId.values()]
      .filter(({ id }) => used.has(id))
      .map((entity) => ({ ...entity, mentions: [...entity.mentions].sort(compareSpans) }))
      .sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
  }

  private note(id: string, { name, country, span }: { name: string; country: string | null; span: Span }): void {
    const known = this.byId.get(id);
    const others = (known?.mentions ?? []).filter(({ start }) => start !== span.start);
    this.byId.set(id, {
      id,
      type: "group",
      name: known?.name ?? name,
      iso3: null,
      country: known?.country ?? country,
      actsFor: null,
      aliases: [],
      mentions: [...others, span],
    });
  }
}

const times = /^(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/;

function isNameToken({ upos, form }: Token): boolean {
  return (upos === "PROPN" || upos === "X") && /^\p{Lu}/u.test(form) && !times.test(form);
}

function isRole({ upos, xpos }: Token, lemma: string): boolean {
  if (upos !== "NOUN") return false;
  const isPlural = xpos === "NNS";
  return offices.has(lemma) || bodies.has(lemma) || (isPlural && (people.has(lemma) || wideNouns.has(lemma)));
}

/** "the crown *prince*", where the parser took its first word for the head. */
function officeBehind(sentence: Sentence, index: number): number {
  if (!/^\p{Ll}/u.test(tokenAt(sentence, index).form)) return index;
  return childrenBy(sentence, index, "flat", "appos").find((child) => child === index + 1 && offices.has(lemmaAt(sentence, child))) ?? index;
}

/** Where the words that describe the head begin, and the determiners before them. */
function phraseAt(sentence: Sentence, head: number, index: number): { first: number; determiners: readonly string[] } {
  const owned = childrenBy(sentence, head, "nmod:poss").filter((child) => tokenAt(sentence, child).upos === "PROPN");
  const describing = [...childrenBy(sentence, head, "amod", "compound"), ...owned].filter(
    (child) => child < head && !emptyModifiers.has(lemmaAt(sentence, child)),
  );
  const first = Math.min(head, index, ...describing);
  const determiners = childrenBy(sentence, index, "det", "nummod", "nmod:poss", "det:predet", "cc:preconj").map(
    (child) => tokenAt(sentence, child).form,
  );
  return { first, determiners };
}

/** "the rebels", "both teams", "two committees", and bare "protesters" or "parliament". */
function isDefinite({ xpos, lemma }: Token, determiners: readonly string[]): boolean {
  // "both teams", "the five governments"
  if (wideNouns.has(lemma.toLowerCase()))
    return (
      determiners.some((word) => /^both$/i.test(word)) ||
      (determiners.some((word) => /^(?:the|these|those)$/i.test(word)) && determiners.some((word) => numerals.test(word)))
    );
  if (xpos === "NNS") return determiners.every((word) => !/^(?:no|any)$/i.test(word));
  return determiners.length === 0 ? bodies.has(lemma.toLowerCase()) : determiners.some((word) => definite.test(word));
}

/** "a Polish minister", "no foreign company": one of many, or none. */
function isIndefinite({ xpos }: Token, determiners: readonly string[]): boolean {
  return xpos !== "NNS" && determiners.some((word) => /^(?:an?|no|any|each|every|another|some)$/i.test(word));
}
