import { picturePath } from "../site/addresses.ts";
import { pictureWords } from "../site/page-words.ts";
import type { Site } from "../site/site-data.ts";
import { pagePicture } from "./page-picture.ts";

export interface PictureFile {
  readonly path: string;
  /** The words that are drawn: with equal ones it is the same file, byte for byte. */
  readonly inputs: readonly string[];
  readonly make: () => Uint8Array;
}

/** A picture for each page. A site without an address has none: where a link is shown, a picture is asked for by its whole address. */
export function* pictureFiles({ settings, pages }: Site): Generator<PictureFile> {
  if (settings.baseUrl === null) return;
  for (const page of pages) {
    const words = pictureWords(page, settings);
    yield { path: picturePath(page.slug), inputs: [JSON.stringify(words)], make: () => pagePicture(words) };
  }
}
