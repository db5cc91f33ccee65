import { useEffect, useState } from "react";
import { Link, Redirect, Route, Switch, useLocation } from "wouter";
import { useKeyDown } from "../hooks/use-key-down.ts";
import { InspectorPlace } from "../parts/inspector.tsx";
import { EmptyState } from "../parts/states.tsx";
import { strings } from "../strings/strings.ts";
import { LiveRegion } from "./announce.tsx";
import { Questions } from "./ask.tsx";
import { Banner } from "./banner.tsx";
import { EntityInspector } from "./entity-inspector.tsx";
import { Guard } from "./guard.tsx";
import { Palette } from "./palette.tsx";
import { Rail } from "./rail.tsx";
import { SceneSlot } from "./scene-slot.tsx";
import { screens } from "./screens.ts";
import { Toasts } from "../parts/toasts.tsx";
import { useUndoKeys } from "./undo.ts";

/** The rail, the work in the middle, details at the right; and what belongs to every screen: palette, undo, toasts, the banner. */
export function Frame() {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [location] = useLocation();
  const screen = screens.find(({ path }) => location === path || location.startsWith(`${path}/`));
  useUndoKeys();
  usePaletteKey(() => setPaletteOpen((isOpen) => !isOpen));
  useEffect(() => {
    document.title = screen === undefined ? strings.product : `${strings.screens[screen.key]} · ${strings.product}`;
  }, [screen]);
  return (
    <InspectorPlace value={place}>
      <a className="frame-skip" href="#main">
        {strings.skip}
      </a>
      <div className="frame">
        <Rail onPalette={() => setPaletteOpen(true)} />
        <Banner />
        <main className="frame-main" id="main" tabIndex={-1}>
          <Guard key={screen?.key ?? ""}>
            <Screens />
          </Guard>
        </main>
        <aside className="frame-inspector" aria-label={strings.frame.inspector} ref={setPlace} />
      </div>
      <Toasts />
      <Questions />
      <LiveRegion />
      <EntityInspector />
      {isPaletteOpen ? <Palette onClose={() => setPaletteOpen(false)} /> : null}
    </InspectorPlace>
  );
}

function Screens() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/start" replace />
      </Route>
      {screens.map((screen) => (
        <Route key={screen.key} path={`${screen.path}/*?`}>
          <SceneSlot screen={screen} />
        </Route>
      ))}
      <Route>
        <div className="scene">
          <EmptyState title={strings.frame.notFound} action={<Link href="/library">{strings.frame.toLibrary}</Link>}>
            {strings.frame.notFoundCure}
          </EmptyState>
        </div>
      </Route>
    </Switch>
  );
}

function usePaletteKey(toggle: () => void): void {
  useKeyDown((event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    toggle();
  });
}
