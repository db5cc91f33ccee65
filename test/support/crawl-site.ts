export interface Crawled {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** The page that led here first. */
  readonly from: string;
  /** Places in it that something links to, with who does. */
  readonly fragments: Map<string, string>;
}

/** Follows every link of a site from its home, forms and addresses of other origins left alone. By path below `home`. */
export async function crawl(home: string): Promise<Map<string, Crawled>> {
  const found = new Map<string, Crawled>();
  const waiting: { url: URL; from: string }[] = [{ url: new URL(home), from: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { url, from } = next;
    if (!url.href.startsWith(home)) continue;
    const path = `${url.pathname.slice(new URL(home).pathname.length)}${url.search}`;
    const known = found.get(path) ?? (await fetched(url, from));
    if (!found.has(path)) {
      found.set(path, known);
      if (known.type.startsWith("text/html")) for (const link of linksOf(known.text)) waiting.push({ url: new URL(link, url), from: path });
    }
    if (url.hash !== "" && !known.fragments.has(url.hash.slice(1))) known.fragments.set(decodeURIComponent(url.hash.slice(1)), from);
  }
  return found;
}

async function fetched(url: URL, from: string): Promise<Crawled> {
  const response = await fetch(url);
  return { status: response.status, type: response.headers.get("content-type") ?? "", text: await response.text(), from, fragments: new Map() };
}

function linksOf(text: string): string[] {
  const codes: Readonly<Record<string, string>> = { "&amp;": "&", "&#39;": "'", "&quot;": '"', "&lt;": "<", "&gt;": ">" };
  return [...text.matchAll(/(?:href|src)="([^"]*)"/g)]
    .map(([, link = ""]) => link.replace(/&(?:amp|#39|quot|lt|gt);/g, (code) => codes[code] ?? code))
    .filter((link) => !link.startsWith("data:"));
}
