import { indexAt } from "../../language/span-at.ts";
import type { Entity, EntityType, Span } from "@rapporteur/core/model";
import type { Filler } from "../../language/heads/index.ts";
import type { Mention } from "../../language/mention.ts";
import type { CodingInput } from "../coding-input.ts";
import { agents, instruments } from "../../language/entities/gazetteer/agent-nouns.ts";
import { ownersOf } from "../parties/owners.ts";
import { lemmaAt } from "../../language/tree/tree.ts";
import { isBodyNoun, isHumanNoun } from "../../language/human-nouns.ts";
import { namedBeside } from "./conjuncts.ts";
import { DescribedParties } from "./described-parties.ts";
import { type Government, governmentsOf } from "../parties/governments.ts";
import { type PronounClass, pronounClass } from "./pronoun-class.ts";
import { countedWithoutName } from "../parties/counted.ts";
import { headOf, tokensIn } from "./token-span.ts";
import { type Voice, Voices } from "./voices.ts";

/** A party of a statement: its entity, and the words that bring it in (null: the author). */
export interface Party {
  readonly entity: string;
  readonly span: Span | null;
  readonly chance: number;
  /** The words are a place's, and this is its state: it is meant where the place is the seat of its government, or is struck or visited. */
  readonly placeOf?: string;
}

/** A word that heads a phrase. */
interface Head {
  readonly index: number;
  readonly sentence: CodingInput["analysis"]["sentences"][number];
  readonly head: number;
}

/** What no pronoun of a class stands for. */
const unfit: Partial<Record<PronounClass, readonly EntityType[]>> = {
  person: ["state", "organization", "place", "concept"],
  body: ["person"],
};

/** Tells which entity the words of a role mean. Built once a document. */
export class PartyResolver {
  private readonly input: CodingInput;
  private readonly voices: Voices;
  /** Mentions by their bare place, longest first, and by the word that heads them. */
  private readonly byPlace: ReadonlyMap<string, readonly Mention[]>;
  private readonly byHead: ReadonlyMap<string, readonly Mention[]>;
  private readonly typeOf: ReadonlyMap<string, EntityType>;
  private readonly governments: ReadonlyMap<string, Government>;
  private readonly described: DescribedParties;

  constructor(input: CodingInput) {
    const { analysis } = input;
    this.input = input;
    this.voices = new Voices(input);
    const mentions = analysis.mentions.toSorted((a, b) => a.start - b.start || b.end - a.end);
    this.byPlace = Map.groupBy(mentions, (mention) => placeOf(input.text, mention));
    this.byHead = Map.groupBy(mentions, ({ sentence, head }) => `${sentence} ${head}`);
    this.typeOf = new Map(analysis.entities.map(({ id, type }) => [id, type]));
    this.governments = governmentsOf(analysis.entities);
    this.described = new DescribedParties(input.analysis.text);
  }

  /** Who speaks at an offset. */
  voiceAt(offset: number): Voice {
    return this.voices.at(offset);
  }

  /** The words at an offset are not those of the section's author. */
  isAside(offset: number): boolean {
    return this.voices.isAside(offset);
  }

  /** The entities that a filler of a reading at `offset` means; none where the text does not tell. */
  resolve(filler: Filler, offset: number): Party[] {
    const voice = this.voices.at(offset);
    const { span, chance } = filler;
    if (span === null) return voice.author === null ? [] : [{ entity: voice.author, span: null, chance }];
    const written = this.written(span);
    return (written.length > 0 ? written : this.meant({ ...filler, span }, voice)).map((entity) => this.partyOf(entity, { span, chance }));
  }

  private meant(filler: Filler & { readonly span: Span }, voice: Voice): readonly string[] {
    const words = this.words(filler.span);
    const count = countedWithoutName(words);
    if (count !== null) return this.counted(filler.antecedents, count);
    const kind = pronounClass(words);
    return kind === null ? this.phrase(filler, voice) : this.pronoun(kind, filler, { span: filler.span, voice });
  }

  /** Whom "both navies" are: as many as are counted, named by the words that they stand for. */
  private counted(antecedents: Filler["antecedents"], count: number): readonly string[] {
    const named = [...new Set(antecedents.flatMap(({ span }) => (span === null ? [] : this.named(span))))];
    return named.length === count ? named : [];
  }

