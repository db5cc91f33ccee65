import { firstIndex } from "@rapporteur/core/base";
import type { Entity, Span } from "@rapporteur/core/model";
import type { Mention } from "../../language/mention.ts";
import { stateOfCity } from "../../language/entities/gazetteer/large-cities.ts";

/** Words that name a state, or something that lies in it or belongs to it. */
export interface StateName extends Span {
  readonly state: string;
  readonly kind: Mention["kind"] | "city";
}

/** A city's name has no more words. */
const longestCity = 4;

/** Names with capitals, also joined by small words: "Rio de Janeiro". */
const capitals = /\p{Lu}[\p{L}'’.-]*(?: (?:(?:de|da|es) )?\p{Lu}[\p{L}'’.-]*)*/gu;

/** A text's names of states and of what lies in them. Built once a document. */
export class StateNames {
  private readonly text: string;
  /** In text order. */
  private readonly named: readonly StateName[];

  constructor(text: string, { mentions, entities }: { mentions: readonly Mention[]; entities: Iterable<Entity> }) {
    this.text = text;
    const stateOf = new Map([...entities].map((entity) => [entity.id, stateOfEntity(entity)]));
    this.named = mentions.flatMap(({ start, end, kind, entities: [id = "", ...others] }) => {
      const state = kind === "pronoun" || others.length > 0 ? null : (stateOf.get(id) ?? null);
      return state === null ? [] : [{ start, end, state, kind }];
    });
  }

  /** Those inside a stretch, its large cities last. Cost: O(log names of the text + stretch). */
  within(span: Span): StateName[] {
    const known: StateName[] = [];
    let at = firstIndex(this.named.length, (index) => (this.named[index]?.start ?? 0) >= span.start);
    for (let name = this.named[at]; name !== undefined && name.start < span.end; name = this.named[++at]) if (name.end <= span.end) known.push(name);
    return [...known, ...citiesIn(this.text, span).filter((city) => !known.some(({ start, end }) => start < city.end && city.start < end))];
  }
}

function stateOfEntity({ id, type, country }: Entity): string | null {
  if (type === "state") return id;
  return type === "person" ? null : country;
}

function citiesIn(text: string, span: Span): StateName[] {
  return [...text.slice(span.start, span.end).matchAll(capitals)].flatMap(({ 0: words, index }) => cityIn(words, span.start + index));
}

/** The longest name of a city in a run of capitalised words. */
function cityIn(run: string, at: number): StateName[] {
  const words = [...run.matchAll(/\S+/g)];
  for (let count = Math.min(longestCity, words.length); count > 0; count--) {
    for (const [first, word] of words.slice(0, words.length - count + 1).entries()) {
      const last = words[first + count - 1] ?? word;
      const name = run.slice(word.index, last.index + last[0].length);
      const city = stateOfCity.has(name) ? name : name.replace(/(?:['’]s|\.)$/, "");
      const state = stateOfCity.get(city);
      const start = at + word.index;
      if (state !== undefined) return [{ start, end: start + city.length, state, kind: "city" }];
    }
  }
  return [];
}
