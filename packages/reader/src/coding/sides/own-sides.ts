import type { Contribution, Entity, Span } from "@rapporteur/core/model";
import { builtInGazetteer } from "../../language/entities/gazetteer/built-in-gazetteer.ts";
import type { CodingInput } from "../coding-input.ts";
import { homeVotes, surest } from "./home-state.ts";
import { ownStates } from "./own-words.ts";
import { PageLines } from "./page-lines.ts";
import { StateNames } from "./state-names.ts";

/** What the country that the page's reader found in somebody's posts counts beside what the lines say. */
const sureOfCountry = 3;

/** Bodies whose members say "we" of what they do together. */
const acting =
  /\b(?:union|association|federation|alliance|committee|collective|co-?operative|assembly|authority|agency|movement|front|party|company|bank|bankers|board|tribes?|league|coalition|guild|chamber)\b/i;

/** Bodies whose people speak for themselves: their "we" is their country. */
const studying =
  /\b(?:institut\w*|universit\w*|college|school|centre|center|stud(?:y|ies)|research|foundation|review|journal|society|(?:committee|association) (?:on|for))\b/i;

/** Posts of those who speak for a state and are called by the post alone. */
const speaking = /\b(?:spokes(?:man|woman|person)|press secretary|briefing officer)\b/i;

/**
 * Whom people mean by "we" where they tell of acts: whom they act for; else the state that their own words call theirs; else a body of theirs whose members act together; else the
 * state where the page has them belong, in office or not; else that of the dateline of a text that one person wrote. Nobody where no state has more for it than all others together. Whom the reading model
 * takes for it was wrong more often than right, and is left out.
 */
export class OwnSides {
  private readonly text: string;
  private readonly entities: ReadonlyMap<string, Entity>;
  private readonly names: StateNames;
  private readonly lines: PageLines;
  private readonly sections: ReadonlyMap<string | null, readonly Contribution[]>;
  private readonly asides: readonly Span[];
  private readonly found = new Map<string, string | null>();

  constructor(input: CodingInput) {
    const { text, analysis, contributions, authors = [], asides = [] } = input;
    this.text = text;
    this.entities = new Map([...analysis.entities, ...authors].map((entity) => [entity.id, entity]));
    this.names = new StateNames(text, { mentions: analysis.mentions, entities: this.entities.values() });
    this.lines = new PageLines(input);
    this.sections = Map.groupBy(contributions, ({ author }) => author);
    this.asides = asides;
  }

  /** The side of an entity, or null. */
  of(id: string): string | null {
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const entity = this.entities.get(id);
    const side = entity?.type === "person" ? (entity.actsFor ?? this.sideOf(entity)) : (entity?.id ?? null);
    this.found.set(id, side);
    return side;
  }

  /** States and bodies that the text does not name, of those that are used. */
  unnamed(used: ReadonlySet<string>): Entity[] {
    const { entries } = builtInGazetteer();
    return [...used].flatMap((found) => {
      const entry = this.entities.has(found) ? undefined : entries.get(found);
      if (entry === undefined) return [];
      const { id, type, name, iso3, country, actsFor } = entry;
      return [{ id, type, name, iso3, country, actsFor, aliases: [], mentions: [] }];
    });
  }

  /** Authors who speak for a state that only the page around them tells ("Spokesperson", dated "Sofia"), with that state. */
  spokespeople(): ReadonlyMap<string, string> {
    const found = [...this.sections].flatMap(([id, sections]): [string, string][] => {
      const entity = id === null ? undefined : this.entities.get(id);
      const posts = [entity?.name ?? "", ...sections.flatMap(({ roles }) => roles.filter(({ former }) => !former).map(({ text }) => text))];
      const side = entity?.type === "person" && entity.actsFor === null && posts.some((post) => speaking.test(post)) ? this.of(entity.id) : null;
      return entity === undefined || side?.startsWith("state:") !== true ? [] : [[entity.id, side]];
    });
    return new Map(found);
  }

  private sideOf(person: Entity): string | null {
    const sections = this.sections.get(person.id) ?? [];
    const said = surest(ownStates(this.text, this.names, this.spokenIn(sections)));
    if (said !== null) return said;
    const body = this.bodyOf(sections);
    if (body !== null) return body;
    const votes = homeVotes(this.text, this.names, this.lines.about(person, sections));
    if (person.country !== null) votes.set(person.country, (votes.get(person.country) ?? 0) + sureOfCountry);
    return surest(votes.size > 0 || sections.length === 0 ? votes : homeVotes(this.text, this.names, this.lines.datelines));
  }

  /** The words of sections without what an interviewer says in them. */
  private spokenIn(sections: readonly Contribution[]): Span[] {
    return sections.flatMap(({ body: [start, end] }) => {
      const inside = this.asides.filter((aside) => aside.start >= start && aside.end <= end);
      return [start, ...inside.map((aside) => aside.end)].map((at, index) => ({ start: at, end: inside[index]?.start ?? end }));
    });
  }

  private bodyOf(sections: readonly Contribution[]): string | null {
    const id = sections.find(({ affiliation }) => affiliation !== null)?.affiliation ?? null;
    const name = id === null ? "" : (this.entities.get(id)?.name ?? "");
    return acting.test(name) && !studying.test(name) ? id : null;
  }
}
