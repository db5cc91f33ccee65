import type { Entity, EntityType, Span } from "@rapporteur/core/model";
import type { Analysis, Mention } from "../../language/mention.ts";
import type { Sentence } from "../../language/sentence.ts";
import { antecedentOf, conjunctsOf, obliquesOf, prepositionOf, subjectsOf } from "../../language/tree/clause.ts";
import { childrenBy, hasRelation, lemmaAt, subtreeSpan, tokenAt } from "../../language/tree/tree.ts";
import { estranged, selfGoverning } from "../../language/entities/gazetteer/agent-nouns.ts";
import { agentNouns, deedNouns, describingNouns, fighterNouns, ownDeeds } from "./deed-nouns.ts";
import { placeNamesOf } from "./place-names.ts";
import type { RoleActors } from "./role-actors.ts";
import { isStateFirm } from "./state-firm.ts";

/** An entity that acts or is acted on, with the noun phrase that brings it in. */
export interface Actor {
  readonly entity: string;
  readonly span: Span;
  /** How sure the phrase means the entity itself: 1 for its name, less for "its troops" or "its decision". */
  readonly certainty: number;
}

const actorTypes: ReadonlySet<EntityType> = new Set(["state", "organization", "person", "group"]);

export interface ActorOptions {
  /** Where phrases that name an actor by role alone are looked up; without it they name nobody. */
  readonly roles?: RoleActors;
  /**
   * True to name the country of any noun phrase that is no actor itself ("Afghan rebels" → Afghanistan), as event data
   * sets code it. False, the default, keeps to whom the phrase acts for: rebels act for no state.
   */
  readonly byCountry?: boolean;
}

/** Finds the actors of noun phrases. Built once a document: O(mentions). */
export class ActorFinder {
  private readonly bySentence: ReadonlyMap<number, ReadonlyMap<number, readonly Mention[]>>;
  private readonly entities: ReadonlyMap<string, Entity>;
  private readonly sentences: readonly Sentence[];
  /** Names that the text says something is in. */
  private readonly placeNames: ReadonlySet<string>;
  /** See `ActorOptions.byCountry`. */
  readonly readsByCountry: boolean;
  private readonly roles: RoleActors | null;

  constructor(analysis: Analysis, options: ActorOptions = {}) {
    this.readsByCountry = options.byCountry ?? false;
    this.roles = options.roles ?? null;
    const index = new Map<number, Map<number, Mention[]>>();
    for (const mention of analysis.mentions) {
      const heads = index.get(mention.sentence) ?? new Map<number, Mention[]>();
      index.set(mention.sentence, heads);
      heads.set(mention.head, [...(heads.get(mention.head) ?? []), mention]);
    }
    this.bySentence = index;
    this.entities = new Map(analysis.entities.map((entity) => [entity.id, entity]));
    this.sentences = analysis.sentences;
    this.placeNames = this.roles === null ? new Set() : placeNamesOf(analysis.sentences);
  }

  /** All phrases of a sentence that name an actor, by the index of their heads, in text order. */
  inSentence(sentenceIndex: number): { head: number; actors: Actor[] }[] {
    const heads = [...(this.bySentence.get(sentenceIndex)?.keys() ?? [])].sort((a, b) => a - b);
    return heads.map((head) => ({ head, actors: this.named(sentenceIndex, head, 1) })).filter(({ actors }) => actors.length > 0);
  }

  /** True where the sentence mentions any actor at all. */
  hasActors(sentenceIndex: number): boolean {
    return this.bySentence.has(sentenceIndex);
  }

  /** Phrases that are being looked into: what owns one may lead back to it. */
  private readonly open = new Set<string>();

  /** Actors that a noun phrase names: itself, or as the state or body whose agents it names. Empty for anything else. */
  at(sentenceIndex: number, index: number): Actor[] {
    const key = `${sentenceIndex} ${index}`;
    if (this.open.has(key)) return [];
    this.open.add(key);
    try {
      return this.inside(sentenceIndex, index);
    } finally {
      this.open.delete(key);
    }
  }

  private inside(sentenceIndex: number, index: number): Actor[] {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const head = antecedentOf(sentence, index);
    const named = this.apposed(sentenceIndex, head) ?? this.named(sentenceIndex, head, 1);
    if (this.readsByCountry && named.some((actor) => this.isStateless(actor.entity))) {
      const owners = this.owners(sentenceIndex, head, 0.9);
      if (owners.length > 0) return owners;
    }
    if (named.length > 0) return this.partners(sentenceIndex, head, named);
    if (this.readsByCountry) return this.owners(sentenceIndex, head, 0.8);
    const represented = this.represented(sentenceIndex, head);
    return represented.length > 0 ? represented : this.byRole(sentenceIndex, head);
  }

