import type { Contribution, Entity, Span } from "@rapporteur/core/model";
import { surnameOf, withoutTitles } from "../../pages/people/person-names.ts";
import { isStateWord } from "../../pages/people/state-words.ts";
import type { CodingInput } from "../coding-input.ts";
import { indexAt } from "../../language/span-at.ts";

/** Who speaks in a section. */
export interface Voice {
  /** Entity of the author, or null. */
  readonly author: string | null;
  /**
   * State or body that the author acts for, whom "we" means; an author that is a body acts for itself. Where somebody belongs is not whom they act for: a former officer's
   * "we" stays open.
   */
  readonly principal: string | null;
  /** The section reports its author in the third person. */
  readonly isReported: boolean;
  /** Whom "you" means: the guest, in an interviewer's turn. */
  readonly addressed: string | null;
}

const nobody: Voice = { author: null, principal: null, isReported: false, addressed: null };

/** The voices of a document's sections. Built once a document: O(sections · their lengths). */
export class Voices {
  private readonly sections: readonly (Contribution & { readonly voice: Voice })[];
  private readonly authors: ReadonlyMap<string, string>;
  private readonly asides: readonly Span[];

  constructor({ text, contributions, analysis, authors = [], asides = [] }: CodingInput) {
    const entities = new Map([...analysis.entities, ...authors].map((entity) => [entity.id, entity]));
    this.sections = contributions.map((section) => ({ ...section, voice: voiceOf(text, section, entities) }));
    this.authors = formsOf(contributions, entities);
    this.asides = asides;
  }

  /** Cost: O(log sections), which stand in text order and never overlap. */
  at(offset: number): Voice {
    const voice = this.sections[indexAt(this.sections, offset)]?.voice ?? nobody;
    return this.isAside(offset) ? { ...nobody, addressed: voice.author } : voice;
  }

  /** Not the words of the section's author. */
  isAside(offset: number): boolean {
    return indexAt(this.asides, offset) >= 0;
  }

  /** The author that words name, in full or by a surname that only one of the authors has; null for all other words. */
  named(words: string): string | null {
    const bare = words.replace(/['’]s?$/, "");
    return this.authors.get(bare.toLowerCase()) ?? this.authors.get(withoutTitles(bare).toLowerCase()) ?? null;
  }
}

function voiceOf(text: string, { author, body }: Contribution, entities: ReadonlyMap<string, Entity>): Voice {
  if (author === null) return nobody;
  const entity = entities.get(author);
  const isBody = entity !== undefined && entity.type !== "person";
  const principal = isBody ? author : (entity?.actsFor ?? null);
  const surname = entity === undefined ? "" : surnameOf(entity.name);
  return {
    author,
    principal,
    isReported: !isBody && surname !== "" && holdsWord(text.slice(body[0], body[1]), surname),
    addressed: null,
  };
}

/** "Li" stands in "Li says", and not in "Libya". Cost: linear. */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + word.length, at + word.length + 2)))
      return true;
  }
  return false;
}

/** What authors are called, of what only one of them is: by their names and surnames, and by their first names ("Liu" of Liu Xiaming) where these are nothing else. */
function formsOf(contributions: readonly Contribution[], entities: ReadonlyMap<string, Entity>): Map<string, string> {
  const people = [...new Set(contributions.map(({ author }) => author))].flatMap((id) => {
    const entity = id === null ? undefined : entities.get(id);
    return entity?.type === "person" ? [entity] : [];
  });
  const names = formsBy(people, ({ name, aliases }) => [name, ...aliases, surnameOf(name)]);
  const called = formsBy(people, ({ name }) => [withoutTitles(name).split(" ")[0] ?? ""].filter((word) => word.length > 2 && !isStateWord(word)));
  const all = new Map([...called, ...names]);
  return new Map([...all].flatMap(([form, id]) => (id === null ? [] : [[form, id]])));
}

/** Forms in lower case; null for one that several have. */
function formsBy(people: readonly Entity[], formsIn: (person: Entity) => readonly string[]): Map<string, string | null> {
  const forms = new Map<string, string | null>();
  for (const person of people) {
    for (const form of new Set(formsIn(person).map((words) => words.toLowerCase()))) forms.set(form, forms.has(form) ? null : person.id);
  }
  return forms;
}
