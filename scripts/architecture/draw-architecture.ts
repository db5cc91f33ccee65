import { headHeight, layOutPart, layOutRows, type LaidPart, type Point } from "./lay-out.ts";
import { readArchitecture, type Arrow } from "./read-architecture.ts";
import { depthsOf, reduceArrows } from "./reduce-arrows.ts";

/** The colours of the workbench (web/src/styles/tokens.css). */
const themes = {
  light: { paper: "#fbf9f4", part: "#f3efe6", room: "#ffffff", ink: "#22201c", soft: "#5d584f", edge: "#8a8375" },
  dark: { paper: "#16171a", part: "#1f2125", room: "#26282d", ink: "#e6e2d9", soft: "#a8a297", edge: "#767169" },
} as const;
export type Theme = keyof typeof themes;

/** The packages, their rooms and the arrows between them as an SVG, computed from the sources. Arrows that follow from others are left out. */
export function drawArchitecture(theme: Theme): string {
  const { parts, partArrows, roomArrows } = readArchitecture();
  const arrows = reduceArrows(roomArrows);
  const laid = parts.map((part) => layOutPart(part, arrows));
  const names = parts.map(({ name }) => name);
  const { places, width, height } = layOutRows(laid, depthsOf(names, partArrows));
  const color = themes[theme];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Source Sans 3, system-ui, sans-serif" font-size="13">
<title>Packages, their rooms, and what imports what</title>
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="${color.edge}"/></marker></defs>
<rect width="${width}" height="${height}" fill="${color.paper}"/>
<g fill="none" stroke="${color.edge}" stroke-width="2" marker-end="url(#head)">
${reduceArrows(partArrows)
  .map((arrow) => partLine(arrow, { laid, places }))
  .join("\n")}
</g>
${laid.map((part) => partBox(part, places.get(part.name) ?? { x: 0, y: 0 }, color)).join("\n")}
</svg>
`;
}

interface Laid {
  readonly laid: readonly LaidPart[];
  readonly places: ReadonlyMap<string, Point>;
}

/** From the lower edge of a part to the upper edge of the one that it imports. */
function partLine({ from, to }: Arrow, { laid, places }: Laid): string {
  const middle = (name: string): { x: number; top: number; bottom: number } => {
    const [part, place] = [laid.find((one) => one.name === name), places.get(name)];
    const { x, y } = place ?? { x: 0, y: 0 };
    return { x: Math.round(x + (part?.width ?? 0) / 2), top: y, bottom: y + (part?.height ?? 0) };
  };
  const [start, end] = [middle(from), middle(to)];
  const half = Math.round((start.bottom + end.top) / 2);
  return `<path d="M${start.x} ${start.bottom}C${start.x} ${half} ${end.x} ${half} ${end.x} ${end.top - 2}"/>`;
}

function partBox({ name, width, height, rooms, lines }: LaidPart, { x, y }: Point, color: (typeof themes)[Theme]): string {
  const boxes = rooms.map(
    (room) =>
      `<rect x="${room.x}" y="${room.y}" width="${room.width}" height="${room.height}" rx="3" fill="${color.room}" stroke="${color.edge}"/><text x="${room.x + room.width / 2}" y="${room.y + room.height / 2 + 4.5}" text-anchor="middle" fill="${color.ink}">${room.name}</text>`,
  );
  return `<g transform="translate(${x} ${y})">
<rect width="${width}" height="${height}" rx="4" fill="${color.part}" stroke="${color.edge}"/>
<text x="12" y="${headHeight - 13}" font-weight="600" fill="${color.ink}">${name}</text>
<g fill="none" stroke="${color.edge}" marker-end="url(#head)">
${lines.map((points) => `<path d="${smooth(points)}"/>`).join("\n")}
</g>
${boxes.join("\n")}
</g>`;
}

/** A curve through the middles between the points. */
function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return "";
  const curves = rest.slice(0, -1).map((point, at) => {
    const next = rest[at + 1] ?? last;
    return `Q${point.x} ${point.y} ${Math.round((point.x + next.x) / 2)} ${Math.round((point.y + next.y) / 2)}`;
  });
  return `M${first.x} ${first.y}${curves.join("")}L${last.x} ${last.y}`;
}
