import type { Command } from "commander";
import { textTable } from "../../present/text/text-table.ts";
import { printResult } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { addSettingOptions, settingsOf, type SettingFlags } from "../flags/setting-flags.ts";

const help = `
Flags go before the environment (RAPPORTEUR_PORT, RAPPORTEUR_TRUSTED_PROXIES …), that before the file of --settings, that before the defaults.

Examples:
  rapporteur config
  rapporteur config --settings server.yaml --port 9000`;

/** `rapporteur config`: the settings that serve would have, and where each comes from. */
export function configCommand(program: Command, io: CommandIo): void {
  addSettingOptions(program.command("config"))
    .option("--json", "print JSON")
    .addHelpText("after", help)
    .action((flags: SettingFlags & { json?: boolean }) => {
      const { origins } = settingsOf(flags, io);
      const text = (): string =>
        textTable(
          [{ title: "setting" }, { title: "value" }, { title: "from" }],
          origins.map(({ name, value, from }) => [name, value, from]),
        );
      printResult(io, flags, { json: origins, text });
    });
}