  private partyOf(entity: string, words: Pick<Party, "span" | "chance">): Party {
    const government = this.governments.get(entity);
    if (government === undefined) return { entity, ...words };
    return { entity: government.isSeat ? government.entity : entity, ...words, placeOf: government.entity };
  }

  /** Where a filler says "we"; null for all other words. */
  ownPlural({ span }: Filler): Span | null {
    return span !== null && this.written(span).length === 0 && pronounClass(this.words(span)) === "speakers" ? span : null;
  }

  /** The parties that a filler's words are coordinated with: known by name, or people. */
  beside(filler: Filler, offset: number): Party[] {
    const { span } = filler;
    const at = span === null || pronounClass(this.words(span)) !== null ? null : this.headAt(span, filler.anchor);
    if (at === null) return [];
    return namedBeside(at.sentence, { head: at.head, filler }).flatMap((other) =>
      this.resolve(other, offset).filter(({ entity }) => this.typeOf.has(entity) || this.isPeople(other)),
    );
  }

  private isPeople({ span, anchor }: Filler): boolean {
    const at = span === null ? null : this.headAt(span, anchor);
    return at !== null && isHumanNoun(lemmaAt(at.sentence, at.head));
  }

  /** "The capital" is neither "he" nor "she". */
  private isBody(span: Span): boolean {
    const at = this.headAt(span, null);
    return at !== null && isBodyNoun(lemmaAt(at.sentence, at.head));
  }

  /** Parties that no list names, of those that are used. */
  entities(used: ReadonlySet<string>): Entity[] {
    const known = new Set(this.input.analysis.entities.map(({ id }) => id));
    return this.described.entities(used).filter(({ id }) => !known.has(id));
  }

  private words({ start, end }: Span): string {
    return this.input.text.slice(start, end).trim();
  }

  private pronoun(kind: PronounClass, filler: Filler, { span, voice }: { span: Span; voice: Voice }): readonly string[] {
    const isAuthor = filler.antecedents.some((antecedent) => antecedent.span === null);
    if (kind === "speaker" && voice.author !== null && !voice.isReported) return [voice.author];
    if (kind === "speakers" && voice.principal !== null && !voice.isReported) return [voice.principal];
    if (kind === "addressee" && voice.addressed !== null) return [voice.addressed];
    const fits = (entities: readonly string[]): boolean =>
      entities.length > 0 && !entities.some((id) => unfit[kind]?.includes(this.typeOf.get(id) ?? "group") ?? false);
    const spans = filler.antecedents.flatMap((antecedent) => (antecedent.span === null ? [] : [antecedent.span]));
    const named = spans.map((antecedent) => this.named(antecedent)).find(fits);
    if (named !== undefined) return named;
    const holder = kind === "person" ? spans.map((antecedent) => this.officeHolder(antecedent)).find((entity) => entity !== null) : undefined;
    if (holder !== undefined && holder !== null) return [holder];
    const own = this.exact(span);
    // Nobody writes "he" of oneself: what the rules make of it comes before the author.
    if (isAuthor && voice.author !== null && !(own.length > 0 && (kind === "person" || kind === "several"))) return [voice.author];
    if (fits(own)) return own;
    const unnamed = spans.filter((antecedent) => this.written(antecedent).length === 0 && !(kind === "person" && this.isBody(antecedent)));
    const described = unnamed.map((antecedent) => this.describe(antecedent)).find((entity) => entity !== null) ?? null;
    if (described !== null) return [described];
    return kind === "person" && voice.isReported && voice.author !== null ? [voice.author] : [];
  }

  private phrase({ span, anchor, antecedents }: Filler & { readonly span: Span }, voice: Voice): readonly string[] {
    const author = this.voices.named(this.words(span));
    if (author !== null) return [author];
    const named = this.named(span, anchor);
    if (named.length > 0) return named;
    const own = this.describe(span, anchor);
    if (own !== null) return [own];
    const spans = antecedents.flatMap((antecedent) => (antecedent.span === null ? [] : [antecedent.span]));
    const meant = spans.map((antecedent) => this.named(antecedent)).find((entities) => entities.length > 0);
    if (meant !== undefined) return meant;
    if (voice.author !== null && antecedents.some((antecedent) => antecedent.span === null)) return [voice.author];
    const described = spans.map((antecedent) => this.describe(antecedent)).find((entity) => entity !== null) ?? null;
    return described === null ? [] : [described];
  }

