import { indexAt } from "../../language/span-at.ts";
import { type Entity, entityId, slug, type Span } from "@rapporteur/core/model";
import type { Filler } from "../../language/heads/index.ts";
import type { Sentence } from "../../language/sentence.ts";
import type { Analysis, Mention } from "../../language/mention.ts";
import { lesseningAdjectives } from "../concepts/change-adjectives.ts";
import { pickLabel, type PickedLabel, shownLabel } from "../concepts/pick-label.ts";
import { wholeCompound, withDenial, withSubject } from "./whole-words.ts";

/** Names the matters that statements are about, in words of the text. Equal words are one matter. Built once a document. */
export class ConceptNames {
  private readonly analysis: Analysis;
  private readonly byStart: ReadonlyMap<number, readonly Mention[]>;
  private readonly found = new Map<string, { name: string; mentions: Map<number, Span> }>();

  constructor(analysis: Analysis) {
    this.analysis = analysis;
    const byStart = new Map<number, Mention[]>();
    for (const mention of analysis.mentions) byStart.set(mention.start, [...(byStart.get(mention.start) ?? []), mention]);
    this.byStart = byStart;
  }

  /**
   * Entity id of what a filler is about: of the words themselves, or of those that a pronoun stands for. Null where the text does not tell.
   *
   * @param amounts whether a word by which the matter falls belongs to its name, since nothing else of the statement counts it
   */
  idOf(filler: Filler, amounts: "named" | "counted"): string | null {
    const sentence = filler.span === null ? undefined : this.sentenceAt(filler.span);
    const own = filler.span === null || sentence === undefined ? filler.span : withSubject(sentence, filler.span);
    const meant = filler.antecedents.flatMap(({ span }) => (span === null ? [] : [this.denied(span)]));
    const spans = [...(own === null ? [] : [own]), ...meant];
    for (const span of spans) {
      const id = this.nameOf(span, amounts);
      if (id !== null) return id;
    }
    return null;
  }

  /** Entity id of what a phrase names: an actor or a concept. Null for a pronoun. */
  nameOf(span: Span, amounts: "named" | "counted" = "counted"): string | null {
    return this.actorOf(span) ?? this.conceptOf(span, amounts);
  }

  /** The concepts met so far that are used, by id. */
  entities(used: ReadonlySet<string>): Entity[] {
    return [...this.found]
      .filter(([id]) => used.has(id))
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([id, { name, mentions }]) => ({
        id,
        type: "concept",
        name,
        iso3: null,
        country: null,
        actsFor: null,
        aliases: [],
        mentions: [...mentions.values()],
      }));
  }

  /** An actor's name is the actor, but for a pronoun that the rules placed: what that means is the reading's to say. */
  private actorOf(span: Span): string | null {
    const { text } = this.analysis;
    const words = text.slice(span.start, span.end);
    const start = span.start + (/^(?:the|a|an)\s+/i.exec(words)?.[0].length ?? 0);
    const end = span.end - (/['’]s?$/.exec(words)?.[0].length ?? 0);
    const mentions = [...(this.byStart.get(span.start) ?? []), ...(this.byStart.get(start) ?? [])];
    const whole = mentions.find((mention) => mention.end === end && mention.entities.length === 1 && mention.kind !== "pronoun");
    return whole?.entities[0] ?? null;
  }

  /** What was said and is agreed with keeps its "not". */
  private denied(span: Span): Span {
    const sentence = this.sentenceAt(span);
    return sentence === undefined ? span : withDenial(sentence, span);
  }

  /** "*Lower* fuel taxes", of which the name has the taxes alone. */
  private withLessening(label: PickedLabel | null, { start, end }: Span): PickedLabel | null {
    const words = this.analysis.text.slice(start, end);
    const adjective = /^(?:(?:an?|the|any|much|far|even|its|their|our|his|her)\s+)*(\p{L}+)\s/iu.exec(words)?.[1]?.toLowerCase() ?? "";
    const isLeftOut = label !== null && !label.isClause && !`${label.name.toLowerCase()} `.startsWith(`${adjective} `);
    return isLeftOut && lesseningAdjectives.has(adjective) ? { ...label, name: `${adjective} ${label.name}` } : label;
  }

  private sentenceAt({ start }: Span): Sentence | undefined {
    return this.analysis.sentences[indexAt(this.analysis.sentences, start)];
  }

  private conceptOf(span: Span, amounts: "named" | "counted"): string | null {
    const sentence = this.sentenceAt(span);
    const picked = sentence === undefined ? null : pickLabel(sentence, wholeCompound(sentence, span));
    const label = amounts === "named" ? this.withLessening(picked, span) : picked;
    if (label === null || slug(label.name) === "") return null;
    const name = shownLabel(label);
    const id = entityId("concept", label.name.replace(/^(?:the|a|an)\s+/i, ""));
    const known = this.found.get(id) ?? { name, mentions: new Map<number, Span>() };
    known.mentions.set(span.start, { start: span.start, end: span.end });
    this.found.set(id, known);
    return id;
  }
}
