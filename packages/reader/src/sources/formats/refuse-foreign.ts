import { RapporteurError } from "@rapporteur/core/base";
import { foreignFormats, type ForeignFormat, importTable } from "./foreign-formats.ts";
import { openedByName } from "./opened-formats.ts";

const headLength = 4000;

/**
 * Refuses a text that another program wrote for itself, so that nothing is read as prose because nobody recognised it. The content decides
 * first, then the name's ending.
 *
 * @param name of the file or its address; its ending counts
 * @throws RAP_SOURCE_FOREIGN naming the format and what to do
 * Cost: O(1), a look at the first 4,000 characters.
 */
export function refuseForeign(text: string, name: string): void {
  const found = foreignText(text, name);
  if (found !== null) throw new RapporteurError("RAP_SOURCE_FOREIGN", { source: name, what: found.what, cure: found.cure });
  // A file whose content was not recognised as what its ending promises is damaged, or named wrongly.
  const promised = promisedByName(name);
  if (promised === null) return;
  throw new RapporteurError("RAP_SOURCE_FOREIGN", {
    source: name,
    what: `a file that is named as ${promised} and holds something else`,
    cure: "save it again in its own program, or give it the ending of what it is",
  });
}

function promisedByName(name: string): string | null {
  const ending = /\.(docx|pdf)(?:[?#].*)?$/i.exec(name)?.[1]?.toLowerCase();
  if (ending !== undefined) return ending === "pdf" ? "a PDF" : "a Word document";
  return openedByName(name)?.what ?? null;
}

function foreignText(text: string, name: string): ForeignFormat | null {
  const head = text.slice(0, headLength);
  const byContent = foreignFormats.find(({ isText }) => isText?.(head) === true);
  return byContent ?? foreignByName(name);
}

/** The foreign format that a name's ending stands for; null for endings that say nothing. */
export function foreignByName(name: string): ForeignFormat | null {
  // The name of a host has no ending of a file: https://example.net.
  const path = name.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "");
  // Chrome saves the scripts of a page as "app.js.download".
  const ending = /\.([a-z0-9]+)(?:\.download)?(?:[?#].*)?$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  return foreignFormats.find(({ endings }) => endings.includes(ending)) ?? null;
}

/** Whether a name's ending tells a format of which the content tells nothing. */
export function isOpaqueName(name: string): boolean {
  return foreignByName(name)?.isOpaque === true;
}

/** @throws RAP_SOURCE_BINARY for a name whose ending tells a format of which the content tells nothing */
export function refuseOpaque(source: string): void {
  const found = foreignByName(source);
  if (found?.isOpaque === true) throw new RapporteurError("RAP_SOURCE_BINARY", { source, what: found.what, cure: found.cure });
}

/** The foreign format of a text by its content; null for others and for what is only known as data. Cost: O(1). */
export function foreignContent(text: string): ForeignFormat | null {
  const head = text.slice(0, headLength);
  const found = foreignFormats.find(({ isText }) => isText?.(head) === true);
  return found === undefined || found.cure === importTable ? null : found;
}

/** The foreign format that a ZIP archive is a file of; null for archives of files. */
export function foreignArchive(names: readonly string[], head: string): ForeignFormat | null {
  return foreignFormats.find(({ isArchive }) => isArchive?.(names, head) === true) ?? null;
}
