import { longestName } from "./entry-name.ts";

/** What browsers in several languages put behind a page's name to call the folder of its pictures, styles and frames. */
const endings =
  /^(.+)(?:_files|\.files|-Dateien|_fichiers|_archivos|_file|_bestanden|_arquivos|_ficheiros|_pliki|_soubory|_dosyalar|-filer|_filer|_tiedostot|_файлы)$/;
const pages = [".html", ".htm", ".xhtml"];

/**
 * Whether a folder holds the pictures, styles and frames that a browser saved with a page ("Save page as … complete"): it is called as a page beside it is.
 *
 * @param names of the files beside it
 */
export function isFolderOfPage(folder: string, names: ReadonlySet<string>): boolean {
  const page = endings.exec(folder)?.[1];
  return page !== undefined && pages.some((ending) => names.has(page + ending));
}

/** What is said of such folders; null where there is none. */
export function pageFoldersLeftOut(count: number): string | null {
  if (count === 0) return null;
  return `pictures, styles and frames of ${count} saved ${count === 1 ? "page" : "pages"} are left out`;
}

/** Pages of an archive and the folders of their pictures, styles and frames; a page stands before its folder there, as archives are sorted. */
export class SavedPages {
  readonly #names = new Set<string>();
  readonly #folders = new Set<string>();

  /** How many folders of pages there were. */
  get count(): number {
    return this.#folders.size;
  }

  /** Whether an entry belongs to a page that came before. Cost: O(length of the name) for one that no archive was made to hold us up with. */
  hold(name: string): boolean {
    // It is refused for its name, and told.
    if (name.length > longestName) return false;
    for (let at = 0, next = name.indexOf("/"); next >= 0; at = next + 1, next = name.indexOf("/", at)) {
      // Few folders are called so: the others cost no more than their names.
      if (!endings.test(name.slice(at, next)) || !isFolderOfPage(name.slice(0, next), this.#names)) continue;
      this.#folders.add(name.slice(0, next));
      return true;
    }
    this.#names.add(name);
    return false;
  }
}
