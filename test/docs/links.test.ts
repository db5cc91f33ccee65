import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const below = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`);
const pages = [...readdirSync(root), ...below].filter((name) => name.endsWith(".md"));

describe("links in the documentation", () => {
  it.each(pages)("%s links only to what is there", (page) => {
    const text = readFileSync(join(root, page), "utf8").replace(/```[\s\S]*?```/g, "");
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)|\bsrc(?:set)?="([^"]+)"/g)]
      .map((match) => match[1] ?? match[2] ?? "")
      .filter((target) => !/^(?:https?:|mailto:|#)/.test(target));
    const broken = targets.filter((target) => !existsSync(join(root, dirname(page), target.split("#")[0] ?? "")));
    expect(broken).toEqual([]);
  });

  it.each(pages)("%s names only source paths that are there", (page) => {
    const text = readFileSync(join(root, page), "utf8").replace(/```[\s\S]*?```/g, "");
    const paths = [...text.matchAll(/`((?:src|packages|docs|test|eval|bench|training|models|examples|scripts|corpus)\/[\w./-]+)`/g)].map(
      (match) => match[1] ?? "",
    );
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
