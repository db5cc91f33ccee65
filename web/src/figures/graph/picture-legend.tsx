import type { DrawnNode } from "./graph-types.ts";
import { NodeShape } from "./node-shape.tsx";

/** What the marks and lines of a picture mean. */
export interface PictureLegend {
  readonly marks: readonly { readonly node: Pick<DrawnNode, "size" | "group" | "shape">; readonly words: string }[];
  readonly notes: readonly string[];
}

export const noLegend: PictureLegend = { marks: [], notes: [] };

const [lineHeight, left, indent] = [22, 16, 20] as const;
/** Of a character, in pixels: about right in any font. */
const characterWidth = 7;

export function legendHeight(legend: PictureLegend, width: number): number {
  return linesOf(legend, width).length * lineHeight;
}

export function Legend({ legend, top, width }: { readonly legend: PictureLegend; readonly top: number; readonly width: number }) {
  return (
    <g>
      {linesOf(legend, width).map(({ words, x, node }, at) => (
        <g key={at}>
          {node === null ? null : <NodeShape node={node} at={{ x: left + 6, y: top + (at + 0.5) * lineHeight }} />}
          <text className="graph-label" x={x} y={top + (at + 0.5) * lineHeight + 4}>
            {words}
          </text>
        </g>
      ))}
    </g>
  );
}

interface Line {
  readonly words: string;
  readonly x: number;
  /** The mark that the line begins with. */
  readonly node: PictureLegend["marks"][number]["node"] | null;
}

/** What a legend says, in lines that fit: a picture does not break them itself. */
function linesOf({ marks, notes }: PictureLegend, width: number): Line[] {
  const broken = (words: string, x: number): string[] => brokenAt(words, Math.floor((width - x - left) / characterWidth));
  return [
    ...marks.flatMap(({ node, words }) =>
      broken(words, left + indent).map((line, at): Line => ({ words: line, x: left + indent, node: at === 0 ? node : null })),
    ),
    ...notes.flatMap((note) => broken(note, left).map((line): Line => ({ words: line, x: left, node: null }))),
  ];
}

/** Lines of at most so many characters, but for a word that is longer. */
function brokenAt(words: string, longest: number): string[] {
  const lines: string[] = [""];
  for (const word of words.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + word.length >= longest) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}
