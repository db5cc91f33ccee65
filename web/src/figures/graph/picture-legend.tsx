import type { DrawnNode } from "./graph-types.ts";
import { NodeShape } from "./node-shape.tsx";

/** What the marks and lines of a picture mean. */
export interface PictureLegend {
  readonly marks: readonly { readonly node: Pick<DrawnNode, "size" | "group" | "shape">; readonly words: string }[];
  readonly notes: readonly string[];
}

export const noLegend: PictureLegend = { marks: [], notes: [] };

const [lineHeight, left, longest] = [22, 16, 165] as const;

export function legendHeight(legend: PictureLegend): number {
  return (legend.marks.length + linesOf(legend).length) * lineHeight;
}

export function Legend({ legend, top }: { readonly legend: PictureLegend; readonly top: number }) {
  return (
    <g>
      {legend.marks.map(({ node, words }, at) => (
        <g key={words}>
          <NodeShape node={node} at={{ x: left + 6, y: top + (at + 0.5) * lineHeight }} />
          <text className="graph-label" x={left + 20} y={top + (at + 0.5) * lineHeight + 4}>
            {words}
          </text>
        </g>
      ))}
      {linesOf(legend).map((line, at) => (
        <text key={line} className="graph-label" x={left} y={top + (legend.marks.length + at + 0.5) * lineHeight + 4}>
          {line}
        </text>
      ))}
    </g>
  );
}

/** The notes in lines that fit: a picture does not break them itself. */
function linesOf({ notes }: PictureLegend): string[] {
  return notes.flatMap((note) => {
    const lines: string[] = [""];
    for (const word of note.split(" ")) {
      const line = lines.at(-1) ?? "";
      if (line !== "" && line.length + word.length >= longest) lines.push(word);
      else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
    }
    return lines;
  });
}
