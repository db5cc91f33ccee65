// Writes .oxlintrc.json: the import rule of ARCHITECTURE.md, spelled out folder by folder. `--check` fails when the file is stale.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, stop } from "./node24.mjs";

const reading = ["nlp", "genre", "coding"];
const engines = ["network", "relations", "causal", "forecast", "agreement"];
/** Pure rooms have no node:* and no DOM (see tsconfig.pure.json). */
const pure = ["base", "model", "text", ...reading, "graph", ...engines, "figures", "present"];
/** Rooms without node:* that are no part of the reading or the engines. */
const portable = ["contract", "client"];
const edges = ["sources", "exchange", "llm", "store"];

/** What each room may import, besides itself. */
const rooms = {
  base: [],
  model: ["base"],
  text: ["base", "model"],
  nlp: ["base", "model", "text"],
  genre: ["base", "model", "text", "nlp"],
  coding: ["base", "model", "text", "nlp", "genre"],
  graph: ["base", "model"],
  ...Object.fromEntries(engines.map((engine) => [engine, ["base", "model", "graph"]])),
  figures: ["base", "model", "text", "graph", ...engines, "contract"],
  present: ["base", "model", "text"],
  sources: ["base", "model", "text"],
  exchange: ["base", "model", "text", "graph", ...engines],
  llm: ["base", "model", "text", "coding"],
  store: ["base", "model", "text"],
  service: [...pure, ...edges],
  contract: ["base", "model"],
  client: ["base", "model", "contract"],
  http: ["base", "model", "present", "service", "contract"],
  cli: ["base", "model", "present", "service", "http", "client", "contract"],
  entries: [...pure, ...edges, "service", "contract", "client", "http"],
};

/** What the workbench may not reach: it runs in a browser, and asks the server for the rest. */
const outsideTheBrowser = ["nlp", "genre", "coding", "sources", "exchange", "llm", "store", "service", "http", "cli", "entries"];

function forbiddenInWeb() {
  return outsideTheBrowser.map((room) => ({
    group: [`**/src/${room}/**`],
    message: `web/ may not import ${room}/: ask the server through the client, or use a pure engine.`,
  }));
}

function forbidden(room) {
  const patterns = Object.keys(rooms)
    .filter((other) => other !== room && !rooms[room].includes(other))
    .map((other) => ({
      group: [`../${other}/**`, `../../${other}/**`, `../../../${other}/**`],
      message: `${room}/ may not import ${other}/: imports go down the flow only (ARCHITECTURE.md). Pass what is needed in, or join the two in service/.`,
    }));
  if (room === "figures")
    patterns.push({
      group: ["../contract/**"],
      allowTypeImports: true,
      message: "figures/ takes only types from contract/: a browser's worker must not load the schemas.",
    });
  if (pure.includes(room) || portable.includes(room))
    patterns.push({ group: ["node:*"], message: `${room}/ is pure: no node:* here. Take bytes, clock or randomness as arguments.` });
  return patterns;
}

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
    "import/no-cycle": "error",
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
    "max-lines-per-function": ["error", { max: 100, skipBlankLines: true, skipComments: true }],
    "max-params": ["error", { max: 4 }],
  },
  ignorePatterns: ["dist", "node_modules", ".cache"],
  overrides: [
    ...Object.keys(rooms).map((room) => ({
      files: [`src/${room}/**/*.ts`],
      rules: { "no-restricted-imports": ["error", { patterns: forbidden(room) }] },
    })),
    {
      files: ["web/src/**/*.{ts,tsx}"],
      rules: { "no-restricted-imports": ["error", { patterns: [...forbiddenInWeb(), { group: ["node:*"], message: "web/ runs in a browser." }] }] },
    },
    {
      files: ["**/*.test.ts", "**/*.conformance.ts", "**/testing/**"],
      rules: {
        "max-lines-per-function": "off",
        "no-restricted-imports": "off",
        "typescript/no-non-null-assertion": "off",
        "typescript/unbound-method": "off",
        "max-params": "off",
        "typescript/no-unnecessary-type-parameters": "off",
        "promise/always-return": "off",
      },
    },
    { files: ["scripts/**", "bench/main.ts", "eval/main.ts", "training/**", "src/cli/**"], rules: { "no-console": "off" } },
    { files: ["vitest.config.ts", "web/vite.config.ts"], rules: { "import/no-default-export": "off" } },
  ],
};

const path = join(root, ".oxlintrc.json");
const text = `${JSON.stringify(config, null, 2)}\n`;
if (!process.argv.includes("--check")) writeFileSync(path, text);
else if (readFileSync(path, "utf8") !== text) stop("the lint rules are stale; run: node scripts/make-lint-config.mjs");
