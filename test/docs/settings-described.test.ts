import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/*
 * Every setting of a screen, in whichever tab or dialog, stands with its name in the page of the manual about that screen. The names are found in the source of
 * the screen. Settings of one's own account are described where signing in is.
 */

const root = fileURLToPath(new URL("../../", import.meta.url));
const scenes = `${root}web/src/scenes/`;
const control = /<(?:Select|Check|TextField|TextArea|RangeField|EntityField|Choice)\b[^<]*?\blabel=\{text\.(?<path>[\w.]+)\}/g;

/** Names of the settings of a screen; those that count or name something as they are shown are left out. */
async function settingsOf(scene: string): Promise<string[]> {
  const { text } = (await import(`${scenes}${scene}/strings.ts`)) as { text: unknown };
  const sources = readdirSync(`${scenes}${scene}`, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
  const paths = sources.flatMap((name) =>
    [...readFileSync(`${scenes}${scene}/${name}`, "utf8").matchAll(control)].map(({ groups }) => groups?.["path"] ?? ""),
  );
  const names = paths.map((path) => path.split(".").reduce((part, key) => (Object(part) as Record<string, unknown>)[key], text));
  return [...new Set(names.filter((name) => typeof name === "string"))];
}

const withSettings = readdirSync(scenes).filter((scene) => readdirSync(`${scenes}${scene}`).includes("strings.ts"));

describe("settings in the manual", () => {
  it.each(withSettings)("of %s have each their sentence", async (scene) => {
    const named = [scene, ...(scene === "settings" ? ["sign-in"] : [])];
    const page = named.map((name) => readFileSync(`${root}docs/workbench/${name}.md`, "utf8").replaceAll("’", "'")).join("");
    const names = await settingsOf(scene);
    expect(names.filter((name) => !page.includes(`**${name.replaceAll("’", "'")}**`))).toEqual([]);
  });

  it("are found in the sources", async () => {
    expect(await settingsOf("networks")).toContain("Kind of network");
    expect(await settingsOf("settings")).toContain("Mind capitals");
  });
});
