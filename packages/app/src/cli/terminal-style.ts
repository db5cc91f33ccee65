import { plainStyle, type TerminalStyle } from "../present/text/terminal.ts";
import { wantsColour, type CommandIo } from "./io.ts";

type Format = (text: string) => string;

const escape =
  (open: number, close: number): Format =>
  (text) =>
    `\u001b[${open}m${text}\u001b[${close}m`;

const colourStyle: TerminalStyle = {
  heading: (text) => escape(1, 22)(escape(36, 39)(text)),
  strong: escape(1, 22),
  faint: escape(2, 22),
  good: escape(32, 39),
  bad: escape(31, 39),
};

export function terminalStyle(io: CommandIo): TerminalStyle {
  return wantsColour(io) ? colourStyle : plainStyle;
}
