import { InvalidArgumentError, type Command } from "commander";
import { presentText } from "../../present/text/present-text.ts";
import { readDocument } from "../../service/read-document.ts";
import { serveReadouts } from "../../http/serve-readouts.ts";
import { widthOf, type CommandIo } from "../io.ts";
import { terminalStyle } from "../terminal-style.ts";

interface ServeFlags {
  readonly port: number;
  readonly print?: boolean;
}

const help = `
The pages are served on 127.0.0.1 only. Ctrl-C ends it.

Examples:
  rapporteur serve examples/*.html
  rapporteur serve one.md two.txt --port 9000`;

/** `rapporteur serve FILE…`: reads documents and serves their readouts as pages. */
export function serveCommand(program: Command, io: CommandIo): void {
  program
    .command("serve")
    .argument("<file|url...>", "what to read")
    .option("-p, --port <number>", "port to listen on; 0 takes any free one", parsePort, 8731)
    .option("--print", "print the first readout before serving")
    .addHelpText("after", help)
    .action(async (sources: string[], flags: ServeFlags) => {
      const readouts = [];
      for (const source of sources) readouts.push(await readDocument(source));
      if (flags.print === true && readouts[0] !== undefined) {
        io.stdout.write(presentText(readouts[0], { width: widthOf(io), style: terminalStyle(io) }));
      }
      const server = await serveReadouts(readouts, { port: flags.port });
      io.stdout.write(`\nServing ${readouts.length} ${readouts.length === 1 ? "readout" : "readouts"} at ${server.address}  (Ctrl-C ends it)\n`);
      await io.untilStopped();
      await server.close();
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new InvalidArgumentError("a port is a whole number from 0 to 65535");
  return port;
}
