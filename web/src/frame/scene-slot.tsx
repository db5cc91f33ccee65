import { useEffect, useState, type ComponentType } from "react";
import { ErrorState, Loading } from "../parts/states.tsx";
import type { Screen } from "./screens.ts";

const loaded = new Map<string, ComponentType>();

/** Shows a screen once its part of the program is here. Not left to Suspense, which holds back for a third of a second what arrives soon after its fallback. */
export function SceneSlot({ screen }: { readonly screen: Screen }) {
  const [, setTurn] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const Scene = loaded.get(screen.key);
  const isMissing = Scene === undefined;
  useEffect(() => {
    if (!isMissing) return;
    let isCurrent = true;
    void (async () => {
      try {
        loaded.set(screen.key, await screen.load());
        if (isCurrent) setTurn((turn) => turn + 1);
      } catch (thrown) {
        if (isCurrent) setError(thrown);
      }
    })();
    return () => {
      isCurrent = false;
    };
  }, [screen, isMissing]);
  if (Scene !== undefined) return <Scene />;
  return <div className="scene">{error === null ? <Loading /> : <ErrorState error={error} onRetry={() => window.location.reload()} />}</div>;
}
