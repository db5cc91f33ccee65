import type { Entity } from "../../../packages/core/src/model/entity.ts";
import type { Analysis, Mention } from "../../../packages/reader/src/language/mention.ts";
import type { Sentence } from "../../../packages/reader/src/language/sentence.ts";
import { sentenceFromTable } from "./sentences-from-table.ts";

/** An entity with nothing but what is given; its country and whom it acts for are itself where it is a state. */
export function entityOf(id: string, more: Partial<Entity> = {}): Entity {
  const prefixes: Readonly<Record<string, Entity["type"]>> = {
    state: "state",
    org: "organization",
    person: "person",
    concept: "concept",
    place: "place",
    group: "group",
  };
  const type = prefixes[id.split(":")[0] ?? ""] ?? "group";
  const own = type === "state" ? id : null;
  return { id, type, name: id, iso3: type === "state" ? id.slice(6) : null, country: own, actsFor: own, aliases: [], mentions: [], ...more };
}

/**
 * Analysis of sentences given as tables (see `sentenceFromTable`), joined by single spaces.
 *
 * @param names form of a token → entity it mentions
 */
export function analysisFromTables(tables: readonly string[], names: Readonly<Record<string, Entity>> = {}): Analysis {
  let text = "";
  const sentences: Sentence[] = [];
  const mentions: Mention[] = [];
  for (const table of tables) {
    if (text !== "") text += " ";
    const built = sentenceFromTable(table, text.length);
    text += built.text;
    built.sentence.tokens.forEach((token, head) => {
      const named = names[token.form];
      if (named)
        mentions.push({
          start: token.start,
          end: token.end,
          kind: token.xpos === "JJ" ? "adjective" : "name",
          entities: [named.id],
          sentence: sentences.length,
          head,
        });
    });
    sentences.push(built.sentence);
  }
  return { text, sentences, mentions, entities: [...new Set(Object.values(names))], warnings: [] };
}
