import { InvalidArgumentError, type Command } from "commander";
import { isRapporteurError } from "@rapporteur/core/base";
import { publishFiles, type PublishedFiles } from "../../publishing/publish-files.ts";
import { printResult } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { withLibrary } from "../library-access.ts";
import { addLibraryOptions, type LibraryFlags } from "../flags/library-flags.ts";
import { outputError } from "../write-output.ts";

interface PublishFlags extends LibraryFlags {
  readonly baseUrl?: string;
  readonly json?: boolean;
}

const help = `
Pages are published in the workbench; this writes what is public now. Links are relative, so that the folder can be opened as it is, or put on any web host.
Written again, only what changed is written, and pages that were withdrawn are removed. Files that it did not write are left alone.
A page with a moment of publication is left out until then, and named: run the command again after that moment.

Examples:
  rapporteur publish site --library study.rapporteur
  rapporteur publish site --library study.rapporteur --base-url https://example.org/experts`;

/** `rapporteur publish FOLDER`: the public site as files. */
export function publishCommand(program: Command, io: CommandIo): void {
  addLibraryOptions(program.command("publish").argument("<folder>", "where the files go"), { reads: false })
    .option(
      "--base-url <url>",
      "address the files will have, for feeds, canonical links and the map of the site; the site's setting unless told",
      address,
    )
    .option("--json", "print JSON")
    .addHelpText("after", help)
    .action(async (folder: string, flags: PublishFlags) => {
      const published = await writeSite(folder, flags, io);
      printResult(io, flags, { json: published, text: () => publishedText(folder, published) });
    });
}

async function writeSite(folder: string, flags: PublishFlags, io: CommandIo): Promise<PublishedFiles> {
  const showsProgress = io.stdout.isTTY === true;
  // Every hundredth: a terminal is slower than the files.
  const onProgress = (done: number): void => void (showsProgress && done % 100 === 0 && io.stderr.write(`\r${done} files`));
  try {
    return await withLibrary({ ...flags, mustExist: true }, io, ({ workplace }) =>
      publishFiles(workplace, { folder, baseUrl: flags.baseUrl, onProgress }),
    );
  } catch (thrown) {
    throw isOfSystem(thrown) ? outputError(thrown.path ?? folder, thrown) : thrown;
  } finally {
    if (showsProgress) io.stderr.write("\r\u001b[K");
  }
}

/** What the system refuses while files are written; of a full disk it does not say which file. */
function isOfSystem(thrown: unknown): thrown is NodeJS.ErrnoException {
  return !isRapporteurError(thrown) && thrown instanceof Error && "syscall" in thrown;
}

function publishedText(folder: string, { pages, experts, written, unchanged, removed, kept }: PublishedFiles): string {
  const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
  return `${count(pages, "page", "pages")} by ${count(experts, "expert", "experts")} in ${folder}: ${count(written, "file", "files")} written, ${unchanged} unchanged, ${removed} removed.${kept.map(keptLine).join("")}`;
}

/** In UTC, as the files may be read anywhere; with the command that brings it in then. */
function keptLine({ title, until, isPublic }: PublishedFiles["kept"][number]): string {
  const moment = `${until.slice(0, 16).replace("T", " ")} UTC`;
  return isPublic ? `\nAs it was until ${moment}: ${title}` : `\nLeft out until ${moment}: ${title}`;
}

function address(text: string): string {
  const isAddress = /^https?:\/\/[^\s?#]+$/i.test(text) && URL.canParse(text);
  if (!isAddress) throw new InvalidArgumentError("an address that begins with http:// or https://, without ? and #");
  return text.replace(/\/+$/, "");
}
