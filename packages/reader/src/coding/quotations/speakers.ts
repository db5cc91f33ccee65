import { type Entity, spanContains } from "@rapporteur/core/model";
import type { Analysis, Mention } from "../../language/mention.ts";
import type { CueSource } from "./cue.ts";

/** Who a source is, and the body it speaks for. */
export interface Speaker {
  readonly speaker: string | null;
  readonly organization: string | null;
}

const nobody: Speaker = { speaker: null, organization: null };

/** Finds the entity behind a source: by the mention that heads it, by a person named in it, or the body of a nameless official. */
export class SpeakerFinder {
  private readonly mentions: ReadonlyMap<number, readonly Mention[]>;
  private readonly entities: ReadonlyMap<string, Entity>;
  private readonly text: string;

  constructor(analysis: Analysis) {
    const bySentence = new Map<number, Mention[]>();
    for (const mention of analysis.mentions) {
      const list = bySentence.get(mention.sentence);
      if (list) list.push(mention);
      else bySentence.set(mention.sentence, [mention]);
    }
    this.mentions = bySentence;
    this.text = analysis.text;
    this.entities = new Map(analysis.entities.map((entity) => [entity.id, entity]));
  }

  find(source: CueSource): Speaker {
    const here = (this.mentions.get(source.sentence) ?? []).filter((mention) => spanContains(source, mention));
    const heading = here.filter((mention) => mention.head === source.head).sort((a, b) => b.end - b.start - (a.end - a.start));
    const named = heading.find((mention) => this.canSpeak(mention)) ?? here.find((mention) => this.isPerson(mention) && !this.isOwner(mention));
    if (named) return this.bodyOf(named.entities[0] as string);
    const body = here.map((mention) => this.singleEntity(mention)).find((entity) => entity?.type === "organization" || entity?.type === "state");
    return body ? { speaker: null, organization: body.id } : nobody;
  }

  /** A speaker with the body it speaks for: itself where it is one. */
  bodyOf(speaker: string): Speaker {
    const entity = this.entities.get(speaker);
    const isBody = entity?.type === "state" || entity?.type === "organization";
    return { speaker, organization: isBody ? speaker : (entity?.actsFor ?? null) };
  }

  private singleEntity(mention: Mention): Entity | undefined {
    return mention.entities.length === 1 ? this.entities.get(mention.entities[0] as string) : undefined;
  }

  private isPerson(mention: Mention): boolean {
    return mention.kind !== "pronoun" && this.singleEntity(mention)?.type === "person";
  }

  /** "*Xi's* planners": the planners speak, and not Xi. */
  private isOwner(mention: Mention): boolean {
    return /^['’]s?\s/.test(this.text.slice(mention.end, mention.end + 3));
  }

  /** "*The Kyrgyz* say that": a people, and no adjective beside a noun. */
  private isPeople(mention: Mention): boolean {
    return /\bthe\s+$/i.test(this.text.slice(Math.max(0, mention.start - 5), mention.start));
  }

  private canSpeak(mention: Mention): boolean {
    const type = this.singleEntity(mention)?.type;
    return (mention.kind !== "adjective" || this.isPeople(mention)) && type !== undefined && type !== "concept";
  }
}
