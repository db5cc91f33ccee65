// `npm run interop [-- --required spark|engines|python|r|files|office|pages|books|uima|warc|qualcoder|outlook …]`: tests with other programs that take longer than the suite may, or that not every machine has. Skips with a reason what is
// absent; with --required, what is skipped counts as failed. RAPPORTEUR_PYTHON and RAPPORTEUR_RSCRIPT name the interpreters; words that name no part go to Python's unittest.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled, root, run as runNode } from "./node24.mjs";

ensureInstalled();
const python = process.env.RAPPORTEUR_PYTHON ?? "python3";
const soffice = process.env.RAPPORTEUR_SOFFICE ?? "soffice";
const rscript = process.env.RAPPORTEUR_RSCRIPT ?? "Rscript";
const fromSource = ["--conditions=rapporteur-source", "--disable-warning=ExperimentalWarning"];
/** Debian's place of its jar. */
const epubcheck = process.env.RAPPORTEUR_EPUBCHECK ?? "/usr/share/java/epubcheck.jar";
const calibre = process.env.RAPPORTEUR_CALIBRE ?? "ebook-convert";
const works = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;
const client = (name) => join(root, "clients", name);

const parts = {
  spark: { title: "Spark", reason: sparkReason, run: (words) => runUnittest("spark", words, {}) },
  engines: { title: "The same matrices by every engine (Spark, DuckDB)", reason: sparkReason, run: (words) => runEngines(words) },
  python: { title: "Python", reason: pythonReason, run: (words) => runUnittest("python", words, { RAPPORTEUR_TABLES: madeTables() }) },
  r: { title: "R", reason: rReason, run: () => runR() },
  files: {
    title: "Graphs, tables, trees (networkx, igraph, pandas, openpyxl, conllu, rdflib)",
    reason: filesReason,
    run: () => runProgram("graphs.ts"),
  },
  office: {
    title: "LibreOffice",
    reason: () => (works(soffice, ["--version"]) ? null : `there is no ${soffice} (RAPPORTEUR_SOFFICE names another)`),
    run: () => runProgram("libreoffice.ts"),
  },
  pages: { title: "Pages (vnu, feedparser, rdflib)", reason: pagesReason, run: () => runProgram("pages.ts") },
  books: { title: "EPUB (epubcheck, Calibre)", reason: booksReason, run: () => runProgram("books.ts", booksFound()) },
  uima: { title: "UIMA (dkpro-cassis)", reason: without("cassis", "dkpro-cassis"), run: () => runProgram("cassis.ts") },
  warc: { title: "WARC (warcio)", reason: without("warcio", "warcio"), run: () => runProgram("warcio.ts") },
  qualcoder: { title: "REFI-QDA (QualCoder)", reason: qualcoderReason, run: () => runProgram("qualcoder.ts") },
  outlook: { title: "Outlook (extract-msg)", reason: without("extract_msg", "extract-msg"), run: () => runProgram("extract-msg.ts") },
};

const words = process.argv.slice(2);
const named = words.filter((word) => word in parts);
const rest = words.filter((word) => !(word in parts) && word !== "--required");
let made = null;
let failed = 0;
let skipped = 0;
try {
  for (const name of named.length > 0 ? named : Object.keys(parts)) {
    const { title, reason, run } = parts[name];
    const problem = reason();
    if (problem !== null) skip(`${title}: skipped, ${problem}`);
    else if ((await run(rest)) !== 0) failed++;
  }
} finally {
  if (made !== null) rmSync(made, { recursive: true, force: true });
}
process.exit(failed > 0 || (skipped > 0 && words.includes("--required")) ? 1 : 0);

/** Tells what is left out. */
function skip(sentence) {
  skipped++;
  process.stdout.write(`${sentence}\n`);
}

/** Why the Spark tests cannot run here; null where they can. */
function sparkReason() {
  if (!works(python, ["-c", "import pyspark, pyarrow"])) return `${python} has no pyspark with pyarrow (RAPPORTEUR_PYTHON names another Python)`;
  if (!works("java", ["-version"])) return "there is no Java";
  return null;
}

function pythonReason() {
  if (!works(python, ["-c", "import pyarrow, pandas"])) return `${python} has no pandas with pyarrow (RAPPORTEUR_PYTHON names another Python)`;
  for (const name of ["networkx", "duckdb"])
    if (!works(python, ["-c", `import ${name}`])) skip(`Python: ${python} has no ${name}; its tests are skipped`);
  return null;
}

function filesReason() {
  const names = ["networkx", "igraph", "pandas", "openpyxl", "conllu", "rdflib"];
  const there = names.filter((name) => works(python, ["-c", `import ${name}`]));
  if (there.length === 0) return `${python} has none of ${names.join(", ")} (RAPPORTEUR_PYTHON names another Python)`;
  for (const name of names.filter((one) => !there.includes(one))) skip(`Graphs, tables, trees: ${python} has no ${name}; it is left out`);
  return null;
}

/** RAPPORTEUR_VNU names the vnu.jar of the Nu HTML checker. */
function pagesReason() {
  const there = ["feedparser", "rdflib"].filter((name) => works(python, ["-c", `import ${name}`]));
  if (there.length > 0 || process.env.RAPPORTEUR_VNU !== undefined) return null;
  return `${python} has neither feedparser nor rdflib, and RAPPORTEUR_VNU names no vnu.jar`;
}

