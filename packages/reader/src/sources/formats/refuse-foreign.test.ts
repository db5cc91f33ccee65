import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { listSources } from "../archive/list-sources.ts";
import { writeZip } from "../archive/zip-writer-for-tests.ts";
import { readSource } from "../read-source.ts";
import { foreignFormats } from "./foreign-formats.ts";

/** What reading says: the code and the format it names, or "read". */
async function outcome(content: string | Uint8Array, name: string): Promise<string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  try {
    await readSource(bytes, { name });
    return "read";
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    return `${error.code} ${error.message}`;
  }
}

const prose = "Ministers will meet on Tuesday. They are likely to agree.\n";

const samples: readonly (readonly [format: string, content: string])[] = [
  ["RSS or Atom", `<?xml version="1.0"?>\n<rss version="2.0"><channel><title>News</title></channel></rss>`],
  ["RSS or Atom", `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>`],
  ["brat", "T1\tPerson 0 9\tMinisters\nR1\tMeets Arg1:T1 Arg2:T2\n"],
  ["CoNLL-U", "# text = They meet.\n1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\tmeet\tmeet\tVERB\tVBP\t_\t0\troot\t_\t_\n"],
  ["WebAnno", "#FORMAT=WebAnno TSV 3.3\n\n#Text=They meet.\n1-1\t0-4\tThey\t_\n"],
  ["XMI", `<?xml version="1.0"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI"></xmi:XMI>`],
  ["TEI", `<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"></TEI>`],
  ["LaTeX", `% a paper\n\\documentclass{article}\n\\begin{document}\n${prose}\\end{document}\n`],
  ["JSON", `{"title": "Talks", "text": "${prose.trim()}"}`],
  ["style sheet", `@font-face {\n  font-family: "A";\n}\n`],
  ["SVG", `<svg xmlns="http://www.w3.org/2000/svg"><text>${prose}</text></svg>`],
  ["program", `#!/bin/sh\n${prose}`],
  ["Web Annotations", `{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}`],
  ["XML", `<?xml version="1.0"?><records><record/></records>`],
  ["JSON Feed", `{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": []}`],
  ["EndNote", `%0 Journal Article\n%A Lund, Ada\n%T ${prose}`],
  ["PubMed", `PMID- 1234567\nOWN - NLM\nTI  - ${prose}`],
  ["Zotero", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"><z:x/></rdf:RDF>`],
  ["CSL JSON", `[{"id": "a", "type": "article-journal", "title": "Talks", "issued": {"date-parts": [[2031, 5, 5]]}}]`],
  ["Pajek", `*Vertices 2\n1 "Ada"\n2 "Bo"\n*Edges\n1 2 1\n`],
  ["GML", `graph [\n  directed 0\n  node [\n    id 1\n    label "Ada"\n  ]\n]\n`],
  ["DOT", `digraph talks {\n  a -> b;\n}\n`],
  ["transcript", `[Script Info]\nTitle: Talks\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,${prose}`],
];

describe("a text of another program", () => {
  test.each(samples)("%s is refused by name, whatever the file is called", async (format, content) => {
    for (const name of ["file", "file.txt"]) expect(await outcome(content, name)).toMatch(/^RAP_SOURCE_(?:FOREIGN|BINARY) /);
    const answer = await outcome(content, "file");
    expect(answer).toContain(format);
  });

  test("is refused by its ending where the content does not tell", async () => {
    for (const name of [
      "app.js",
      "app.js.download",
      "a.css",
      "a.py",
      "a.dna",
      "a.eml",
      "a.tex",
      "a.ann",
      "a.srt",
      "a.csv",
      "a.jsonl",
      "a.bib",
      "a.enw",
      "a.gml",
      "a.yaml",
    ])
      expect(await outcome(prose, name)).toMatch(/^RAP_SOURCE_FOREIGN /);
  });

  test("is told from prose that only looks a little like it", async () => {
    const texts = [
      `From: Ann\nTo: Bo\nSubject: Talks\n\n${prose}`,
      `1\nThe first part.\n\n${prose}`,
      `[Editor's note: ${prose}]`,
      `{Draft} ${prose}`,
      `WEBVTT is a format. ${prose}`,
      `The command \\documentclass begins a file. ${prose}`,
      `T1 is the first. ${prose}`,
      `@media asked for an answer. ${prose}`,
      `#! is how scripts begin. ${prose}`,
      `Graph [1] shows it. ${prose}`,
      `%0 is a mark of EndNote. ${prose}`,
      `*Vertices are corners. ${prose}`,
    ];
    for (const text of texts) expect(await outcome(text, "file.txt")).toBe("read");
    expect(await outcome(`<!DOCTYPE html><html><body><p>${prose}</p></body></html>`, "page.xml")).toBe("read");
    expect(await outcome(`<?xml version="1.0"?><!DOCTYPE html><html><body><p>${prose}</p></body></html>`, "page")).toBe("read");
  });

  test("is not told by the name of a host", async () => {
    expect(await outcome(prose, "https://example.net")).toBe("read");
    expect(await outcome(prose, "https://example.net/a.net")).toMatch(/^RAP_SOURCE_FOREIGN /);
  });

  test("is read all the same where the caller says what it is", async () => {
    const bytes = new TextEncoder().encode(prose);
    expect((await readSource(bytes, { name: "a.tex", format: "text" })).format).toBe("text");
  });
});

const opaque: readonly (readonly [name: string, bytes: Uint8Array, what: string])[] = [
  ["study.mx24", new TextEncoder().encode("SQLite format 3\0"), "MAXQDA"],
  ["study.nvp", Uint8Array.from({ length: 600 }, (_, at) => at % 251), "NVivo"],
  ["study.atlproj23", writeZip([{ name: "content/one.txt", content: prose, isStored: true }]), "ATLAS.ti"],
  ["study.rds", new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]), "statistics"],
];

