/** As much of a browser as signing in elsewhere needs: it keeps cookies by origin, and follows redirects. */
export interface SmallBrowser {
  /** Goes to an address and on, until an answer is no redirect or `until` says so of where it leads. @returns the last address and answer */
  visit(url: string, until?: (url: string) => boolean): Promise<{ url: string; response: Response | null }>;
  readonly cookies: Map<string, Map<string, string>>;
}

const mostRedirects = 15;

export function openBrowser(): SmallBrowser {
  const cookies = new Map<string, Map<string, string>>();
  const jarOf = (url: string): Map<string, string> => {
    const { origin } = new URL(url);
    const jar = cookies.get(origin) ?? new Map<string, string>();
    cookies.set(origin, jar);
    return jar;
  };
  const visit: SmallBrowser["visit"] = async (start, until = () => false) => {
    let url = start;
    for (let count = 0; count < mostRedirects; count++) {
      if (until(url)) return { url, response: null };
      const jar = jarOf(url);
      const response = await fetch(url, { redirect: "manual", headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") } });
      for (const line of response.headers.getSetCookie()) keep(jar, line);
      const next = response.headers.get("location");
      if (next === null) return { url, response };
      url = new URL(next, url).href;
    }
    throw new Error(`too many redirects from ${start}`);
  };
  return { visit, cookies };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = "", ...flags] = line.split("; ");
  const name = pair.slice(0, pair.indexOf("="));
  const value = pair.slice(name.length + 1);
  const isGone = value === "" || flags.some((flag) => /^Expires=Thu, 01 Jan 1970/i.test(flag) || /^Max-Age=0$/i.test(flag));
  if (isGone) jar.delete(name);
  else jar.set(name, value);
}
