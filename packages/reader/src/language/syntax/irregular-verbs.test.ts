import { expect, it } from "vitest";
import { irregularBase } from "./irregular-verbs.ts";

it.each(
  `froze/freeze frozen/freeze shot/shoot fled/flee withheld/withhold overthrew/overthrow overthrown/overthrow overran/overrun upheld/uphold overrode/override underwrote/underwrite
   struck/strike sank/sink sunk/sink sought/seek fought/fight withdrew/withdraw withdrawn/withdraw undertook/undertake overtook/overtake forswore/forswear broke/break broken/break
   shook/shake tore/tear swore/swear slew/slay led/lead fed/feed bled/bleed forbade/forbid forgave/forgive underwent/undergo foresaw/foresee withstood/withstand misled/mislead rebuilt/rebuild
   outspent/outspend retook/retake undid/undo rewrote/rewrite`
    .split(/\s+/)
    .map((pair) => pair.split("/") as [string, string]),
)("%s comes from %s", (form, base) => {
  expect(irregularBase(form)).toBe(base);
});

it.each(["wanted", "found", "bound", "red", "talks", "bed"])("%s is not an irregular past form", (form) => {
  expect(irregularBase(form)).toBeNull();
});