test("a project in a program's own format is refused by the program's name, whatever is in it, with the way to bring it in", async () => {
  for (const [name, bytes, what] of opaque) expect(await outcome(bytes, name)).toMatch(new RegExp(`^RAP_SOURCE_BINARY .*${what}.*(?:REFI-QDA|csv)`));
});

const stored = (name: string, content: string) => ({ name, content, isStored: true });
const archives: Readonly<Record<string, Uint8Array>> = {
  "a.ods": writeZip([
    stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    stored("content.xml", "<x/>"),
    stored("META-INF/manifest.xml", "<x/>"),
  ]),
  "b.atlproj": writeZip([stored("content/one.txt", prose), stored("content/two.txt", prose)]),
  "c.qdpx": writeZip([stored("project.qde", "<Project/>"), stored("sources/one.txt", prose)]),
};

describe("an archive that is one document of another program", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "foreign-"));
    mkdirSync(join(folder, "sub"));
    for (const [name, bytes] of Object.entries(archives)) writeFileSync(join(folder, "sub", name), bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is one file of a folder, not the files in it", async () => {
    const names: string[] = [];
    for await (const { name } of listSources(folder)) names.push(name);
    expect(names).toEqual(["sub/a.ods", "sub/b.atlproj", "sub/c.qdpx"]);
  });

  test("is refused by name", async () => {
    const answers = await Promise.all(Object.entries(archives).map(([name, bytes]) => outcome(bytes, name)));
    expect(answers).toEqual([
      expect.stringMatching(/RAP_SOURCE_BINARY .*OpenDocument/),
      expect.stringMatching(/RAP_SOURCE_BINARY .*ATLAS\.ti/),
      expect.stringMatching(/RAP_SOURCE_BINARY .*REFI-QDA/),
    ]);
  });
});

test("every foreign format says what to do about it", () => {
  for (const { what, cure, endings, isText, isArchive } of foreignFormats) {
    expect(cure, what).not.toBe("");
    expect(endings.length > 0 || isText !== undefined || isArchive !== undefined, what).toBe(true);
  }
});
