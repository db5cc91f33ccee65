import type { NetworkAnswer } from "@rapporteur/app/analysis/figures";
import { NodeShape } from "../../figures/graph/node-shape.tsx";
import type { PictureLegend } from "../../figures/graph/picture-legend.tsx";
import { groupCount } from "../../figures/theme-colors.ts";
import { text } from "./strings.ts";

const mostNamed = 4;
const origin = { x: 0, y: 0 };

/** What shapes, colours and lines mean, with the names of those who are in each community; the same below the picture and in its files. */
export function legendOf(network: NetworkAnswer, nameOf: (key: string) => string): PictureLegend {
  const groups = Map.groupBy(network.nodes, ({ community }) => community);
  const all = [...groups].filter(([, members]) => members.length > 1).toSorted((a, b) => b[1].length - a[1].length);
  const shown = all.slice(0, groupCount);
  const isTwoMode = network.nodes.some(({ mode }) => mode === 2);
  const shape = isTwoMode ? { shape: "circle" as const } : {};
  const marks = shown.map(([community, members]) => {
    const names = members.toSorted((a, b) => b.statements - a.statements).map(({ key }) => nameOf(key));
    const more = names.length > mostNamed ? " …" : "";
    const words = `${text.communityOf(community + 1)} (${members.length}): ${names.slice(0, mostNamed).join(", ")}${more}`;
    return { node: { size: 6, group: community, ...shape }, words };
  });
  const rest = all.length > shown.length ? [text.moreCommunities(all.length - shown.length)] : [];
  return { marks, notes: [...rest, isTwoMode ? text.legendTwoMode : text.legendNote] };
}

export function Legend({ legend }: { readonly legend: PictureLegend }) {
  return (
    <div className="networks-legend small">
      {legend.notes.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
      <ul aria-label={text.legend}>
        {legend.marks.map(({ node, words }) => (
          <li key={words}>
            <svg className="networks-swatch" viewBox="-8 -8 16 16" aria-hidden="true">
              <NodeShape node={node} at={origin} />
            </svg>
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}