  /** Whose agents or members a noun names. */
  private represented(sentenceIndex: number, head: number): Actor[] {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    if (fighterNouns.test(lemmaAt(sentence, head)))
      return this.owners(sentenceIndex, head, 0.9, ["of", "from"]).filter(({ entity }) => this.isMovement(entity));
    if (!agentNouns.has(lemmaAt(sentence, head)) && !isStateFirm(sentence, head)) return this.memberOf(sentenceIndex, head);
    if (childrenBy(sentence, head, "amod", "compound").some((child) => estranged.test(lemmaAt(sentence, child)))) return [];
    return this.owners(sentenceIndex, head, 0.92)
      .filter((actor) => !(this.roles?.isUnknownName(actor.entity) ?? false))
      .flatMap((actor) => this.bodyBehind(sentenceIndex, head, actor));
  }

  private isMovement(id: string): boolean {
    const known = this.entities.get(id);
    return known !== undefined && (known.type === "group" || known.type === "organization") && known.actsFor === null;
  }

  /** Tells the role actors whose agents a sentence speaks of, so that "the inspectors" of a later one are known. */
  noteAgents(sentenceIndex: number): void {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    sentence.tokens.forEach(({ xpos }, head) => {
      if (xpos !== "NNS" || !agentNouns.has(lemmaAt(sentence, head))) return;
      const [only, ...others] = this.represented(sentenceIndex, head);
      if (only !== undefined && others.length === 0) this.roles?.remember(lemmaAt(sentence, head), only.entity);
    });
  }

  /** "*her* inspectors": the agents of the body she acts for, and her own only where she is named. */
  private bodyBehind(sentenceIndex: number, head: number, actor: Actor): Actor[] {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const owner = this.entities.get(actor.entity);
    const isPronoun = childrenBy(sentence, head, "nmod:poss").some((child) => tokenAt(sentence, child).upos === "PRON");
    if (!isPronoun || owner?.type !== "person" || this.roles === null) return [actor];
    return owner.actsFor !== null && this.entities.has(owner.actsFor) ? [{ ...actor, entity: owner.actsFor }] : [];
  }

  private byRole(sentenceIndex: number, index: number): Actor[] {
    if (this.roles === null) return [];
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const head = tokenAt(sentence, index).upos === "PRON" ? this.pluralBefore(sentenceIndex, index) : index;
    if (head === null) return [];
    if (tokenAt(sentence, head).upos === "PROPN") return this.byUnknownName(sentenceIndex, head);
    if (head !== index)
      return this.at(sentenceIndex, head).map((actor) => ({ ...actor, span: spanAt(sentence, index), certainty: actor.certainty * 0.85 }));
    const role = this.roles.at(sentence, head, this.countryNear(sentenceIndex, head), this.ownerNamed(sentenceIndex, head));
    return role === null ? [] : [role];
  }

  /** "*Meridian* sued Nauru": a name that no list knows and no mention covers. */
  private byUnknownName(sentenceIndex: number, head: number): Actor[] {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const actor = this.roles?.named(sentence, head) ?? null;
    if (actor === null || this.placeNames.has(actor.name)) return [];
    const isMentioned = [...(this.bySentence.get(sentenceIndex)?.values() ?? [])]
      .flat()
      .some((mention) => mention.start < actor.span.end && mention.end > actor.span.start);
    if (isMentioned) return [];
    this.roles?.noteName(actor);
    return [actor];
  }

  /** Whose thing a phrase speaks of by a pronoun that has one meaning: the name of "*her* party"'s leader. */
  private ownerNamed(sentenceIndex: number, head: number): string | null {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const possessor = childrenBy(sentence, head, "nmod:poss").find((child) => tokenAt(sentence, child).upos === "PRON");
    const meant = possessor === undefined ? [] : (this.bySentence.get(sentenceIndex)?.get(possessor) ?? []).flatMap((mention) => mention.entities);
    return meant.length === 1 ? (this.entities.get(meant[0] as string)?.name ?? null) : null;
  }

