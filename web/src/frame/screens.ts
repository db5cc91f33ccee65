import { lazy, type ComponentType, type LazyExoticComponent } from "react";

/** The screens, in the order of the rail. Each is a folder below scenes/ whose `scene.tsx` exports `Scene`; it is loaded when it is first opened. */
export const screenKeys = ["library", "read", "answers", "statements", "networks", "actors", "causes", "forecasts", "publish", "settings"] as const;
export type ScreenKey = (typeof screenKeys)[number];

const modules = import.meta.glob<{ Scene: ComponentType }>("../scenes/*/scene.tsx");

export interface Screen {
  readonly key: ScreenKey;
  /** Below the project's own address. */
  readonly path: string;
  readonly Scene: LazyExoticComponent<ComponentType>;
}

export const screens: readonly Screen[] = screenKeys.flatMap((key) => {
  const load = modules[`../scenes/${key}/scene.tsx`];
  if (load === undefined) return [];
  return [{ key, path: `/${key}`, Scene: lazy(async () => ({ default: (await load()).Scene })) }];
});
