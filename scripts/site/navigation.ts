import type { Maker } from "./made/made-page.ts";

/** A page of the site and the file that it is made from. */
export interface PageEntry {
  /** File below the repository's root: Markdown, or the code that the page is made from. */
  readonly source: string;
  /** How the page is made from code; a Markdown file is taken as it is. */
  readonly made?: Maker;
  /** Address below the site's root, without ".html". */
  readonly path: string;
}

/** A part of the navigation. */
export interface NavigationPart {
  readonly title: string;
  readonly pages: readonly PageEntry[];
}

/** Pages of one folder of docs/, in reading order; they keep their names. */
function folder(name: string, files: readonly string[]): PageEntry[] {
  return files.map((file) => ({ source: `docs/${name}/${file}.md`, path: `${name}/${file}` }));
}

function reference(files: readonly string[]): PageEntry[] {
  return files.map((file) => ({ source: `docs/${file}.md`, path: `reference/${file}` }));
}

/** The first page. */
export const home: PageEntry = { source: "docs/index.md", path: "index" };

/** Every other page of the manual, once, in reading order. A test finds pages that are missing here. */
export const navigation: readonly NavigationPart[] = [
  {
    title: "Learn",
    pages: folder("learn", ["index", "first-page", "coalitions", "forecasts", "causes", "publish"]),
  },
  {
    title: "The workbench",
    pages: folder("workbench", [
      "index",
      "start",
      "library",
      "read",
      "review",
      "ask",
      "experts",
      "answers",
      "concepts",
      "statements",
      "networks",
      "actors",
      "causes",
      "forecasts",
      "publish",
      "settings",
      "sign-in",
      "keys",
    ]),
  },
  { title: "Coming from", pages: folder("coming-from", ["dna", "qualitative-software", "inception", "graph-programs", "metaculus", "wordpress"]) },
  { title: "Cookbook", pages: folder("cookbook", ["reading", "networks", "actors-and-causes", "forecasts", "libraries"]) },
  { title: "Method", pages: folder("method", ["figures", "reporting", "limits", "ethics"]) },
  {
    title: "Reference",
    pages: [
      ...reference([
        "codebook",
        "cli",
        "networks",
        "actors",
        "causes",
        "forecasts",
        "agreement",
        "across-documents",
        "publishing",
        "scales",
        "crosswalk",
        "gazetteer",
        "formats",
        "exchange",
        "tables",
        "library",
        "api",
        "errors",
        "glossary",
        "accuracy",
        "models",
      ]),
      { source: "clients/python/README.md", path: "reference/python" },
      { source: "clients/r/README.md", path: "reference/r" },
      { source: "packages/english/MODEL-CARD.md", path: "reference/model-card" },
      { source: "packages/english/READER-CARD.md", path: "reference/reader-card" },
    ],
  },
  {
    title: "Library",
    pages: ["index", "nlp", "coding", "network", "relations", "causal", "forecast", "agreement", "client", "server"].map((name) => ({
      source: `packages/rapporteur/src/${name}.ts`,
      path: `library/${name}`,
      made: "entry",
    })),
  },
  {
    title: "HTTP API",
    pages: [
      "session",
      "server",
      "documents",
      "statements",
      "memos",
      "records",
      "ask",
      "figures",
      "analyses",
      "ledger",
      "publishing",
      "shared-figures",
    ].map((name) => ({
      source: `packages/app/src/contract/${name}.ts`,
      path: `http/${name}`,
      made: "operations",
    })),
  },
  {
    title: "Operate",
    pages: [
      ...folder("operate", ["server", "sign-in", "deployment", "jobs", "monitoring", "care"]),
      { source: "SECURITY.md", path: "operate/security" },
      { source: "docs/security.md", path: "operate/security-checklist" },
      { source: "docs/privacy.md", path: "operate/privacy" },
      { source: "docs/scale.md", path: "operate/scale" },
      { source: "clients/spark/README.md", path: "operate/spark" },
    ],
  },
  {
    title: "Contribute",
    pages: [
      { source: "CONTRIBUTING.md", path: "contribute/index" },
      { source: "ARCHITECTURE.md", path: "contribute/architecture" },
      { source: "docs/adding-a-feature.md", path: "contribute/adding-a-feature" },
      { source: "docs/manual.md", path: "contribute/manual" },
      { source: "corpus/README.md", path: "contribute/corpus" },
      { source: "corpus/GUIDELINES.md", path: "contribute/corpus-guidelines" },
      { source: "corpus/WRITING.md", path: "contribute/corpus-writing" },
      { source: "eval/data/genre/README.md", path: "contribute/genre-data" },
      { source: "CODE_OF_CONDUCT.md", path: "contribute/code-of-conduct" },
    ],
  },
  { title: "Changes", pages: [{ source: "CHANGELOG.md", path: "changes" }] },
];

/** Every page, the first one included, in reading order. */
export const allPages: readonly PageEntry[] = [home, ...navigation.flatMap(({ pages }) => pages)];
