/** In the place of the browser's stores, where these are to keep nothing: gone with the page. */
let ofThisPage: Map<string, string> | null = null;

/** From now on what is kept is in this page alone; what the browser has kept so far is forgotten. */
export function keepNothing(): void {
  ofThisPage ??= new Map();
  for (const where of ["browser", "window"] as const) {
    try {
      browsersOwn(where).clear();
    } catch {
      // A store that is shut holds nothing.
    }
  }
}

type Reach = "browser" | "window";

/**
 * What was kept under a name: in the browser, or in this window alone, where it outlives reloads. Null for nothing, and where the browser keeps nothing: its
 * store may be shut.
 */
export function readKept(name: string, where: Reach = "browser"): string | null {
  try {
    return storeOf(where).getItem(name);
  } catch {
    return null;
  }
}

/** The same of what was kept as JSON; null where it is none. */
export function readKeptJson(name: string): unknown {
  try {
    return JSON.parse(readKept(name) ?? "null");
  } catch {
    return null;
  }
}

/** Keeps words under a name; null forgets them. Where the browser's store is full or shut nothing is kept, and the page goes on without. */
export function keep(name: string, words: string | null, where: Reach = "browser"): void {
  try {
    if (words === null) storeOf(where).removeItem(name);
    else storeOf(where).setItem(name, words);
  } catch {
    // As told.
  }
}

/** Every name under which the browser keeps something; none where its store is shut. */
export function keptNames(): string[] {
  try {
    return ofThisPage === null ? Object.keys(localStorage) : [...ofThisPage.keys()];
  } catch {
    return [];
  }
}

function storeOf(where: Reach): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const page = ofThisPage;
  if (page === null) return browsersOwn(where);
  return {
    getItem: (name) => page.get(name) ?? null,
    setItem: (name, words) => void page.set(name, words),
    removeItem: (name) => void page.delete(name),
  };
}

function browsersOwn(where: Reach): Storage {
  return where === "browser" ? localStorage : sessionStorage;
}
