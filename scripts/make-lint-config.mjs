// Writes .oxlintrc.json, which is not committed: the import rule of ARCHITECTURE.md, spelled out package by package and room by room.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { assertingFiles, longFiles, longFunctions } from "./lint-marks.mjs";
import { root } from "./node24.mjs";

/** What each package may import of the others. */
const packages = {
  core: [],
  engines: ["core"],
  reader: ["core", "english"],
  app: ["core", "engines", "reader"],
  rapporteur: ["core", "engines", "reader", "app"],
};

/** What each room may import of its own package, besides itself. */
const rooms = {
  core: { base: [], model: ["base"], csv: ["model"], xml: ["model"], text: ["base", "model"] },
  engines: { graph: [], network: ["graph"], relations: ["graph"], causal: ["graph"], forecast: ["graph"], agreement: ["graph"] },
  reader: {
    readout: [],
    sources: ["language"],
    language: [],
    pages: ["language"],
    coding: ["language", "pages", "readout"],
    events: ["language", "coding"],
    reading: ["sources", "language", "pages", "coding", "readout"],
  },
  app: {
    records: [],
    formats: [],
    contract: ["records", "formats"],
    client: ["contract"],
    settings: [],
    store: ["records"],
    traces: ["settings", "store"],
    exchange: ["formats"],
    present: [],
    llm: [],
    library: ["records", "settings", "store"],
    access: ["records", "store", "library"],
    statements: ["records", "store", "library"],
    entities: ["records", "store", "library"],
    documents: ["records", "store", "library", "statements", "entities", "llm", "present"],
    analysis: ["records", "contract", "library", "statements", "entities", "documents", "formats", "exchange", "present"],
    jobs: ["records", "store", "traces", "library", "access", "entities", "documents", "analysis", "exchange"],
    metrics: ["store", "library", "jobs"],
    history: ["records", "store", "library", "access", "statements", "analysis"],
    publishing: ["records", "store", "settings", "library", "access", "documents", "analysis", "present"],
    application: [
      "records",
      "formats",
      "store",
      "traces",
      "settings",
      "library",
      "access",
      "statements",
      "documents",
      "analysis",
      "jobs",
      "exchange",
    ],
    http: [
      "records",
      "formats",
      "contract",
      "settings",
      "library",
      "access",
      "statements",
      "entities",
      "documents",
      "analysis",
      "jobs",
      "history",
      "publishing",
      "application",
      "present",
      "metrics",
      "traces",
    ],
    cli: [
      "contract",
      "formats",
      "records",
      "client",
      "store",
      "settings",
      "library",
      "access",
      "statements",
      "entities",
      "documents",
      "analysis",
      "jobs",
      "history",
      "publishing",
      "application",
      "exchange",
      "present",
      "metrics",
      "traces",
      "http",
    ],
  },
};

/** What the folders of a room may import of each other, listed from the ground up. Those that are not listed put the others together. */
const folders = {
  "app/store": {
    sql: [],
    history: ["sql"],
    table: ["sql", "history"],
    index: ["sql", "history", "table"],
    search: ["sql", "history", "index"],
    lists: ["sql", "history", "index"],
    jobs: ["sql", "history"],
    accounts: ["sql"],
    comments: ["sql"],
  },
};

/** What each room of the workbench may import of the others. What a screen shares with the frame or with another screen is below both. */
const webRooms = {
  strings: [],
  hooks: [],
  data: ["hooks"],
  worker: ["data", "strings"],
  parts: ["strings", "hooks", "data"],
  memos: ["strings", "hooks", "data", "parts"],
  bulk: ["strings", "data", "parts"],
  "sign-in": ["strings", "data", "parts"],
  frame: ["strings", "hooks", "data", "parts", "sign-in"],
  figures: ["strings", "hooks", "data", "worker", "parts", "frame"],
  scenes: ["strings", "hooks", "data", "worker", "parts", "memos", "bulk", "sign-in", "frame", "figures"],
};

/** Screens that show parts of other screens. */
const webScenes = { review: ["statements", "read"], statements: ["networks", "read"], experts: ["forecasts"], start: ["forecasts", "library"] };

/** Rooms without node:* and without the DOM (see tsconfig.pure.json). */
const pure = [
  "core/src",
  "engines/src",
  "reader/src/language",
  "reader/src/pages",
  "reader/src/coding",
  "reader/src/events",
  "app/src/analysis/figures",
  "app/src/present",
  "app/src/publishing/site",
  "app/src/contract",
  "app/src/records",
  "app/src/client",
];

/** What the workbench may import: it runs in a browser and asks the server for the rest. */
const inTheBrowser = ["@rapporteur/core/*", "@rapporteur/engines/*", "@rapporteur/app/{client,contract,records,analysis/figures}"];

