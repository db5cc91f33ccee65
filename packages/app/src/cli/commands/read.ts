import { InvalidArgumentError, Option, type Command } from "commander";
import { defaultScale, estimativeScales } from "@rapporteur/core/model";
import { presentJson } from "../../present/present-json.ts";
import { readDocument } from "@rapporteur/reader/reading/read-document";
import type { ReadOptions } from "@rapporteur/reader/reading";
import type { Readout } from "@rapporteur/reader/readout";
import { widthOf, type CommandIo } from "../io.ts";
import { addStreamOptions, type StreamFlags } from "../flags/stream-flags.ts";
import { terminalStyle } from "../terminal-style.ts";
import { writeOutput } from "../write-output.ts";

interface ReadFlags extends StreamFlags {
  readonly format: "text" | "json" | "html";
  readonly out?: string;
  readonly scale?: ReadOptions["scale"];
  readonly gazetteer?: string;
  readonly lexicon?: string;
  readonly charset?: string;
  readonly reviewed?: string;
  readonly all?: boolean;
}

const help = `
FILE may be plain text, Markdown, HTML, a PDF with text, a document (.docx, .odt, .rtf, .epub), mail, a saved page or subtitles; - reads standard input. A URL is fetched once, from
public addresses only.

Examples:
  rapporteur read summit.html
  rapporteur read paper.pdf
  rapporteur read summit.html --format json | jq .statements
  rapporteur read summit.html --format html --out readout.html

Many documents: --jsonl reads a stream with one JSON object a line, {"id": "a", "path": "a.pdf"}, with url, text or bytes (base64) in the place of path, and
optional name, type and metadata. Out come readouts, {"id": "a", "readout": {…}}, or statements, in the order of the stream; one line
{"id": "b", "code": "…", "message": "…"} for each document that cannot be read.

  rapporteur read --jsonl documents.jsonl --out readouts.jsonl
  rapporteur read --jsonl documents.jsonl --rows statements --out statements.jsonl
  cat documents.jsonl | rapporteur read --jsonl - --done readouts.jsonl >> readouts.jsonl`;

/** `rapporteur read FILE|URL|-`: the main job; with `--jsonl` the same for a stream of documents. */
export function readCommand(program: Command, io: CommandIo): void {
  const command = program
    .command("read")
    .argument("[file|url|-]", "what to read")
    .addOption(new Option("-f, --format <format>", "what to print").choices(["text", "json", "html"]).default("text"))
    .option("-o, --out <path>", "write to a file instead of the terminal")
    .addOption(
      new Option("--scale <scale>", "scale that gives verbal probabilities their ranges")
        .choices(estimativeScales.map(({ id }) => id))
        .default(defaultScale.id),
    )
    .option("--gazetteer <file>", "further actors of your own, see docs/gazetteer.md")
    .option("--lexicon <file>", "further verbs and nouns of action of your own, see docs/codebook.md")
    .option("--charset <name>", "the file's encoding, where it is not recognized correctly, e.g. windows-1251", knownCharset)
    .option("--reviewed <readout.json>", "carry over what people accepted and rejected in an earlier readout of the same source")
    .option("--all", "every claim in the order of the text, not the ten most important of each kind");
  addStreamOptions(command)
    .addHelpText("after", help)
    .action(async (source: string | undefined, flags: ReadFlags) => {
      const options: ReadOptions = {
        ...(flags.scale === undefined ? {} : { scale: flags.scale }),
        ...(flags.gazetteer === undefined ? {} : { gazetteerPath: flags.gazetteer }),
        ...(flags.charset === undefined ? {} : { charset: flags.charset }),
        ...(flags.lexicon === undefined ? {} : { lexiconPath: flags.lexicon }),
      };
      // A text of a megabyte takes minutes.
      const onProgress = io.stdout.isTTY === true ? tellProgress(io) : undefined;
      if (flags.jsonl === true) return (await import("../read-jsonl.ts")).readJsonl(source ?? "-", { ...flags, reading: options }, io);
      const alone = streamOnly.find((name) => flags[name] !== undefined);
      if (alone !== undefined) command.error(`error: option --${alone} is of streams of documents; add --jsonl`);
      if (source === undefined) return command.error("error: missing required argument 'file|url|-'");
      const readout = await readDocument(source === "-" ? { bytes: await io.readStdin(), name: "standard input" } : source, {
        ...options,
        onProgress,
      });
      const carried = flags.reviewed === undefined ? readout : await withReviews(readout, flags.reviewed);
      const rendered = await render(carried, flags, io);
      if (flags.out === undefined) io.stdout.write(rendered);
      else await writeOutput(flags.out, rendered);
    });
}

const streamOnly = ["rows", "done", "urls", "workers"] as const satisfies readonly (keyof StreamFlags)[];

function tellProgress(io: CommandIo): NonNullable<ReadOptions["onProgress"]> {
  return ({ done, of }) => {
    if (done > 0) io.stderr.write(`\r\u001b[Kread ${Math.floor((done / of) * 100)} %`);
  };
}

function knownCharset(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw new InvalidArgumentError("an encoding's name, such as utf-8, windows-1252 or shift_jis");
  }
}

// What few runs need is loaded by those alone.

async function withReviews(readout: Readout, path: string): Promise<Readout> {
  const [{ carryReviews }, { openReadout }] = await Promise.all([
    import("../../statements/carry-reviews.ts"),
    import("../../documents/open-readout.ts"),
  ]);
  return carryReviews(readout, await openReadout(path)).readout;
}

async function render(readout: Readout, flags: ReadFlags, io: CommandIo): Promise<string> {
  if (flags.format === "json") return presentJson(readout);
  if (flags.format === "html") return (await import("../../documents/present-page.ts")).presentPage(readout);
  const { presentText } = await import("../../present/text/present-text.ts");
  const toFile = flags.out !== undefined;
  return presentText(readout, {
    showsAll: flags.all === true,
    width: toFile ? 80 : widthOf(io),
    style: terminalStyle(toFile ? { ...io, stdout: { write: () => true } } : io),
  });
}
