import { type Entity, entityId, slug, type Span } from "@rapporteur/core/model";
import type { Filler } from "../../language/heads/index.ts";
import type { Analysis, Mention } from "../../language/mention.ts";
import { ActorFinder } from "../relations/actors.ts";
import { RoleActors } from "../relations/role-actors.ts";
import { tokenAt } from "../syntax/tree.ts";
import { headOf, sentenceAt, tokensIn } from "./token-span.ts";

/** A party of a statement: its entity, and the words that bring it in (null: the author). */
export interface Party {
  readonly entity: string;
  readonly span: Span | null;
  readonly chance: number;
}

/** Unnamed parties with more words than this are described, not named: they stay open. */
const mostWords = 6;

const pronoun =
  /^(?:I|me|my|mine|we|us|our|ours|you|your|yours|he|him|his|she|her|hers|it|its|they|them|their|theirs|who|whom|whose|which|that|this|these|those|one|ones|both|neither|either|each|all|everyone|everybody|nobody|someone|somebody|anyone|others?|there|himself|herself|itself|themselves|ourselves)$/i;

const thirdPerson = /^(?:he|him|his|she|her|hers|they|them|their|theirs|himself|herself|themselves)$/i;

/** Tells which entity the words of a role mean. Built once a document. */
export class PartyResolver {
  private readonly analysis: Analysis;
  private readonly finder: ActorFinder;
  private readonly roles = new RoleActors();
  private readonly mentions: readonly Mention[];
  private readonly unnamed = new Map<string, Entity>();

  constructor(analysis: Analysis) {
    this.analysis = analysis;
    this.finder = new ActorFinder(analysis, { roles: this.roles });
    this.mentions = analysis.mentions.toSorted((a, b) => a.start - b.start || b.end - a.end);
  }

  /** The entities that a filler means; none where the text does not tell. @param author entity of the section's author, or null */
  resolve(filler: Filler, author: string | null): Party[] {
    if (filler.span === null) return author === null ? [] : [{ entity: author, span: null, chance: filler.chance }];
    const own = this.named(filler.span);
    if (own.length > 0 && !this.isPronoun(filler.span)) return own.map((entity) => ({ entity, span: filler.span, chance: filler.chance }));
    const stands = (entities: readonly string[]): Party[] => entities.map((entity) => ({ entity, span: filler.span, chance: filler.chance }));
    const spans = filler.antecedents.flatMap(({ span }) => (span === null ? [] : [span]));
    const meant = spans.map((span) => this.named(span)).find((entities) => entities.length > 0);
    if (meant !== undefined) return stands(meant);
    // Nobody writes "he" of oneself: what the rules make of it comes before the author.
    const isAuthor = author !== null && filler.antecedents.some(({ span }) => span === null);
    if (isAuthor && !(own.length > 0 && this.isThirdPerson(filler.span))) return stands([author]);
    if (own.length > 0) return stands(own);
    const antecedent = spans.map((span) => this.described(span)).find((entity) => entity !== null);
    if (antecedent !== undefined) return stands([antecedent]);
    const described = this.described(filler.span);
    return described === null ? [] : [{ entity: described, span: filler.span, chance: filler.chance }];
  }

  /** Parties that no list names, of those that are used. */
  entities(used: ReadonlySet<string>): Entity[] {
    const known = new Set(this.analysis.entities.map(({ id }) => id));
    const all = new Map([...this.unnamed.values(), ...this.roles.entities(used)].map((entity) => [entity.id, entity]));
    return [...all.values()].filter(({ id }) => used.has(id) && !known.has(id)).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }

  private isThirdPerson(span: Span): boolean {
    return thirdPerson.test(this.analysis.text.slice(span.start, span.end).trim());
  }

  private isPronoun(span: Span): boolean {
    return pronoun.test(this.analysis.text.slice(span.start, span.end).trim());
  }

  /** By a mention of just these words, else by what heads them. */
  private named(span: Span): readonly string[] {
    const exact = this.mentions.find((mention) => isAlike(this.analysis.text, mention, span));
    if (exact !== undefined) return exact.entities;
    const index = sentenceAt(this.analysis.sentences, span.start);
    const sentence = this.analysis.sentences[index];
    const range = sentence === undefined ? null : tokensIn(sentence, span);
    if (sentence === undefined || range === null) return [];
    const head = headOf(sentence, range);
    return [...new Set(this.finder.at(index, head).map(({ entity }) => entity))];
  }

  /** An entity made of the words themselves: "the farmers of Dubăsari". */
  private described(span: Span): string | null {
    const words = this.analysis.text.slice(span.start, span.end).replace(/\s+/g, " ").trim();
    const name = words.replace(/^(?:the|a|an|some|many|several|most|those|these)\s+/i, "");
    if (pronoun.test(name) || name.split(" ").length > mostWords || slug(name) === "" || !/\p{L}/u.test(name)) return null;
    const index = sentenceAt(this.analysis.sentences, span.start);
    const sentence = this.analysis.sentences[index];
    const range = sentence === undefined ? null : tokensIn(sentence, span);
    if (sentence === undefined || range === null || !/^(?:NOUN|PROPN)$/.test(tokenAt(sentence, headOf(sentence, range)).upos)) return null;
    const id = entityId("group", name);
    const known = this.unnamed.get(id);
    const mentions = [...(known?.mentions ?? []), { start: span.start, end: span.end }].filter(
      (mention, at, all) => all.findIndex((other) => other.start === mention.start) === at,
    );
    this.unnamed.set(id, { id, type: "group", name, iso3: null, country: null, actsFor: null, aliases: [], mentions });
    return id;
  }
}

/** The same words but for an article before and a possessive behind. */
function isAlike(text: string, mention: Span, span: Span): boolean {
  const bare = (from: Span): Span => {
    const words = text.slice(from.start, from.end);
    const before = /^(?:the|a|an)\s+/i.exec(words)?.[0].length ?? 0;
    const behind = /['’]s?$/.exec(words)?.[0].length ?? 0;
    return { start: from.start + before, end: from.end - behind };
  };
  const [left, right] = [bare(mention), bare(span)];
  return left.start === right.start && left.end === right.end;
}
