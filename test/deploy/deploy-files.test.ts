import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse as parseYaml, parseDocument } from "yaml";
import { openMetrics, type Metrics } from "../../packages/app/src/metrics/open-metrics.ts";
import { settingSpecs } from "../../packages/app/src/settings/config-settings.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { parsePrometheus } from "../support/prometheus-text.ts";
import { runCommand } from "../support/run-command.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const files = readdirSync(join(root, "deploy"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));

/** Names that queries may use: those of the page, with the parts of histograms, and those that Prometheus adds. */
let queryable: Set<string>;
let names: string[];
let metrics: Metrics;
let close: () => Promise<void>;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-deploy-"));
  const store = await openStore(join(folder, "test.rapporteur"));
  metrics = openMetrics(store);
  close = async () => {
    metrics.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const page = parsePrometheus(await metrics.page());
  names = [...page.keys()];
  const parts = names.flatMap((name) => (page.get(name)?.type === "histogram" ? ["_bucket", "_sum", "_count"].map((part) => name + part) : [name]));
  queryable = new Set([...parts, "up"]);
});
afterAll(() => close());

/** Names of metrics in a query: what is no function, keyword or label. */
function metricsIn(query: string): string[] {
  const bare = query
    .replace(/"[^"]*"/g, "")
    .replace(/\b(?:by|without)\s*\([^)]*\)/g, "")
    .replace(/\{[^}]*\}/g, "{}")
    .replace(/\[[^\]]*\]/g, "");
  const words = bare.match(/[a-zA-Z_:][\w:]*(?!\w|\s*\()/g) ?? [];
  return words.filter((word) => !/^e\d+$/.test(word) && !["and", "or", "unless", "by", "job", "instance"].includes(word));
}

interface Panel {
  readonly targets: readonly { readonly expr: string }[];
}

test("the dashboard asks for metrics that exist, and for all of them", () => {
  const { panels } = JSON.parse(read("deploy/grafana/rapporteur.json")) as { panels: Panel[] };
  const used = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr)));
  expect(used.filter((name) => !queryable.has(name))).toEqual([]);
  const shown = new Set(used.map((name) => name.replace(/_(?:bucket|sum|count)$/, "")));
  expect(names.filter((name) => !shown.has(name))).toEqual([]);
});

test("alerts rest on metrics that exist, and the manual says what to do about each", () => {
  const { groups } = parseYaml(read("deploy/prometheus/alerts.yaml")) as { groups: { rules: { alert: string; expr: string }[] }[] };
  const rules = groups.flatMap((group) => group.rules);
  expect(rules.length).toBeGreaterThan(5);
  expect(rules.flatMap(({ expr }) => metricsIn(expr)).filter((name) => !queryable.has(name))).toEqual([]);
  const manual = read("docs/operate/monitoring.md");
  const explained = [...manual.matchAll(/^\| `(Rapporteur\w+)` \|/gm)].map(([, name]) => name);
  expect(explained).toEqual(rules.map(({ alert }) => alert));
});

test("the manual explains every metric, and no other", () => {
  const explained = [...read("docs/operate/monitoring.md").matchAll(/^\| `((?:rapporteur|process)_\w+)`/gm)].map(([, name]) => name);
  expect([...explained].sort()).toEqual([...names].sort());
});

test("settings that the files name are settings of the program", () => {
  const known = new Set(Object.keys(settingSpecs).map((name) => `RAPPORTEUR_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`));
  for (const file of files) {
    const named = [...read(file).matchAll(/\bRAPPORTEUR_[A-Z_]+\b/g)].map(([name]) => name.replace(/_FILE$/, ""));
    expect(
      named.filter((name) => !known.has(name)),
      file,
    ).toEqual([]);
  }
});

test("flags of the units are flags of the command", async () => {
  for (const unit of files.filter((file) => file.endsWith(".service"))) {
    const [, command = "", flags = ""] = /^ExecStart=\/usr\/bin\/env rapporteur (\w+)(.*)$/m.exec(read(unit)) ?? [];
    const { out, code } = await runCommand([command, "--help"]);
    expect(code).toBe(0);
    for (const [flag] of flags.matchAll(/--[\w-]+/g)) expect(out).toContain(`${flag} `);
  }
});

test("every file of YAML is whole, without a name twice", () => {
  const plain = files.filter((file) => file.endsWith(".yaml") && !file.includes("/templates/"));
  expect(plain.length).toBeGreaterThanOrEqual(5);
  for (const file of plain) expect(parseDocument(read(file), { merge: true, uniqueKeys: true }).errors, file).toEqual([]);
});

test("the composed services stop after their drain, and take their secrets from files", () => {
  const { services, secrets } = parseYaml(read("deploy/container/compose.yaml"), { merge: true }) as {
    services: Record<string, { stop_grace_period?: string; secrets: string[]; environment: Record<string, string>; build?: { dockerfile: string } }>;
    secrets: Record<string, unknown>;
  };
  expect(Object.keys(services)).toEqual(["database", "server", "worker"]);
  expect(parseInt(services["server"]?.stop_grace_period ?? "", 10)).toBeGreaterThan(
    Number(services["server"]?.environment["RAPPORTEUR_DRAIN_SECONDS"]) + 10,
  );
  for (const service of Object.values(services)) expect(service.secrets.filter((name) => !(name in secrets))).toEqual([]);
  expect(existsSync(join(root, services["server"]?.build?.dockerfile ?? ""))).toBe(true);
  expect(read("deploy/container/compose.yaml")).not.toMatch(/PASSWORD: |postgres:\/\//);
});

test("a server gives back the memory of large blocks, in the image and under systemd", () => {
  for (const path of ["deploy/container/Containerfile", "deploy/systemd/rapporteur-server.service"])
    expect(read(path)).toMatch(/^(?:ENV|Environment=).*\bMALLOC_MMAP_THRESHOLD_=1048576$/m);
});

test("each setting that is a secret may be a credential of systemd, for servers and workers", () => {
  const secrets = Object.entries(settingSpecs).flatMap(([name, { isSecret }]) => (isSecret === true ? [name] : []));
  const credentials = secrets.map((name) => `rapporteur.${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  for (const unit of ["rapporteur-server", "rapporteur-worker@"])
    expect(Array.from(read(`deploy/systemd/${unit}.service`).matchAll(/^LoadCredentialEncrypted=(.*)$/gm), ([, name]) => name)).toEqual(credentials);
});

const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;

test.skipIf(!hasSystemd)(`systemd finds nothing to say of the units${hasSystemd ? "" : " (skipped: there is no systemd-analyze)"}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-units-"));
  try {
    // A template is checked as one of its instances.
    for (const unit of files.filter((file) => file.endsWith(".service")))
      copyFileSync(join(root, unit), join(folder, basename(unit).replace("@.", "@1.")));
    const units = readdirSync(folder).map((name) => join(folder, name));
    expect(units.length).toBe(2);
    const { status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", ...units], { encoding: "utf8" });
    expect([status, stdout, stderr]).toEqual([0, "", ""]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