  /** "let *inspectors* in and then refused *them* access": people named in the plural just before in the sentence, where nothing else is. */
  private pluralBefore(sentenceIndex: number, pronoun: number): number | null {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    if (!/^(?:they|them)$/i.test(tokenAt(sentence, pronoun).form)) return null;
    for (let at = pronoun - 1; at >= 0; at--) {
      if (tokenAt(sentence, at).xpos === "NNS" && this.at(sentenceIndex, at).length > 0) return at;
    }
    return null;
  }

  /** The one state that a phrase names beside its role: "*Taiwanese* firms", "protesters in *Georgia*". */
  private countryNear(sentenceIndex: number, head: number): string | null {
    const states = this.owners(sentenceIndex, head, 1, ["of", "in", "from"])
      .map(({ entity }) => entity)
      .filter((id) => this.entities.get(id)?.type === "state");
    return states.length === 1 ? (states[0] as string) : null;
  }

  /** As `at`; where the phrase is no actor, the one that owns it or that it is of: "condemned *Netanyahu*'s decision". */
  within(sentenceIndex: number, index: number): Actor[] {
    const direct = this.at(sentenceIndex, index);
    if (direct.length > 0) return direct;
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const head = antecedentOf(sentence, index);
    // "condemned the attack on Kyiv" strikes the attacker, not Kyiv.
    if (deedNouns.has(lemmaAt(sentence, head)) && !this.readsByCountry) return this.owners(sentenceIndex, head, 0.75, ["by"]);
    const owners = this.owners(sentenceIndex, head, 0.75);
    return owners.length > 0 ? owners : this.deeper(sentenceIndex, index);
  }

  /** As `at`; where the phrase names a deed, whose deed it is. */
  doer(sentenceIndex: number, index: number): Actor[] {
    const direct = this.at(sentenceIndex, index);
    if (direct.length > 0) return direct;
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const lemma = lemmaAt(sentence, index);
    if (!deedNouns.has(lemma) && !ownDeeds.has(lemma)) return this.described(sentenceIndex, antecedentOf(sentence, index));
    const owners = this.owners(sentenceIndex, index, 0.7, ["by", "of"]);
    return owners.length > 0 ? owners : this.issuers(sentenceIndex, index);
  }

  /** "Paraguay, a *country* that recognizes …", "is the only *country* that": the party that the noun describes. */
  private described(sentenceIndex: number, noun: number): Actor[] {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    if (!describingNouns.test(lemmaAt(sentence, noun))) return [];
    const { deprel, head } = tokenAt(sentence, noun);
    const named = deprel === "appos" && head >= 0 ? [head] : childrenBy(sentence, noun, "cop").length > 0 ? childrenBy(sentence, noun, "nsubj") : [];
    return named.flatMap((at) => this.at(sentenceIndex, at)).map((actor) => ({ ...actor, certainty: actor.certainty * 0.9 }));
  }

  /** "parliament passed a *resolution* criticising him": who does a text's deed is who puts the text out. */
  private issuers(sentenceIndex: number, noun: number): Actor[] {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const { deprel, head: verb } = tokenAt(sentence, noun);
    if (
      deprel !== "obj" ||
      verb < 0 ||
      !/^(?:pass|adopt|issue|release|publish|sign|send|make|deliver|give|write|approve)$/.test(lemmaAt(sentence, verb))
    )
      return [];
    return subjectsOf(sentence, verb).flatMap((subject) =>
      this.at(sentenceIndex, subject).map((actor) => ({ ...actor, certainty: actor.certainty * 0.8 })),
    );
  }

  /** The possessor or adjective of nationality of a noun: "*Russia's* invasion", "the *Russian* invasion". */
  ownerOf(sentenceIndex: number, noun: number): Actor[] {
    return this.owners(sentenceIndex, noun, 0.95, []);
  }

  /** "German Chancellor Anna Weber", where the parser took the adjective or the office for the head: the person named beside it. */
  private apposed(sentenceIndex: number, head: number): Actor[] | null {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const isAdjective =
      tokenAt(sentence, head).xpos === "JJ" && (this.bySentence.get(sentenceIndex)?.get(head) ?? []).some((mention) => mention.kind === "adjective");
    if (!isAdjective && !agentNouns.has(lemmaAt(sentence, head))) return null;
    const person = childrenBy(sentence, head, "appos", "flat", "compound").find(
      (child) => child > head && child <= head + 3 && this.isPersonNamed(sentenceIndex, child),
    );
    return person === undefined ? null : this.named(sentenceIndex, person, 0.95);
  }

