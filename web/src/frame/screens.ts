import type { ComponentType } from "react";

/**
 * The screens by what one comes for, in the order of the rail. Each is a folder below scenes/ whose `scene.tsx` exports `Scene`; it is loaded when it is first
 * opened.
 */
const screenGroups = {
  documents: ["start", "library", "read", "review"],
  compare: ["ask", "answers", "experts"],
  analyse: ["statements", "concepts", "networks", "actors", "causes", "forecasts"],
  manage: ["publish", "settings"],
} as const;
export type ScreenGroup = keyof typeof screenGroups;
export type ScreenKey = (typeof screenGroups)[ScreenGroup][number];

/** Those that look at statements: one scope goes along from each to each. */
export const scopedScreens: ReadonlySet<ScreenKey> = new Set([
  "ask",
  "review",
  "experts",
  "concepts",
  "answers",
  "statements",
  "networks",
  "actors",
  "causes",
  "forecasts",
] as const);

const modules = import.meta.glob<{ Scene: ComponentType }>("../scenes/*/scene.tsx");

export interface Screen {
  readonly key: ScreenKey;
  readonly group: ScreenGroup;
  /** Below the project's own address. */
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
}

export const screens: readonly Screen[] = (Object.keys(screenGroups) as ScreenGroup[]).flatMap((group) =>
  screenGroups[group].flatMap((key: ScreenKey): Screen[] => {
    const load = modules[`../scenes/${key}/scene.tsx`];
    return load === undefined ? [] : [{ key, group, path: `/${key}`, load: async () => (await load()).Scene }];
  }),
);

/** Begins to load the screen of an address while who is there is still being asked. */
export function preloadScreen(pathname: string): void {
  const key = /^\/(?:p\/[^/]+\/)?([a-z]+)/.exec(pathname)?.[1] ?? "start";
  // Where it fails, the screen itself says so.
  screens
    .find((screen) => screen.key === key)
    ?.load()
    .catch(() => undefined);
}
