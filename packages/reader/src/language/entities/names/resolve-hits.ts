import { entityId } from "@rapporteur/core/model";
import type { Warning } from "@rapporteur/core/base";
import { decideAmbiguous } from "./decide-ambiguous.ts";
import { tokensOfSpan, wordAt, type DocumentView, type TokenRange } from "../document-view.ts";
import { foldName } from "../fold-name.ts";
import type { Found } from "../found.ts";
import type { Gazetteer, GazetteerEntry, GazetteerForm } from "../gazetteer/gazetteer-entry.ts";
import { givenNames, givenNamesAndPlaces } from "../gazetteer/given-names.ts";
import type { Hit } from "../gazetteer/match-gazetteer.ts";
import { standsForGovernment } from "./stands-for-government.ts";

/** What the hits of a text came to. */
export interface ResolvedHits {
  readonly found: readonly Found[];
  /** Ranges swallowed whole, where nothing else may be found. */
  readonly swallowed: readonly TokenRange[];
  /** Entities the gazetteer has no entry for: capitals as places. */
  readonly places: ReadonlyMap<string, GazetteerEntry>;
  readonly warnings: readonly Warning[];
}

interface PlacedHit extends TokenRange {
  readonly hit: Hit;
}

/**
 * Decides what each hit of the gazetteer means where it stands: a seat as government or as place, an ambiguous name by
 * its sentence and document, a weak one by support. What stays open is left out, with a warning.
 */
export function resolveHits(view: DocumentView, hits: readonly Hit[], gazetteer: Gazetteer): ResolvedHits {
  const placed = placeHits(view, hits);
  const named = entriesNamed(placed);
  const found: Found[] = [];
  const swallowed: TokenRange[] = [];
  const places = new Map<string, GazetteerEntry>();
  const warnings: Warning[] = [];
  for (const here of placed) {
    const forms = here.hit.forms.filter((form) => !form.isWeak || isSupported(form, named, gazetteer));
    // "ethnic Albanians" live anywhere.
    const isEthnic = forms[0]?.use === "adjective" && wordAt(view, here.first - 1, here.first) === "ethnic";
    if (forms.some((form) => form.use === "nothing") || isEthnic) swallowed.push(here);
    else if (forms.length > 0 && !isPartOfPersonName(view, here)) {
      const form = chooseForm(view, here, forms, { named, warnings, gazetteer });
      const made = form === null ? null : foundFrom(view, here, form, { gazetteer, places, named });
      if (made !== null) found.push(made);
    }
  }
  return { found, swallowed, places, warnings };
}

function placeHits(view: DocumentView, hits: readonly Hit[]): PlacedHit[] {
  const placed: PlacedHit[] = [];
  let from = 0;
  for (const hit of hits) {
    const range = tokensOfSpan(view, hit, from);
    if (range === null) continue;
    from = range.first;
    placed.push({ ...range, hit });
  }
  return placed;
}

/** How often the text names each entry without ambiguity: support for what is weak or ambiguous. */
function entriesNamed(placed: readonly PlacedHit[]): ReadonlyMap<string, number> {
  const named = new Map<string, number>();
  for (const { hit } of placed) {
    const ids = new Set(hit.forms.filter((form) => !form.isWeak).map((form) => form.entry));
    const id = [...ids][0];
    if (ids.size === 1 && typeof id === "string") named.set(id, (named.get(id) ?? 0) + 1);
  }
  return named;
}

function isSupported(form: GazetteerForm, named: ReadonlyMap<string, number>, gazetteer: Gazetteer): boolean {
  if (form.use === "seat") return true;
  const country = form.entry === null ? null : (gazetteer.entries.get(form.entry)?.country ?? null);
  return country !== null && named.has(country);
}

