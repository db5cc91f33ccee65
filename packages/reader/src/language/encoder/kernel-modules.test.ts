import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeBase64 } from "./base64.ts";
import { plainModule, relaxedModule } from "./kernel-modules.ts";
import { supportedPath } from "./kernels.ts";

const buildScript = new URL("../../../../../scripts/build-kernels.mjs", import.meta.url).href;

describe("the compiled kernels", () => {
  it("are what their source compiles to", { tags: "long" }, async () => {
    const { kernelModules } = (await import(buildScript)) as { kernelModules: () => Promise<string> };
    expect(await kernelModules()).toBe(readFileSync(new URL("kernel-modules.ts", import.meta.url), "utf8"));
  });

  it("are small, and decode as any base64 does", () => {
    for (const module of [plainModule, relaxedModule]) {
      expect(decodeBase64(module)).toEqual(new Uint8Array(Buffer.from(module, "base64")));
      expect(module.length).toBeLessThan(20_000);
    }
    for (const text of ["", "a", "ab", "abc"]) expect(decodeBase64(Buffer.from(text).toString("base64"))).toEqual(new Uint8Array(Buffer.from(text)));
  });

  it("run with the relaxed dot product in this engine", () => {
    expect(supportedPath()).toBe("relaxed");
  });
});
