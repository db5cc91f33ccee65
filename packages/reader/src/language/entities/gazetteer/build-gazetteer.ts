import { scanWords } from "./scan-words.ts";
import type { FormUse, Gazetteer, GazetteerEntry, GazetteerForm } from "./gazetteer-entry.ts";

/** An entry with the ways to write it. */
export interface GazetteerRecord {
  readonly entry: GazetteerEntry;
  readonly names: readonly string[];
  readonly adjectives: readonly string[];
  readonly seats: readonly string[];
}

export const combiningForms: ReadonlySet<string> = new Set(["Sino", "Russo", "Franco", "Anglo"]);

/**
 * Indexes records by the first word of each form. A leading "the " in a form demands the article in the text, a trailing
 * "#" support from the context. Cost: linear in the number of forms.
 */
export function buildGazetteer(records: readonly GazetteerRecord[], swallowed: readonly string[]): Gazetteer {
  const entries = new Map<string, GazetteerEntry>();
  const forms = new Map<string, GazetteerForm[]>();
  for (const { entry, names, adjectives, seats } of records) {
    entries.set(entry.id, entry);
    for (const name of names) addForm(forms, name, "name", entry.id);
    for (const adjective of adjectives) addForm(forms, adjective, "adjective", entry.id);
    for (const seat of seats) addForm(forms, seat, "seat", entry.id);
  }
  for (const name of swallowed) addForm(forms, name, "nothing", null);
  sortForms(forms);
  return { entries, forms };
}

/** A gazetteer with a user's records on top: where both know a form, the user's meaning holds. */
export function extendGazetteer(base: Gazetteer, records: readonly GazetteerRecord[]): Gazetteer {
  const added = buildGazetteer(records, []);
  const forms = new Map<string, readonly GazetteerForm[]>(base.forms);
  for (const [key, own] of added.forms) {
    const taken = new Set(own.map((form) => form.words.join(" ")));
    const kept = (base.forms.get(key) ?? []).filter((form) => !taken.has(form.words.join(" ")));
    forms.set(
      key,
      [...own, ...kept].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return { entries: new Map([...base.entries, ...added.entries]), forms };
}

function sortForms(forms: Map<string, GazetteerForm[]>): void {
  for (const list of forms.values()) list.sort((a, b) => b.words.length - a.words.length);
}

function addForm(forms: Map<string, GazetteerForm[]>, written: string, use: FormUse, entry: string | null): void {
  const needsArticle = written.startsWith("the ");
  const isWeak = written.endsWith("#");
  const bare = written.slice(needsArticle ? 4 : 0, isWeak ? -1 : undefined);
  const words = [...scanWords(bare)];
  const first = words[0];
  if (first === undefined) return;
  const gaps = words.slice(1).map((word, index) => bare.slice(words[index]?.end ?? 0, word.start));
  const form = {
    words: words.map((word) => word.form),
    gaps,
    use,
    entry,
    needsArticle,
    isWeak,
    isCombining: combiningForms.has(bare),
  };
  const key = first.form.toUpperCase();
  const list = forms.get(key) ?? [];
  const isKnown = list.some((other) => other.entry === entry && other.words.join(" ") === form.words.join(" "));
  if (!isKnown) list.push(form);
  forms.set(key, list);
}