/** "Michael Jordan", "Chad Smith", "Adm. Denis Washington": the word is part of a person's name. */
function isPartOfPersonName(view: DocumentView, here: PlacedHit): boolean {
  if (here.first !== here.last) return false;
  const before = view.tokens[here.first - 1];
  const after = view.tokens[here.last + 1];
  const own = view.tokens[here.first];
  if (own === undefined) return false;
  const isAfterGivenName =
    before !== undefined &&
    view.sentenceOf[here.first - 1] === view.sentenceOf[here.first] &&
    /^\p{Lu}[\p{L}\p{M}]+$/u.test(before.form) &&
    givenNames.has(foldName(before.form)) &&
    !givenNamesAndPlaces.has(before.form);
  if (isAfterGivenName) return true;
  if (!givenNamesAndPlaces.has(own.form)) return false;
  const isBeforeSurname = after !== undefined && after.upos === "PROPN" && /^\p{Lu}\p{Ll}/u.test(after.form) && after.start === own.end + 1;
  return isBeforeSurname && view.sentenceOf[here.last + 1] === view.sentenceOf[here.last] && wordAt(view, here.first - 1, here.first) !== "in";
}

interface Choosing {
  readonly named: ReadonlyMap<string, number>;
  readonly warnings: Warning[];
  readonly gazetteer: Gazetteer;
}

/** One form of a hit, or null where its meaning stays open. */
function chooseForm(view: DocumentView, here: PlacedHit, forms: readonly GazetteerForm[], choosing: Choosing): GazetteerForm | null {
  const ids = [...new Set(forms.map((form) => form.entry))].filter((id) => id !== null);
  const decided = decideAmbiguous(view, here, ids, choosing.named);
  if (decided === null) {
    choosing.warnings.push(ambiguityWarning(view, here, ids, choosing.gazetteer));
    return null;
  }
  return forms.find((form) => form.entry === decided && form.use === "name") ?? forms.find((form) => form.entry === decided) ?? null;
}

function ambiguityWarning(view: DocumentView, here: PlacedHit, ids: readonly string[], gazetteer: Gazetteer): Warning {
  const written = view.text.slice(here.start, here.end);
  const names = ids.map((id) => gazetteer.entries.get(id)?.name ?? id);
  return {
    code: "entity-ambiguous",
    message:
      names.length > 1
        ? `“${written}” may be ${names.slice(0, -1).join(", ")} or ${names.at(-1)}; the text does not tell which`
        : `“${written}” may or may not be ${names.join("")}; the text does not tell`,
    start: here.start,
    end: here.end,
  };
}

interface Making {
  readonly gazetteer: Gazetteer;
  readonly places: Map<string, GazetteerEntry>;
  readonly named: ReadonlyMap<string, number>;
}

function foundFrom(view: DocumentView, here: PlacedHit, form: GazetteerForm, making: Making): Found | null {
  const { first, last, start, end } = here;
  const entry = form.entry === null ? undefined : making.gazetteer.entries.get(form.entry);
  if (entry === undefined) return null;
  const range = { first, last, start, end };
  if (form.use === "name") return { ...range, kind: "name", entities: [entry.id] };
  if (form.use === "adjective") return { ...range, kind: "adjective", entities: [entry.id] };
  const written = view.text.slice(start, end);
  const governs = form.isWeak ? isSeatSupported(written, entry.id, making.named) : true;
  if (governs && standsForGovernment(view, range)) {
    const actor = written === "Brussels" ? "org:EU" : entry.id;
    return { ...range, kind: "metonym", entities: [actor] };
  }
  const place = placeOf(written, entry);
  making.places.set(place.id, place);
  return { ...range, kind: "name", entities: [place.id] };
}

/** Brussels is the European Union's seat wherever the text speaks of it; another weak seat is one where its state is named. */
function isSeatSupported(written: string, state: string, named: ReadonlyMap<string, number>): boolean {
  if (written === "Brussels")
    return ["org:EU", "org:European-Commission", "org:European-Council", "org:European-Parliament", "group:europe"].some((id) => named.has(id));
  return named.has(state);
}

function placeOf(written: string, state: GazetteerEntry): GazetteerEntry {
  const name = written.replace(/\s+/g, " ");
  return { id: entityId("place", name), type: "place", name, iso3: null, country: state.id, actsFor: null, kind: null, nouns: [], gender: null };
}
