import { useContext, useEffect, useState, type ReactNode } from "react";
import { useMedia } from "../hooks/use-media.ts";
import { InspectorPlace } from "../parts/inspector.tsx";

interface DetailsPlaceProps {
  /** What is chosen; empty for nothing. Another choice brings its details into sight. */
  readonly chosen: string;
  readonly children: ReactNode;
}

/** Gives details their place: at the right of the frame, or under the figure where they would lie over it. */
export function DetailsPlace({ chosen, children }: DetailsPlaceProps) {
  const outer = useContext(InspectorPlace);
  const isNarrow = useMedia("(max-width: 75rem)");
  const [below, setBelow] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (isNarrow && chosen !== "") below?.scrollIntoView({ block: "start" });
  }, [isNarrow, chosen, below]);
  return (
    <InspectorPlace value={isNarrow ? below : outer}>
      {children}
      {isNarrow ? <section ref={setBelow} className="figures-details" /> : null}
    </InspectorPlace>
  );
}
