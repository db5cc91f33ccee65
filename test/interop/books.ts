import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeZip } from "../../packages/reader/src/sources/archive/zip-writer-for-tests.ts";
import { readSource } from "../../packages/reader/src/sources/read-source.ts";

/* A book that epubcheck finds whole, and what Calibre makes of it and of a page: read by us, chapter after chapter. Those of the two that are named are asked. */

const [epubcheck, calibre] = ["RAPPORTEUR_EPUBCHECK", "RAPPORTEUR_CALIBRE"].map((name) => process.env[name]);
const folder = mkdtempSync(join(tmpdir(), "rapporteur-books-"));
const at = (name: string): string => join(folder, name);
const chapters = [
  ["What ministers want", "By Zoë Lund</p><p>Ministers of 🌍 will meet in Rémi’s town on Tuesday, and they are likely to agree on most of it."],
  ["What is open", "“We will not pay,” said Ann Lee. The dam will raise tolls e\u0301 by 5 %."],
] as const;
const head = (title: string): string => `<head><title>${title}</title></head>`;
const names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"';
const xhtml = (title: string, body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html><html ${names} xml:lang="en" lang="en">${head(title)}<body>${body}</body></html>`;

/** As the standard has it (EPUB 3): type first and not packed, a list of its parts, an order of reading, a table of contents. */
function book(): Uint8Array {
  const files = chapters.map(([title, words], index) => ({
    name: `EPUB/c${index}.xhtml`,
    content: xhtml(title, `<h1>${title}</h1><p>${words}</p>`),
  }));
  const links = chapters.map(([title], index) => `<li><a href="c${index}.xhtml">${title}</a></li>`).join("");
  const items = chapters.map((_, index) => `<item id="c${index}" href="c${index}.xhtml" media-type="application/xhtml+xml"/>`).join("");
  const order = chapters.map((_, index) => `<itemref idref="c${index}"/>`).join("");
  const about = `<dc:identifier id="id">urn:uuid:11111111-2222-4333-8444-555555555555</dc:identifier><dc:title>Talks on the river</dc:title><dc:language>en</dc:language><dc:creator>Zoë Lund</dc:creator><dc:date>2031-05-04</dc:date><meta property="dcterms:modified">2031-05-04T00:00:00Z</meta>`;
  return writeZip([
    { name: "mimetype", content: "application/epub+zip", isStored: true },
    {
      name: "META-INF/container.xml",
      content:
        '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    },
    {
      name: "EPUB/book.opf",
      content: `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${about}</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${items}</manifest><spine>${order}</spine></package>`,
    },
    { name: "EPUB/nav.xhtml", content: xhtml("Contents", `<nav epub:type="toc"><h1>Contents</h1><ol>${links}</ol></nav>`) },
    ...files,
  ]);
}

async function demandChapters(name: string): Promise<void> {
  const { document } = await readSource(readFileSync(at(name)), { name, isBounded: true });
  const text = document.text.replace(/\s+/g, " ").normalize("NFC");
  let before = -1;
  for (const part of chapters.flatMap((chapter) => chapter.flatMap((words) => words.split("</p><p>")))) {
    const place = text.indexOf(part.normalize("NFC"), before + 1);
    assert.ok(place > before, `${name} has no “${part}” behind what stands before it`);
    before = place;
  }
  assert.equal(document.metadata.title, "Talks on the river", name);
  assert.deepEqual(document.metadata.authors, ["Zoë Lund"], name);
  assert.equal(document.metadata.published, "2031-05-04", name);
}

function convert(from: string, to: string, ...options: string[]): void {
  const env = { ...process.env, QT_QPA_PLATFORM: "offscreen", XDG_RUNTIME_DIR: folder };
  execFileSync(calibre ?? "", [at(from), at(to), ...options], { stdio: "pipe", env });
}

const told: string[] = [];
try {
  writeFileSync(at("ours.epub"), book());
  await demandChapters("ours.epub");
  if (epubcheck !== undefined) {
    execFileSync("java", ["-jar", epubcheck, "--failonwarnings", at("ours.epub")], { stdio: "pipe" });
    told.push("epubcheck: the book that is read has no error and no warning");
  }
  if (calibre !== undefined) {
    const body = chapters.map(([title, words]) => `<h1>${title}</h1><p>${words}</p>`).join("");
    writeFileSync(at("page.html"), `<html><head><meta charset="utf-8"><title>Talks on the river</title></head><body>${body}</body></html>`);
    const about = ["--title", "Talks on the river", "--authors", "Zoë Lund", "--pubdate", "2031-05-04"];
    for (const version of ["2", "3"]) {
      convert("page.html", `page-${version}.epub`, "--epub-version", version, ...about);
      convert("ours.epub", `again-${version}.epub`, "--epub-version", version);
      for (const name of ["page", "again"]) await demandChapters(`${name}-${version}.epub`);
    }
    told.push("Calibre: 4 books read (EPUB 2 and 3, from a page and from a book), with title, author and date");
  }
  process.stdout.write(told.map((line) => `${line}\n`).join(""));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
