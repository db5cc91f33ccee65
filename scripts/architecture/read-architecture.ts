import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseModule } from "../api/parse-module.ts";
import { packageFolders, repository, resolveModule } from "../api/resolve-module.ts";

/** A package, or the workbench, with its rooms: the folders of its source. */
export interface Part {
  readonly name: string;
  readonly rooms: readonly string[];
}

/** An import of one room, or part, from another. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface Architecture {
  readonly parts: readonly Part[];
  /** Between parts, by name. */
  readonly partArrows: readonly Arrow[];
  /** Between rooms of one part, as "app/store". */
  readonly roomArrows: readonly Arrow[];
}

const isTest = /\.(?:test|conformance)\.tsx?$|-for-tests\.ts$|\/testing\//;

/** The modules of the repository and who imports whom, read from the sources without their tests. Cost: parses every source once. */
export function readArchitecture(): Architecture {
  const files = globSync(["packages/*/src/**/*.ts", "web/src/**/*.{ts,tsx}"], { cwd: repository })
    .filter((file) => !isTest.test(file))
    .sort();
  const arrows = files.flatMap((file) =>
    parseModule(file).imports.flatMap((specifier) => {
      const target = resolveModule(file, specifier);
      return target === null ? [] : [{ from: placeOf(file), to: placeOf(target) }];
    }),
  );
  const inside = arrows.filter(({ from, to }) => from.part === to.part && from.room !== "" && to.room !== "");
  const across = arrows.map(({ from, to }) => ({ from: from.part, to: to.part }));
  const rooms = files.map(placeOf).filter(({ room }) => room !== "");
  const names = [...packageFolders, "english", "web"];
  return {
    parts: names.map((name) => ({ name, rooms: [...new Set(rooms.filter(({ part }) => part === name).map(({ room }) => room))].sort() })),
    partArrows: distinct([...across, ...names.flatMap(dependencyArrows)]),
    roomArrows: distinct(inside.map(({ from, to }) => ({ from: `${from.part}/${from.room}`, to: `${to.part}/${to.room}` }))),
  };
}

/** "packages/app/src/store/x.ts" → app, store. A file outside the rooms has the room "". */
function placeOf(file: string): { readonly part: string; readonly room: string } {
  const [, part = "", room = ""] = /^(?:packages\/)?(\w+)\/src\/(?:([\w-]+)\/)?/.exec(file) ?? [];
  return { part, room };
}

/** What a package names in its manifest: data of another package is read, not imported. */
function dependencyArrows(name: string): Arrow[] {
  if (name === "web") return [];
  const manifest: { readonly dependencies?: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(repository, "packages", name, "package.json"), "utf8"),
  );
  const own = Object.keys(manifest.dependencies ?? {}).filter((one) => one.startsWith("@rapporteur/"));
  return own.map((one) => ({ from: name, to: one.replace("@rapporteur/", "") }));
}

function distinct(arrows: readonly Arrow[]): Arrow[] {
  const seen = new Map(arrows.filter(({ from, to }) => from !== to).map((arrow) => [`${arrow.from} ${arrow.to}`, arrow]));
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, arrow]) => arrow);
}