function forbiddenPackages(name) {
  const others = Object.keys({ ...packages, english: [] }).filter((other) => other !== name && !packages[name].includes(other));
  const message = `${name} may not import it: imports go down the flow only (ARCHITECTURE.md). Pass what is needed in, or join the two in app.`;
  return [
    {
      group: others.flatMap((other) =>
        other === "rapporteur" ? ["rapporteur", "rapporteur/*"] : [`@rapporteur/${other}`, `@rapporteur/${other}/**`],
      ),
      message,
    },
    {
      group: ["**/packages/**", ...Object.keys(packages).map((other) => `**/${other}/src/**`)],
      message: "Import another package by its name, never by its path.",
    },
  ];
}

/** @param depth how many folders below the room's own the file lies: what "../" means depends on it */
function forbiddenRooms(name, room, depth) {
  return Object.keys(rooms[name])
    .filter((other) => other !== room && !rooms[name][room].includes(other))
    .map((other) => ({
      group: [`${"../".repeat(depth + 1)}${other}/**`],
      message: `${room}/ may not import ${other}/: imports go down the flow only (ARCHITECTURE.md).`,
    }));
}

/** The arrows between the folders of one room: `history` of the store knows none of what follows it. */
function folderOverrides(name, room) {
  const inner = folders[`${name}/${room}`];
  const all = Object.keys(inner);
  return all.map((folder) => {
    const upward = all.filter((other) => other !== folder && !inner[folder].includes(other)).map((other) => `../${other}/**`);
    const message = `${room}/${folder} may not import it: ${room}/ is read from the ground up (scripts/make-lint-config.mjs). Hand it in where the room is put together.`;
    const patterns = [
      ...forbiddenPackages(name),
      ...forbiddenRooms(name, room, 1),
      { group: [...upward, "../open-store.ts", "../projections.ts"], message },
    ];
    return { files: [`packages/${name}/src/${room}/${folder}/*.ts`], rules: restrict(patterns) };
  });
}

const nodeless = { group: ["node:*"], message: "This room is pure: no node:* here. Take bytes, clock or randomness as arguments." };
const restrict = (patterns) => ({ "no-restricted-imports": ["error", { patterns }] });

/** The rule of the files that lie `depth` folders below a room; pure folders inside it have one more. */
function roomOverrides(name, room, depth) {
  const below = pure.filter(
    (one) => one === `${name}/src/${room}` || one.startsWith(`${name}/src/${room}/`) || `${name}/src/${room}`.startsWith(`${one}/`),
  );
  const patterns = [...forbiddenPackages(name), ...forbiddenRooms(name, room, depth)];
  const filesIn = (folder, levels) => [`packages/${folder}${"/*".repeat(levels)}/*.ts`];
  const whole = below.some((one) => `${name}/src/${room}`.startsWith(one));
  const parts = below.filter((one) => one.startsWith(`${name}/src/${room}/`)).map((one) => [one, depth - (one.split("/").length - 3)]);
  return [
    { files: filesIn(`${name}/src/${room}`, depth), rules: restrict(whole ? [...patterns, nodeless] : patterns) },
    ...parts
      .filter(([, levels]) => levels >= 0)
      .map(([folder, levels]) => ({ files: filesIn(folder, levels), rules: restrict([...patterns, nodeless]) })),
  ];
}

/** One override a room and depth; later overrides replace earlier ones, so each carries the whole rule. */
function layerOverrides() {
  const overrides = [];
  for (const name of Object.keys(packages)) {
    overrides.push({ files: [`packages/${name}/src/**/*.ts`], rules: restrict(forbiddenPackages(name)) });
    for (const room of Object.keys(rooms[name] ?? {})) {
      for (let depth = 0; depth <= 4; depth++) overrides.push(...roomOverrides(name, room, depth));
      if (folders[`${name}/${room}`] !== undefined) overrides.push(...folderOverrides(name, room));
    }
  }
  const web = [
    {
      group: ["@rapporteur/reader", "@rapporteur/reader/**", "rapporteur", "rapporteur/*"],
      message: "web/ asks the server through the client, or uses a pure engine.",
    },
    {
      group: ["@rapporteur/app/**", ...inTheBrowser.map((one) => `!${one}`)],
      message: "Of app, web/ may import client, contract, records and analysis/figures only.",
    },
    { group: ["**/packages/**"], message: "Import another package by its name, never by its path." },
    { group: ["node:*"], message: "web/ runs in a browser." },
  ];
  overrides.push({ files: ["web/src/**/*.{ts,tsx}"], rules: restrict(web) });
  for (let depth = 0; depth <= 4; depth++) overrides.push(...webOverrides(web, depth));
  return overrides;
}

