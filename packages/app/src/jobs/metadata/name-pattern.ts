import { normalised, RapporteurError } from "@rapporteur/core/base";
import type { KnownMetadata } from "@rapporteur/reader/reading";
import { parseDay } from "@rapporteur/reader/sources";

/** Says what a file's name tells of its document; null where the name does not fit. */
export type NameReader = (name: string) => KnownMetadata | null;

const fields = ["title", "author", "date", "publisher", "tags", "any"] as const;
type Field = (typeof fields)[number];
const isField = (name: string): name is Field => fields.some((field) => field === name);

/**
 * Reads a pattern of file names: "{date}_{publisher}_{title}" takes "2024-03-05_The Gazette_Talks.txt" apart. What stands between the braces is looked for as it is; a field takes as
 * little as it can, the last one all that is left. Ending and folders of a name do not count; `{any}` is passed over.
 *
 * @throws RAP_LIBRARY_NAMES for an unknown field, one that stands twice, two without anything between, and a pattern without one
 */
export function namePattern(pattern: string): NameReader {
  const refuse = (problem: string): never => {
    const cure = `write what is between the fields as the names have it, for example {date}_{publisher}_{title}; the fields are ${fields.map((field) => `{${field}}`).join(", ")}`;
    throw new RapporteurError("RAP_LIBRARY_NAMES", { pattern, problem, cure });
  };
  const parts = pattern.split(/\{([^{}]*)\}/);
  const named: Field[] = [];
  let written = "";
  for (const [at, part] of parts.entries()) {
    if (at % 2 === 0) {
      if (part === "" && at > 0 && at < parts.length - 1) refuse("two fields have nothing between them");
      written += part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
      continue;
    }
    const field = part.trim().toLowerCase();
    if (!isField(field)) return refuse(`there is no field {${part}}`);
    if (field !== "any" && named.includes(field)) refuse(`{${field}} stands twice`);
    named.push(field);
    written += at === parts.length - 2 ? "(.+)" : "(.+?)";
  }
  if (named.every((field) => field === "any")) refuse("it names no field");
  const shape = new RegExp(`^${written}$`, "u");
  return (name) => {
    const found = shape.exec(bareName(name));
    return found === null ? null : metadataOf(named.map((field, at) => [field, (found[at + 1] ?? "").trim()] as const));
  };
}

/** The name of a file without its folders and its ending. */
export function bareName(name: string): string {
  const own = name.split(/[/\\]/).at(-1) ?? "";
  return normalised(own.replace(/(?<=.)\.[A-Za-z0-9]{1,8}$/, ""), "NFC");
}

/** Null where a day is none: the name only looked as if it fitted. */
function metadataOf(found: readonly (readonly [field: Field, words: string])[]): KnownMetadata | null {
  const of = (wanted: Field): string | undefined => found.find(([field]) => field === wanted)?.[1];
  const [title, date, publisher] = [of("title"), of("date"), of("publisher")];
  const published = date === undefined ? undefined : parseDay(date.replaceAll("_", "-"));
  if (published === null) return null;
  return {
    ...(title === undefined ? {} : { title: title.replaceAll("_", " ") }),
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined ? {} : { publisher: publisher.replaceAll("_", " ") }),
    ...listed("authors", of("author")),
    ...listed("tags", of("tags")),
  };
}

/** Several authors or tags have a semicolon, or "and" or "&", between them. */
export function listed(field: "authors" | "tags", words: string | undefined): Pick<KnownMetadata, "authors" | "tags"> {
  if (words === undefined) return {};
  const split = field === "authors" ? /\s*(?:;|\s&\s|\sand\s)\s*/ : /\s*[;,]\s*/;
  const parts = words
    .replaceAll("_", " ")
    .split(split)
    .filter((part) => part !== "");
  return parts.length === 0 ? {} : { [field]: parts };
}
