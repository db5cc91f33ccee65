const byline = /^[Bb]y\s*:?\s+(?:\p{Lu}[\p{L}.’'-]*\s+){2,5}/u;
const verb = "(?:said|says|added|adds|concluded|concludes|continued|continues|noted|notes|explained|explains|stated|states|remarked|remarks)";

/**
 * The text speaks of somebody by their surname. "By: Jane Doe The talks broke down …" does not, for there a byline runs into the text, and neither does "…,” Doe said".
 */
export function speaksOf(text: string, surname: string): boolean {
  if (!text.includes(surname)) return false;
  const name = surname.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const attribution = new RegExp(`${verb}\\s+(?:\\S+\\s+){0,3}?${name}|${name}(?:\\s+\\(\\S+\\))?\\s+(?:also\\s+)?${verb}`, "gu");
  // In "Jane DoeThe talks broke down" the words for a picture run into the text.
  return new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, "u").test(text.replace(byline, "").replace(attribution, ""));
}
