import { spawnSync } from "node:child_process";
import type { MapPiece } from "../../packages/app/src/analysis/figures/causes/cause-types.ts";
import type { Point } from "./count-crossings.ts";

/** Whether Graphviz's `dot` is on this machine; the version where it is. */
export function dotVersion(): string | null {
  const { status, stderr } = spawnSync("dot", ["-V"], { encoding: "utf8" });
  return status === 0 ? (/version (\S+)/.exec(stderr)?.[1] ?? "of an unknown version") : null;
}

const steps = 8;

/** The links of a piece as `dot` draws them, with boxes of the same size. */
export function linksByDot({ concepts, links }: Pick<MapPiece, "concepts" | "links">): Point[][] {
  const nodes = concepts.map(
    ({ concept, width, height }) => `"${concept}" [shape=box,fixedsize=true,width=${width / 72},height=${height / 72},label=""];`,
  );
  const edges = links.map(({ cause, effect }) => `"${cause}" -> "${effect}";`);
  const source = `digraph { rankdir=TB; nodesep=0.36; ranksep=0.89;\n${nodes.join("\n")}\n${edges.join("\n")}\n}`;
  const { status, stdout, stderr } = spawnSync("dot", ["-Tplain"], { input: source, encoding: "utf8", maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`dot refused a graph: ${stderr}`);
  return stdout.split("\n").flatMap((line) => {
    if (!line.startsWith("edge ")) return [];
    const [, , , count = "0", ...rest] = line.split(" ");
    const points = Array.from({ length: Number(count) }, (_, at) => ({ x: Number(rest[2 * at]), y: Number(rest[2 * at + 1]) }));
    return [alongBezier(points)];
  });
}

/** Points along a chain of cubic curves: the first point, then three more for each. */
function alongBezier(points: readonly Point[]): Point[] {
  const line: Point[] = points.slice(0, 1);
  for (let at = 0; at + 3 < points.length; at += 3) {
    const [a, b, c, d] = points.slice(at, at + 4) as [Point, Point, Point, Point];
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const mix = (axis: "x" | "y"): number =>
        (1 - t) ** 3 * a[axis] + 3 * (1 - t) ** 2 * t * b[axis] + 3 * (1 - t) * t * t * c[axis] + t ** 3 * d[axis];
      line.push({ x: mix("x"), y: mix("y") });
    }
  }
  return line;
}
