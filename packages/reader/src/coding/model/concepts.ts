import { indexAt } from "../../language/span-at.ts";
import { type Entity, entityId, slug, type Span } from "@rapporteur/core/model";
import type { Filler } from "../../language/heads/index.ts";
import type { Sentence } from "../../language/sentence.ts";
import type { Analysis, Mention } from "../../language/mention.ts";
import { pickLabel, shownLabel } from "../concepts/pick-label.ts";
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

  /** Entity id of what a filler is about: of the words themselves, or of those that a pronoun stands for. Null where the text does not tell. */
  idOf(filler: Filler): string | null {
    const sentence = filler.span === null ? undefined : this.sentenceAt(filler.span);
    const own = filler.span === null || sentence === undefined ? filler.span : withSubject(sentence, filler.span);
    const meant = filler.antecedents.flatMap(({ span }) => (span === null ? [] : [this.denied(span)]));
    const spans = [...(own === null ? [] : [own]), ...meant];
    for (const span of spans) {
      const id = this.nameOf(span);
      if (id !== null) return id;
    }
    return null;
  }

  /** Entity id of what a phrase names: an actor or a concept. Null for a pronoun. */
  nameOf(span: Span): string | null {
    return this.actorOf(span) ?? this.conceptOf(span);
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

  private sentenceAt({ start }: Span): Sentence | undefined {
    return this.analysis.sentences[indexAt(this.analysis.sentences, start)];
  }

  private conceptOf(span: Span): string | null {
    const sentence = this.sentenceAt(span);
    const label = sentence === undefined ? null : pickLabel(sentence, wholeCompound(sentence, span));
    if (label === null || slug(label.name) === "") return null;
    const name = shownLabel(label);
    const id = entityId("concept", label.name.replace(/^(?:the|a|an)\s+/i, ""));
    const known = this.found.get(id) ?? { name, mentions: new Map<number, Span>() };
    known.mentions.set(span.start, { start: span.start, end: span.end });
    this.found.set(id, known);
    return id;
  }
}
