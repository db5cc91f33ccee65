import { normalised } from "@rapporteur/core/base";
import { builtInGazetteer } from "@rapporteur/reader/language";

let byName: ReadonlyMap<string, string> | null = null;

function gatherNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const form of [...builtInGazetteer().forms.values()].flat()) {
    if (form.use !== "name" || form.entry === null || !form.entry.startsWith("state:")) continue;
    names.set(plainName(form.words.join(" ")), form.entry.slice("state:".length));
  }
  return names;
}

/** ISO alpha-3 code of a country as data sets write it: a code, or a name the gazetteer knows; else null. */
export function stateOfName(country: string): string | null {
  const written = country.trim();
  if (/^[A-Z]{3}$/.test(written)) return written;
  byName ??= gatherNames();
  return byName.get(plainName(written)) ?? null;
}

/** Without article, marks, case and signs: "Côte d'Ivoire" is written in several ways. */
function plainName(name: string): string {
  return normalised(name, "NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/^the /, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