  /** What the words themselves name, pronouns apart: "US" and "WHO" are no pronouns. */
  private written(span: Span): readonly string[] {
    return this.at(span).find(({ kind }) => kind !== "pronoun")?.entities ?? [];
  }

  /** By a mention of just these words. */
  private exact(span: Span): readonly string[] {
    return this.at(span)[0]?.entities ?? [];
  }

  private at(span: Span): readonly Mention[] {
    return this.byPlace.get(placeOf(this.input.text, span)) ?? [];
  }

  /** By a mention of just these words, else by the name that heads them, else by whose arms or vessels they are. */
  private named(span: Span, anchor: Span | null = null): readonly string[] {
    const exact = this.exact(span);
    const at = exact.length > 0 ? null : this.headAt(span, anchor);
    if (at === null) return exact;
    const [head] = this.namesAt(at.index, at.head);
    if (head !== undefined) return head.entities;
    return instruments.has(lemmaAt(at.sentence, at.head)) ? this.owners(at) : [];
  }

  /** Names that a word heads. */
  private namesAt(sentence: number, head: number): readonly Mention[] {
    return (this.byHead.get(`${sentence} ${head}`) ?? []).filter(({ kind }) => kind === "name" || kind === "metonym");
  }

  /** Whose a noun is, by its own phrase. */
  private owners({ index, sentence, head }: Head): readonly string[] {
    const meant = (word: number): readonly string[] => this.byHead.get(`${index} ${word}`)?.[0]?.entities ?? [];
    return (
      ownersOf(sentence, head)
        .map((words) => [...new Set(words.flatMap(meant))])
        .find((found) => found.length > 0) ?? []
    );
  }

  /** "The king of Jordan", words that stand for his state, as himself: "he" is no state. */
  private officeHolder(span: Span): string | null {
    const [state, ...others] = this.named(span);
    const at = this.headAt(span, null);
    if (at === null || state === undefined || others.length > 0 || this.typeOf.get(state) !== "state") return null;
    return agents.has(lemmaAt(at.sentence, at.head)) ? this.described.at(span, { ...at, actsFor: state }) : null;
  }

  private describe(span: Span, anchor: Span | null = null): string | null {
    const at = this.headAt(span, anchor);
    if (at === null) return null;
    const owners = this.isAgents(at) ? this.owners(at) : [];
    const served = owners.filter((id) => this.typeOf.get(id) === "state" || this.typeOf.get(id) === "organization");
    return this.described.at(span, { ...at, actsFor: served.length === 1 ? (served[0] ?? null) : null });
  }

  /** The word that heads a phrase: the governor that the reading gives if it is a noun, else by the parse. */
  private headAt(span: Span, anchor: Span | null): Head | null {
    const { sentences } = this.input.analysis;
    const index = indexAt(sentences, (anchor ?? span).start);
    const sentence = sentences[index];
    if (sentence === undefined) return null;
    const governor = anchor === null ? null : tokensIn(sentence, anchor);
    if (governor !== null && /^(?:NOUN|PROPN)$/.test(sentence.tokens[governor.last]?.upos ?? "")) return { index, sentence, head: governor.last };
    const range = tokensIn(sentence, span);
    return range === null ? null : { index, sentence, head: headOf(sentence, range) };
  }

  /** People and bodies that act for somebody, not arms or vessels, which are whose they are. */
  private isAgents({ index, sentence, head }: Head): boolean {
    return this.namesAt(index, head).length === 0 && agents.has(lemmaAt(sentence, head));
  }
}

/** A key of where words stand, without an article before and a possessive or a contraction behind. */
function placeOf(text: string, { start, end }: Span): string {
  const words = text.slice(start, end);
  const before = /^(?:the|a|an)\s+/i.exec(words)?.[0].length ?? 0;
  const behind = /['’](?:s|ve|re|ll|d|m)?$/.exec(words)?.[0].length ?? 0;
  return `${start + before} ${end - behind}`;
}
