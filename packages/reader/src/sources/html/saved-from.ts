/** Where programs that save pages write the address: browsers as Internet Explorer did first, and SingleFile. */
const marks = [/<!--\s*saved from url=\(\d{4}\)(\S+)\s*-->/, /<!--\s*Page saved with SingleFile\s+url:\s*(\S+)/];
const headLength = 4000;

/** The address that a saved page was saved from; null where it does not say one of the web. Cost: O(1). */
export function savedFrom(html: string): string | null {
  const head = html.slice(0, headLength);
  const address = marks.map((mark) => mark.exec(head)?.[1]).find((found) => found !== undefined);
  return address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address) ? address : null;
}
