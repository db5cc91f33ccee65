import { entityId } from "@rapporteur/core/model";
import { buildGazetteer, type GazetteerRecord } from "./build-gazetteer.ts";
import { groups, namesWithoutActor } from "./groups.ts";
import { internationalOrganizations } from "./international-organizations.ts";
import { movements } from "./movements.ts";
import type { OrganizationRecord } from "./organization-columns.ts";
import { places, type PlaceRecord } from "./places.ts";
import { privateOrganizations } from "./private-organizations.ts";
import { stateBodies } from "./state-bodies.ts";
import type { StateRecord } from "./state-columns.ts";
import { states } from "./state-codes.ts";
import type { Gazetteer } from "./gazetteer-entry.ts";

let built: Gazetteer | null = null;

/** The gazetteer that comes with the product; indexed at first use and shared. */
export function builtInGazetteer(): Gazetteer {
  built ??= buildGazetteer(
    [
      ...states.map(stateRecord),
      ...[internationalOrganizations, movements, stateBodies, privateOrganizations].flat().map(organizationRecord),
      ...places.map(placeRecord),
      ...groups.map(({ name, aliases, adjectives }) => ({
        entry: { ...blank, id: entityId("group", withoutArticle(name)), type: "group" as const, name: withoutArticle(name) },
        names: [name, ...aliases],
        adjectives,
        seats: [],
      })),
    ],
    namesWithoutActor,
  );
  return built;
}

const blank = { iso3: null, country: null, actsFor: null, kind: null, nouns: [], gender: null };

function withoutArticle(name: string): string {
  return name.startsWith("the ") ? name.slice(4) : name;
}

function stateRecord(state: StateRecord): GazetteerRecord {
  const id = entityId("state", state.iso3);
  return {
    entry: { ...blank, id, type: "state", name: state.name, iso3: state.iso3, country: id, actsFor: id, nouns: state.nouns },
    names: [state.name, ...state.aliases],
    adjectives: state.nationality.flatMap(withPlural),
    seats: state.seats.map((seat) => (seat.isWeak ? `${seat.name}#` : seat.name)),
  };
}

/** A people's name from its adjective ("Russian", "Russians"), where the language forms one. */
function withPlural(word: string): readonly string[] {
  return /(?:s|sh|ch|se|men|Sino|Russo|Franco|Anglo)$/.test(word) ? [word] : [word, `${word}s`];
}

function organizationRecord(record: OrganizationRecord): GazetteerRecord {
  const country = record.country === null ? null : entityId("state", record.country);
  const name = withoutArticle(record.name);
  return {
    entry: {
      ...blank,
      id: entityId("organization", record.key),
      type: "organization",
      name,
      country,
      actsFor: record.kind === "state" ? country : null,
      kind: record.kind,
      nouns: record.nouns,
    },
    names: [record.name, ...record.aliases],
    adjectives: [],
    seats: [],
  };
}

function placeRecord(place: PlaceRecord): GazetteerRecord {
  const country = place.country === null ? null : entityId("state", place.country);
  return {
    entry: { ...blank, id: entityId("place", place.name), type: "place", name: place.name, country },
    names: [place.name, ...place.aliases],
    adjectives: place.adjectives,
    seats: [],
  };
}
