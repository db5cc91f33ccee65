import { nearestName, normalised, RapporteurError } from "@rapporteur/core/base";
import type { Entity } from "@rapporteur/core/model";

/**
 * The id that a user's word for an entity means: an id, a name, an alias or an ISO code, in any case.
 *
 * @param known ids that may be meant
 * @throws RAP_SERVICE_NAME with the nearest name where nothing is meant, or two things are
 */
export function resolveName(word: string, known: readonly string[], entities: readonly Entity[]): string {
  const wanted = fold(word);
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const formsOf = (id: string): string[] => {
    const entity = byId.get(id);
    const plain = id.replace(/^[a-z]+:/, "");
    return [
      id,
      plain,
      plain.replaceAll("-", " "),
      ...(entity === undefined ? [] : [entity.name, ...entity.aliases, ...(entity.iso3 === null ? [] : [entity.iso3])]),
    ];
  };
  const exact = known.find((id) => id === word || fold(byId.get(id)?.name ?? "") === wanted);
  if (exact !== undefined) return exact;
  const meant = known.filter((id) => formsOf(id).some((form) => fold(form) === wanted));
  if (meant.length === 1 && meant[0] !== undefined) return meant[0];
  if (meant.length > 1) throw new RapporteurError("RAP_SERVICE_NAME", { word, cure: `say which: ${meant.join(", ")}` });
  const nearest = nearestName(word, known.flatMap(formsOf));
  const some = known.slice(0, 8).map((id) => byId.get(id)?.name ?? id);
  throw new RapporteurError("RAP_SERVICE_NAME", {
    word,
    cure: nearest === null ? `there are: ${some.join(", ")}${known.length > 8 ? " …" : ""}` : `did you mean ${nearest}?`,
  });
}

function fold(text: string): string {
  return normalised(text, "NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
