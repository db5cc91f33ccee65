import { useEffect, useState } from "react";
import { useAction } from "../../frame/actions.ts";
import { isAtLeast } from "../../data/session.ts";
import { useProject } from "../../data/live-project.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { DocumentTable } from "./document-table.tsx";
import { Facets } from "./facets.tsx";
import { useLibraryFilters } from "./filters.ts";
import { ImportDialog, ImportList } from "./import-panel.tsx";
import "./library.css";
import { SearchResults } from "./search-results.tsx";
import { text } from "./strings.ts";
import { Tour } from "./tour.tsx";

/** The documents: finding, narrowing, importing. */
export function Scene() {
  const { role } = useProject();
  const filters = useLibraryFilters();
  const [imported, setImported] = useState<readonly File[] | null>(null);
  const canImport = isAtLeast(role, "coder");
  const isDropping = useDrop(canImport, setImported);
  const openImport = (): void => setImported([]);
  useAction({ id: "import", label: text.import, run: openImport });
  const isSearching = filters.words.trim() !== "";
  return (
    <div className="scene scene-full">
      <div className="scene-head">
        <h1>{text.title}</h1>
        {canImport ? (
          <Button look="primary" onClick={openImport}>
            {text.import}
          </Button>
        ) : null}
      </div>
      <Tour />
      <ImportList />
      <TextField label={text.search} help={text.searchHelp} type="search" value={filters.words} onChange={(words) => filters.setWords(words)} />
      <div className="library-columns">
        {isSearching ? null : (
          <details className="library-narrow" open={isWide()}>
            <summary>{text.filters}</summary>
            <Facets filters={filters} />
          </details>
        )}
        <div className="library-list">
          {isSearching ? <SearchResults words={filters.words} /> : <DocumentTable filters={filters} onImport={openImport} />}
        </div>
      </div>
      {isDropping ? <div className="library-drop">{text.drop}</div> : null}
      {imported === null ? null : <ImportDialog initialFiles={imported} onClose={() => setImported(null)} />}
    </div>
  );
}

const isWide = (): boolean => window.matchMedia("(min-width: 60rem)").matches;

/** Files dragged over the page; true while they are. */
function useDrop(isOn: boolean, onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener("dragover", onOver);
    document.addEventListener("dragleave", onLeave);
    document.addEventListener("drop", onDrop);
    return () => {
      document.removeEventListener("dragover", onOver);
      document.removeEventListener("dragleave", onLeave);
      document.removeEventListener("drop", onDrop);
    };
  }, [isOn, onFiles]);
  return isOver;
}
