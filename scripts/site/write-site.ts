import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { siteFontFaces, siteFonts } from "../../packages/app/src/publishing/site/site-style.ts";
import { pageShell } from "./page-shell.ts";
import { pictureSize } from "./picture-size.ts";
import { readPages } from "./read-pages.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { searchIndexScript } from "./search-sections.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const require = createRequire(import.meta.url);

/**
 * Writes the manual into a folder: a new one, an empty one, or one that holds an earlier manual, which it replaces. The folder needs no server and nothing
 * outside itself.
 *
 * @returns how many pages were written
 * @throws Error naming page and line where a page cannot be shown or a link leads nowhere; naming the folder where it holds something else
 */
export function writeSite(folder: string): number {
  refuseOther(folder);
  const pages = readPages(repository);
  const titles = new Map(pages.map(({ source, title }) => [source, title]));
  const version = latestVersion();
  const files = new Map<string, string>();
  const places = {
    root: repository,
    pages,
    needs: ({ source, path }: { source: string; path: string }) => void files.set(path, source),
    sizeOf: (source: string) => pictureSize(join(repository, source)),
    has: (source: string) => existsSync(join(repository, source)),
  };
  const written = pages.map((page) => ({
    path: `${page.path}.html`,
    html: pageShell(page, { body: renderMarkdown(page, places), version, titles }),
  }));
  rmSync(folder, { recursive: true, force: true });
  for (const { path, html } of written) write(join(folder, path), html);
  for (const [path, source] of files) copy(join(repository, source), join(folder, path));
  writeAssets(join(folder, "assets"));
  write(join(folder, indexName), searchIndexScript(pages));
  return pages.length;
}

/** As the changes name it: "0.2.0, unreleased" between two releases, since the pages then tell of what is not in the last one. */
function latestVersion(): string {
  const heading = /^## (?<version>.+)$/m.exec(readFileSync(join(repository, "CHANGELOG.md"), "utf8"));
  if (heading === null) throw new Error("CHANGELOG.md has no heading with a version.");
  return heading.groups?.["version"] ?? "";
}

const indexName = "assets/search-index.js";

/** Replacing a folder deletes what is in it. */
function refuseOther(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0 || existsSync(join(folder, indexName))) return;
  throw new Error(`${folder} holds files that are no manual; name a new or empty folder.`);
}

/** Style, fonts and scripts: colours and type are the workbench's own. */
function writeAssets(folder: string): void {
  const own = fileURLToPath(new URL("assets/", import.meta.url));
  const tokens = readFileSync(join(repository, "web/src/styles/tokens.css"), "utf8");
  write(join(folder, "manual.css"), `${siteFontFaces}\n${tokens}\n${readFileSync(join(own, "manual.css"), "utf8")}`);
  for (const name of ["theme.js", "search.js"]) copy(join(own, name), join(folder, name));
  for (const { file } of siteFonts) {
    const name = file.startsWith("source-serif") ? "source-serif-4" : "source-sans-3";
    copy(require.resolve(`@fontsource/${name}/files/${file}`), join(folder, file));
  }
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}
