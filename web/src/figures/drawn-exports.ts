import { drawnFormats, writeDrawnNetwork, type DrawnNetworkFile } from "@rapporteur/app/analysis/figures";
import type { MenuEntry } from "../parts/menu.tsx";
import { saveFile } from "../parts/save-file.ts";
import { scopeNote } from "./scope/scope-note.ts";

const labels = { graphml: "GraphML", gexf: "GEXF", "gephi-lite": "Gephi Lite" } as const;
const types = { graphml: "application/graphml+xml", gexf: "application/gexf+xml", "gephi-lite": "application/json" } as const;
const endings = { graphml: "graphml", gexf: "gexf", "gephi-lite": "gephi.json" } as const;

/** The graph files of what is drawn, places and all, for the menu of a figure. Null is nothing drawn yet. */
export function drawnExports(name: string, drawn: () => DrawnNetworkFile | null): MenuEntry[] {
  const save = (format: (typeof drawnFormats)[number]): void => {
    const file = drawn();
    if (file !== null) saveFile(`${name}.${endings[format]}`, writeDrawnNetwork(file, format), types[format]);
  };
  return drawnFormats.map((format) => ({ key: format, label: labels[format], onSelect: () => save(format) }));
}

/** What a graph file says of itself: what it is, what it looks at and leaves out, and when it was made. */
export function drawnNote(title: string): string {
  return `${title}. ${scopeNote.value} ${new Date().toISOString().slice(0, 10)}, Rapporteur.`;
}
