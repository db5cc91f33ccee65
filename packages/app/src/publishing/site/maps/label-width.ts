import stringWidth from "string-width";

/** Width in pixels of a terminal cell's worth of a map's letters, 13 pixels high: two cells for a wide letter, which is as broad as it is high. */
const cellWidth = 6.7;

/** About how wide a label is, in pixels: no font is at hand where maps are drawn, and readers' systems differ. Cost: O(length). */
export function labelWidth(text: string): number {
  return stringWidth(text) * cellWidth;
}

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** As much of a label as is not wider than so many pixels, cut between characters as people see them and marked with an ellipsis. */
export function fitLabel(text: string, width: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (labelWidth(line) <= width) return line;
  let kept = "";
  for (const { segment } of characters.segment(line)) {
    if (labelWidth(`${kept}${segment}…`) > width) break;
    kept += segment;
  }
  const blank = kept.lastIndexOf(" ");
  const whole = blank > kept.length / 2 ? kept.slice(0, blank) : kept;
  return `${whole.replace(/[\s,;:–—-]+$/, "")}…`;
}

/** A label on at most two lines, each of at most so many pixels; broken between words where it has some, between characters where it has none. */
export function onTwoLines(text: string, width: number): readonly [string, string] {
  const line = text.replace(/\s+/g, " ").trim();
  if (labelWidth(line) <= width) return [line, ""];
  let first = "";
  for (const { segment } of characters.segment(line)) {
    if (labelWidth(first + segment) > width) break;
    first += segment;
  }
  const blank = line[first.length] === " " ? first.length : first.lastIndexOf(" ");
  if (blank > first.length / 4) first = line.slice(0, blank);
  return [first, fitLabel(line.slice(first.length), width)];
}