  /** "Leaders of France, Italy and Spain" are of all three, where the mention names the first alone. */
  private partners(sentenceIndex: number, head: number, named: readonly Actor[]): Actor[] {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const isListed =
      agentNouns.has(lemmaAt(sentence, head)) && childrenBy(sentence, head, "nmod").some((child) => childrenBy(sentence, child, "conj").length > 0);
    const owners = isListed ? this.owners(sentenceIndex, head, 0.92, ["of", "from"]) : [];
    return owners.length > named.length ? owners : [...named];
  }

  /**
   * The state that a place stands for ("an ambassador to *Cairo*"), where the text names it too; else, for acts done to
   * places, the place itself.
   */
  aim(sentenceIndex: number, index: number, isGround: boolean): Actor[] {
    const mention = (this.bySentence.get(sentenceIndex)?.get(index) ?? []).find((candidate) =>
      candidate.entities.some((id) => this.entities.get(id)?.type === "place"),
    );
    const place = mention?.entities.map((id) => this.entities.get(id)).find((entity) => entity?.type === "place");
    if (!place || !mention) return [];
    const state = place.country !== null && this.entities.has(place.country) ? place.country : null;
    if (state === null && !isGround) return [];
    return [{ entity: state ?? place.id, span: mention, certainty: state ? 0.85 : 0.7 }];
  }

  /** True where the entity speaks or acts for `body`, so that an act on it would be an act on itself. */
  actsFor(entity: string, body: string): boolean {
    return this.entities.get(entity)?.actsFor === body;
  }

  /** True for a person of that country: "promised to withdraw Turkish troops" is nothing done to Turkey. */
  belongsTo(entity: string, country: string): boolean {
    const known = this.entities.get(entity);
    return known?.type === "person" && known.country === country;
  }

  private isPersonNamed(sentenceIndex: number, head: number): boolean {
    return this.named(sentenceIndex, head, 1).some((actor) => this.entities.get(actor.entity)?.type === "person");
  }

  /** True for a person: what only bodies and forces can do, a person does not. */
  isPerson(entity: string): boolean {
    return this.entities.get(entity)?.type === "person";
  }

  private isStateless(id: string): boolean {
    const entity = this.entities.get(id);
    return entity !== undefined && (entity.type === "person" || entity.type === "group") && entity.country === null && entity.actsFor === null;
  }

  private named(sentenceIndex: number, head: number, certainty: number): Actor[] {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const mentions = this.bySentence.get(sentenceIndex)?.get(head) ?? this.namesAround(sentenceIndex, head);
    if (!this.readsByCountry && mentions.some((mention) => mention.kind === "adjective") && isSomePeople(sentence, head)) return [];
    const best = mentions.toSorted((a, b) => b.end - b.start - (a.end - a.start)).find((mention) => this.actorsAmong(mention).length > 0);
    if (!best) return [];
    const sure = certainty * (best.kind === "pronoun" ? 0.85 : 1) * (best.entities.length > 1 ? 0.9 : 1);
    const span = best.kind === "pronoun" ? best : phraseSpan(sentence, head);
    return this.actorsAmong(best).map((entity) => ({ entity, span, certainty: sure }));
  }

  /** "*Colonel* Traoré", where the parser took the title or another word of the name for its head. */
  private namesAround(sentenceIndex: number, head: number): readonly Mention[] {
    const token = tokenAt(this.sentences[sentenceIndex] as Sentence, head);
    if (!/^NNPS?$/.test(token.xpos)) return [];
    return [...(this.bySentence.get(sentenceIndex)?.values() ?? [])]
      .flat()
      .filter((mention) => mention.kind === "name" && mention.start <= token.end + 1 && token.end <= mention.end);
  }

  private actorsAmong(mention: Mention): string[] {
    return mention.entities.filter((id) => {
      const type = this.entities.get(id)?.type;
      return type !== undefined && (actorTypes.has(type) || (type === "place" && (this.readsByCountry || selfGoverning.has(id))));
    });
  }