/** RAPPORTEUR_EPUBCHECK names the jar of epubcheck, RAPPORTEUR_CALIBRE Calibre's ebook-convert; undefined for one that is not there. */
function booksFound() {
  return {
    RAPPORTEUR_EPUBCHECK: existsSync(epubcheck) && works("java", ["-version"]) ? epubcheck : undefined,
    RAPPORTEUR_CALIBRE: works(calibre, ["--version"]) ? calibre : undefined,
  };
}

function booksReason() {
  const { RAPPORTEUR_EPUBCHECK: jar, RAPPORTEUR_CALIBRE: converter } = booksFound();
  const absent = [
    ...(jar === undefined ? [`there is no ${epubcheck}, or no Java (RAPPORTEUR_EPUBCHECK names another jar)`] : []),
    ...(converter === undefined ? [`there is no ${calibre} (RAPPORTEUR_CALIBRE names another)`] : []),
  ];
  if (absent.length === 2) return absent.join("; ");
  for (const one of absent) skip(`EPUB: ${one}; it is left out`);
  return null;
}

function rReason() {
  const has = (name) => works(rscript, ["-e", `if (!requireNamespace("${name}", quietly = TRUE)) quit(status = 1)`]);
  if (!works(rscript, ["--version"])) return `there is no ${rscript} (RAPPORTEUR_RSCRIPT names another R)`;
  if (!has("jsonlite")) return "R has no jsonlite";
  for (const name of ["nanoparquet", "igraph", "curl"]) if (!has(name)) skip(`R: it has no ${name}; its tests are skipped`);
  return null;
}

/** RAPPORTEUR_QUALCODER names the folder src/qualcoder of a checkout of QualCoder, whose reader needs no display. */
function qualcoderReason() {
  const folder = process.env.RAPPORTEUR_QUALCODER;
  if (folder === undefined) return "RAPPORTEUR_QUALCODER names no folder src/qualcoder of a checkout of QualCoder";
  if (!existsSync(join(folder, "refi.py"))) return `${folder} has no refi.py`;
  return works(python, ["--version"]) ? null : `there is no ${python} (RAPPORTEUR_PYTHON names another Python)`;
}

/** Why tests that need a module of Python cannot run here; null where they can. */
function without(module, packageName) {
  return () => (works(python, ["-c", `import ${module}`]) ? null : `${python} has no ${packageName} (RAPPORTEUR_PYTHON names another Python)`);
}

function runProgram(name, settings = {}) {
  const env = { ...settings, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --conditions=rapporteur-source` };
  return runNode(["--disable-warning=ExperimentalWarning", join(root, "test", "interop", name)], { env }).status ?? 1;
}

function runUnittest(name, words, settings) {
  const env = { ...process.env, PYTHONPATH: client(name), RAPPORTEUR_NODE: process.execPath, ...settings };
  const tests = join(client(name), "tests");
  return spawnSync(python, ["-m", "unittest", "discover", "-v", "-s", tests, ...words], { env, cwd: tests, stdio: "inherit" }).status ?? 1;
}

/** Matrices of `STATEMENTS` statements, 20,000 unless told, ten a document unless told, by SQLite, PostgreSQL and Parquet; then by Spark and DuckDB. */
function runEngines([statements = "20000", perDocument = "10"]) {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-engines-"));
  try {
    const { status } = spawnSync(
      process.execPath,
      [...fromSource, join(root, "test", "interop", "make-engines.ts"), folder, statements, perDocument],
      {
        stdio: "inherit",
      },
    );
    return status === 0 ? runUnittest("spark", ["-p", "test_engines.py"], { RAPPORTEUR_ENGINES: folder }) : (status ?? 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A library with its tables and figures, made once for the parts that read it. */
function madeTables() {
  if (made !== null) return made;
  made = mkdtempSync(join(tmpdir(), "rapporteur-interop-"));
  const { status } = spawnSync(process.execPath, [...fromSource, join(root, "test", "interop", "make-tables.ts"), made], { stdio: "inherit" });
  if (status !== 0) throw new Error("the tables for the tests could not be made");
  return made;
}

async function runR() {
  const folder = madeTables();
  const { address, stop } = await serve(join(folder, "study.rapporteur"));
  try {
    const run = spawn(rscript, ["run.R", folder, address], { cwd: join(client("r"), "tests"), stdio: "inherit" });
    return await new Promise((resolve) => run.on("close", (status) => resolve(status ?? 1)));
  } finally {
    await stop();
  }
}

/** A server of a library, once it says its address. */
async function serve(library) {
  const main = join(root, "packages", "app", "src", "cli", "main.ts");
  const server = spawn(process.execPath, [...fromSource, main, "serve", "--library", library, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => server.on("close", resolve));
  const stop = () => {
    server.kill();
    return ended;
  };
  let said = "";
  for await (const chunk of server.stdout) {
    said += chunk;
    const address = /http:\/\/[\d.:]+/.exec(said)?.[0];
    if (address !== undefined) return { address, stop };
  }
  throw new Error("the server ended");
}
