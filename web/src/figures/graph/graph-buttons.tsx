import { Button } from "../../parts/button.tsx";
import type { GraphSigma } from "./open-sigma.ts";
import { figureText as text } from "../strings.ts";
import { zoomGraph } from "./zoom-graph.ts";

interface GraphButtonsProps {
  readonly sigma: GraphSigma | null;
  readonly isStill: boolean;
  readonly pinnedCount: number;
  readonly onUnpinAll: () => void;
}

export function GraphButtons({ sigma, isStill, pinnedCount, onUnpinAll }: GraphButtonsProps) {
  return (
    <div className="graph-buttons">
      {pinnedCount === 0 ? null : <Button onClick={onUnpinAll}>{text.unpin(pinnedCount)}</Button>}
      <Button aria-label={text.zoomIn} onClick={() => zoomGraph(sigma, 1 / 1.5, isStill)}>
        +
      </Button>
      <Button aria-label={text.zoomOut} onClick={() => zoomGraph(sigma, 1.5, isStill)}>
        −
      </Button>
      <Button onClick={() => zoomGraph(sigma, null, isStill)}>{text.fit}</Button>
    </div>
  );
}