/** The rule of the workbench's rooms and of its screens, for the files that lie `depth` folders below a room. */
function webOverrides(web, depth) {
  const down = "/*".repeat(depth);
  const rule = (rooms, room, above) => ({
    group: Object.keys(rooms)
      .filter((other) => other !== room && !rooms[room].includes(other))
      .map((other) => `${"../".repeat(depth + above)}${other}/**`),
    message: `${room}/ may not import it: imports go down the flow only (webRooms and webScenes in scripts/make-lint-config.mjs).`,
  });
  const scenes = Object.fromEntries(readdirSync(join(root, "web", "src", "scenes")).map((scene) => [scene, webScenes[scene] ?? []]));
  const inRooms = Object.keys(webRooms).map((room) => ({
    files: [`web/src/${room}${down}/*.{ts,tsx}`],
    rules: restrict([...web, rule(webRooms, room, 1)]),
  }));
  if (depth === 0) return inRooms;
  const inScenes = Object.keys(scenes).map((scene) => ({
    files: [`web/src/scenes/${scene}${"/*".repeat(depth - 1)}/*.{ts,tsx}`],
    rules: restrict([...web, rule(webRooms, "scenes", 1), rule(scenes, scene, 0)]),
  }));
  return [...inRooms, ...inScenes];
}

const functionLines = (max) => ["error", { max, skipBlankLines: true, skipComments: true }];

const config = {
  $schema: "./node_modules/oxlint/configuration_schema.json",
  plugins: ["typescript", "import", "unicorn", "oxc", "promise"],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  rules: {
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/switch-exhaustiveness-check": "off",
    "typescript/consistent-return": "off",
    "import/no-cycle": ["error", { ignoreTypes: false }],
    "import/no-default-export": "error",
    "import/no-unassigned-import": "off",
    "import/no-named-as-default-member": "off",
    "typescript/no-unsafe-type-assertion": "off",
    "typescript/require-array-sort-compare": "off",
    "unicorn/require-module-specifiers": "off",
    "typescript/restrict-template-expressions": "off",
    "no-console": "error",
    "no-await-in-loop": "off",
    "oxc/no-map-spread": "off",
    "unicorn/prefer-string-starts-ends-with": "off",
    "unicorn/prefer-set-has": "off",
    "typescript/no-misused-spread": "off",
    "no-underscore-dangle": "off",
    "no-shadow": "off",
    "no-control-regex": "off",
    "unicorn/no-array-sort": "off",
    "unicorn/no-array-reverse": "off",
    "unicorn/consistent-function-scoping": "off",
    "unicorn/prefer-spread": "off",
    "typescript/consistent-type-assertions": ["error", { assertionStyle: "never" }],
    "max-lines": ["error", { max: 400 }],
    "max-lines-per-function": functionLines(60),
    "max-params": ["error", { max: 4 }],
  },
  ignorePatterns: ["dist", "node_modules", ".cache", "packages/reader/kernels"],
  overrides: [
    ...layerOverrides(),
    { files: longFiles, rules: { "max-lines": "off" } },
    { files: longFunctions, rules: { "max-lines-per-function": functionLines(100) } },
    { files: ["test/**"], rules: { "typescript/consistent-type-assertions": "off", "max-lines-per-function": functionLines(100) } },
    { files: assertingFiles, rules: { "typescript/consistent-type-assertions": "off" } },
    {
      files: ["**/*.test.ts", "**/*.conformance.ts", "**/*-for-tests.ts", "**/testing/**"],
      rules: {
        "max-lines-per-function": "off",
        "typescript/consistent-type-assertions": "off",
        "no-restricted-imports": "off",
        "typescript/no-non-null-assertion": "off",
        "typescript/unbound-method": "off",
        "max-params": "off",
        "typescript/no-unnecessary-type-parameters": "off",
        "promise/always-return": "off",
      },
    },
    {
      files: ["scripts/**", "bench/main.ts", "eval/main.ts", "training/**", "packages/app/src/cli/**", "corpus/tool/main.ts"],
      rules: { "no-console": "off" },
    },
    {
      // What the runner and the bundler load has one.
      files: ["vitest.config.ts", "web/vite.config.ts", "scripts/testing/file-costs.mjs"],
      rules: { "import/no-default-export": "off" },
    },
  ],
};

/** Writes the configuration into a checkout and returns its path. */
export function writeLintConfig(folder = root) {
  const path = join(folder, ".oxlintrc.json");
  writeFileSync(path, `${JSON.stringify(config, null, 2)}\n`);
  return path;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) writeLintConfig();