  private owners(
    sentenceIndex: number,
    head: number,
    certainty: number,
    prepositions = ["of", "in", "from", "by", "for", "against", "on", "to", "with", "between"],
  ): Actor[] {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const span = phraseSpan(sentence, head);
    const through = (children: readonly number[]): Actor[] =>
      children
        .flatMap((child) => conjunctsOf(sentence, child))
        .flatMap((child) => this.at(sentenceIndex, child))
        .map(({ entity, certainty: own }) => ({ entity, span, certainty: certainty * own }));
    const owning = childrenBy(sentence, head, "nmod:poss");
    const possessors = through(owning);
    // "his Uruguayan colleague" is Uruguay's, and his only in name.
    const isPeer = /^(?:colleague|counterpart|peer|opposite|homologue)$/.test(lemmaAt(sentence, head));
    if (possessors.length > 0 && !(isPeer && owning.every((child) => tokenAt(sentence, child).upos === "PRON"))) return possessors;
    const beside = childrenBy(sentence, head, "amod", "compound", "nmod:desc", "det");
    // "a Philippine supply boat": the adjective may hang on the word between.
    const between = beside
      .filter((child) => tokenAt(sentence, child).upos === "NOUN")
      .flatMap((child) => childrenBy(sentence, child, "amod", "nmod:poss"));
    const adjectives = through([...beside, ...between]);
    if (adjectives.length > 0) return adjectives;
    if (possessors.length > 0) return [];
    const attributes = through(childrenBy(sentence, head, "nmod").filter((child) => prepositions.includes(prepositionOf(sentence, child))));
    return attributes.length > 0 || !prepositions.includes("by") ? attributes : through(putForwardBy(sentence, head));
  }

  /** "members of Hamas", "one of Putin's generals". */
  private memberOf(sentenceIndex: number, head: number): Actor[] {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    if (
      !/^(?:member|part|one|some|leader|people|thousand|hundred|dozen|group|handful|number|majority|pair|team|unit|column|convoy|wave)$/.test(
        lemmaAt(sentence, head),
      )
    )
      return [];
    return this.owners(sentenceIndex, head, 0.8, ["of", "from"]);
  }

  /** One level further down: "attack on *the city of Aleppo's* outskirts" is left alone. */
  private deeper(sentenceIndex: number, index: number): Actor[] {
    const sentence = this.sentences[sentenceIndex] as Sentence;
    const next = childrenBy(sentence, index, "nmod", "nmod:poss").filter((child) => !hasRelation(tokenAt(sentence, child), ["nmod:unmarked"]));
    for (const child of next) {
      const owners = this.owners(sentenceIndex, child, 0.55);
      if (owners.length > 0) return owners;
    }
    return [];
  }
}

/** "Americans", "millions of Germans": people of a country, who are not the state; "the Americans" mostly are. */
function isSomePeople(sentence: Sentence, head: number): boolean {
  const { form, deprel, xpos } = tokenAt(sentence, head);
  if (!/s$/.test(form) || !/^NN/.test(xpos) || /^(?:amod|compound|flat)/.test(deprel)) return false;
  const isDefinite = childrenBy(sentence, head, "det").some((det) => /^the$/i.test(tokenAt(sentence, det).form));
  // "the Americans who stayed" are some of them; "the Turks, whose drones …" are Turkey.
  const isNarrowed = childrenBy(sentence, head, "acl").some((child) => sentence.tokens.slice(head + 1, child).every((token) => token.form !== ","));
  return !isDefinite || isNarrowed || childrenBy(sentence, head, "amod").length > 0;
}

/** "an offer *made by* the Taliban": the agents of what puts something forward. */
function putForwardBy(sentence: Sentence, noun: number): number[] {
  return childrenBy(sentence, noun, "acl")
    .filter((child) =>
      /^(?:make|put|propose|submit|table|present|offer|issue|adopt|announce|lodge|file|draft|write|launch|impose|send)$/.test(
        lemmaAt(sentence, child),
      ),
    )
    .flatMap((child) => obliquesOf(sentence, child).flatMap((phrase) => (phrase.preposition === "by" ? [phrase.head] : [])));
}

/** A noun phrase without its preposition, relative clauses, apposition and coordination. */
function phraseSpan(sentence: Sentence, head: number): Span {
  return subtreeSpan(sentence, head, {
    without: (token, _index, parent) =>
      parent === head &&
      (hasRelation(token, ["case", "conj", "cc", "appos", "acl", "parataxis", "punct", "advcl", "nsubj", "cop", "mark", "aux", "ccomp"]) ||
        token.deprel === "acl:relcl"),
  });
}

function spanAt(sentence: Sentence, index: number): Span {
  const { start, end } = tokenAt(sentence, index);
  return { start, end };
}
