import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Parser } from "htmlparser2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allPages } from "../../scripts/site/navigation.ts";
import { headingsOf, parseMarkdown } from "../../scripts/site/parse-markdown.ts";
import { readPages } from "../../scripts/site/read-pages.ts";
import { renderMarkdown } from "../../scripts/site/render-markdown.ts";
import { writeSite } from "../../scripts/site/write-site.ts";
import { writeManual } from "../support/manual.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "manual-"));
  writeManual(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const markdownBelow = (path: string): string[] =>
  readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${path}/${name}`);

interface Parsed {
  readonly ids: ReadonlySet<string>;
  /** Every address that the page names, of links, pictures, styles and scripts. */
  readonly addresses: readonly string[];
  readonly hasInline: boolean;
}

const parsed = new Map<string, Parsed>();

function parsePage(path: string): Parsed {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  const [ids, addresses] = [new Set<string>(), [] as string[]];
  let hasInline = false;
  const parser = new Parser({
    onopentag: (name, { id, href, src, style, onclick }) => {
      if (id !== undefined) ids.add(id);
      addresses.push(...[href, src].filter((one) => one !== undefined));
      hasInline ||= style !== undefined || onclick !== undefined || name === "style" || (name === "script" && src === undefined);
    },
  });
  parser.write(readFileSync(path, "utf8"));
  parser.end();
  const page = { ids, addresses, hasInline };
  parsed.set(path, page);
  return page;
}

const pages = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .map((name) => join(folder, name));

describe("the manual", () => {
  it("has a place for every page of docs/, and none twice", () => {
    const sources = allPages.map(({ source }) => source);
    expect(markdownBelow("docs").filter((path) => !sources.includes(path))).toEqual([]);
    expect(new Set(sources).size).toBe(sources.length);
    expect(new Set(allPages.map(({ path }) => path)).size).toBe(sources.length);
  });

  it("has a page for every screen, where the link Help of that screen leads", () => {
    const screens = readdirSync(join(root, "web/src/scenes")).filter((name) => name !== "sign-in");
    expect(screens.filter((name) => !allPages.some(({ path }) => path === `workbench/${name}`))).toEqual([]);
  });

  it("says of which version it is, as the changes name it", () => {
    const [, version = "none"] = /^## (.+)$/m.exec(readFileSync(join(root, "CHANGELOG.md"), "utf8")) ?? [];
    expect(readFileSync(join(folder, "index.html"), "utf8")).toContain(`manual of version ${version}<`);
  });

  it("leads from every link to a page, a heading or a file that is there", () => {
    const broken = pages().flatMap((page) =>
      parsePage(page)
        .addresses.filter((address) => !/^(?:https?:|mailto:|data:)/.test(address))
        .filter((address) => {
          const [file = "", id] = address.split("#");
          const target = file === "" ? page : join(dirname(page), file);
          return !existsSync(target) || (id !== undefined && !parsePage(target).ids.has(id));
        })
        .map((address) => `${relative(folder, page)}: ${address}`),
    );
    expect(broken).toEqual([]);
  });

  it("loads nothing from elsewhere and nothing that a strict content policy refuses", () => {
    expect(pages().filter((page) => parsePage(page).hasInline)).toEqual([]);
    const loaded = pages().flatMap((page) =>
      [...readFileSync(page, "utf8").matchAll(/(?:src|<link[^>]*href)="(https?:[^"]*)"/g)].map(([, url]) => url),
    );
    expect(loaded).toEqual([]);
    expect(readFileSync(join(folder, "assets/manual.css"), "utf8")).not.toMatch(/url\(["']?https?:/);
  });

  it("has a section in the search index for every heading of the first three levels", { tags: "long" }, () => {
    const index = readFileSync(join(folder, "assets/search-index.js"), "utf8");
    const sections = JSON.parse(index.slice(index.indexOf("["), index.lastIndexOf("]") + 1)) as { href: string }[];
    const found = Map.groupBy(sections, ({ href }) => href.slice(0, href.indexOf("#")));
    for (const { path, headings: all } of readPages(root)) {
      const headings = all.filter(({ node }) => node.depth <= 3);
      expect((found.get(`${path}.html`) ?? []).map(({ href }) => href.split("#")[1])).toEqual(headings.map(({ id }) => id));
    }
  });

  it("replaces an earlier manual, and no other folder", { tags: "long" }, () => {
    const other = mkdtempSync(join(tmpdir(), "other-"));
    mkdirSync(join(other, "letters"));
    writeFileSync(join(other, "letters", "dear.txt"), "Dear reader");
    expect(() => writeSite(other)).toThrow(/holds files that are no manual; name a new or empty folder/);
    expect(readFileSync(join(other, "letters", "dear.txt"), "utf8")).toBe("Dear reader");
    rmSync(other, { recursive: true });
    writeFileSync(join(folder, "old.html"), "");
    writeSite(folder);
    expect(existsSync(join(folder, "old.html"))).toBe(false);
  });
});

describe("Markdown as a page", () => {
  const render = (markdown: string): string => {
    const tree = parseMarkdown(markdown);
    const page = { source: "docs/cli.md", path: "reference/cli", title: "", tree, headings: headingsOf(tree) };
    const sizeOf = () => ({ width: 1, height: 1 });
    return renderMarkdown(page, { root, pages: allPages, needs: () => undefined, sizeOf, has: () => true });
  };

  it("escapes what is written, and refuses raw HTML and dead links with their place", () => {
    expect(render('a < b `<i>` & "c"')).toBe("<p>a &lt; b <code>&lt;i&gt;</code> &amp; &quot;c&quot;</p>\n");
    expect(() => render("one\n\n<script>alert(1)</script>")).toThrow(/docs\/cli.md:3 holds raw HTML/);
    expect(() => render("[gone](gone.md)")).toThrow(/docs\/cli.md links to gone.md, which is not there/);
    expect(() => render("[out](../../etc/passwd)")).toThrow(/is not there/);
  });

  it("turns links between files into links between pages", () => {
    expect(render("[x](networks.md#time) [y](../CHANGELOG.md)")).toContain('href="networks.html#time">x</a> <a href="../changes.html">y');
    expect(render("## One `two`\n\n## One two")).toBe('<h2 id="one-two">One <code>two</code></h2>\n<h2 id="one-two-1">One two</h2>\n');
  });

  it("makes no link to an address of an example, and no heading for nothing", () => {
    expect(render("Type “https://longview.example/report” or [that](https://www.example.org).")).toBe(
      "<p>Type “https://longview.example/report” or that.</p>\n",
    );
    expect(render("See https://example.test.dev/a")).toContain("<a href=");
    expect(render("| | a |\n|---|---|\n| b | 1 |")).toContain("<thead><tr><td></td><th>a</th></tr></thead>");
  });

  it("shows the picture of the reader's theme", () => {
    const both = render("![Library](../test/pictures/goldens/library-1440-light.png)");
    expect(both).toContain('class="in-light" src="../files/test/pictures/goldens/library-1440-light.png" alt="Library"');
    expect(both).toContain('class="in-dark" src="../files/test/pictures/goldens/library-1440-dark.png"');
  });
});
