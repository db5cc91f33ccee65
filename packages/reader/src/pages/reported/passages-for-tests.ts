import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** What each expert of a page of plain text is given with. */
export function contributionsOfPage(page: string): { author: string; words: string }[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return contributions.map(({ author, body }) => ({ author: names.get(author ?? "") ?? "nobody", words: document.text.slice(...body) }));
}

/** The same, first words each: "Ada Lund: The boats have not paid". */
export function passagesOfPage(page: string): string[] {
  return contributionsOfPage(page).map(({ author, words }) => `${author}: ${words.slice(0, 20)}`);
}
