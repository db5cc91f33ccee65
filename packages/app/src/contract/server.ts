import { z } from "zod";
import { exportKinds } from "../formats/export-formats.ts";
import { libraryId, shortText } from "../records/parts.ts";
import { projectRecord } from "../records/project-records.ts";
import { stored } from "./common.ts";
import { resource } from "./endpoint.ts";

const endings = z.array(z.string()).describe("endings of file names, with the dot");
const formatList = z
  .object({
    documents: z.array(z.object({ what: z.string(), endings, becomes: z.string(), loses: z.string() })),
    archives: z.array(z.string()).describe("data bases whose exports are split into articles"),
    statements: z.array(z.object({ what: z.string(), endings, besides: z.string().nullable(), keeps: z.string() })),
    written: z.array(
      z.object({
        part: z.enum(exportKinds),
        name: z.string(),
        endings,
        loses: z.string(),
        isSlow: z.boolean().describe("made by the command alone"),
      }),
    ),
    refused: z.array(z.object({ what: z.string(), endings, isToldByContent: z.boolean(), cure: z.string() })),
  })
  .meta({ id: "FormatList" });
export type FormatList = z.infer<typeof formatList>;

export const server = resource("server", {
  live: { method: "GET", path: "/api/health/live", summary: "The process answers", access: "public", answer: z.object({ status: z.literal("ok") }) },
  ready: {
    method: "GET",
    path: "/api/health/ready",
    summary: "The store answers too, and the server is not stopping; else status 503",
    access: "public",
    answer: z.object({ status: z.enum(["ok", "down"]), store: z.string(), reason: z.enum(["stopping", "store-away"]).nullable() }),
  },
  openapi: {
    method: "GET",
    path: "/api/openapi.json",
    summary: "This API, as OpenAPI 3.1",
    access: "public",
    answer: z.unknown(),
    answerKind: "jsonBytes",
  },
  formats: {
    method: "GET",
    path: "/api/formats",
    summary: "Formats that are read as documents or as statements, written, and refused by name, with what each keeps or leaves out",
    access: "public",
    answer: formatList,
  },
  doctor: {
    method: "GET",
    path: "/api/doctor",
    summary: "What is wrong inside the library, with what can be repaired",
    access: "administrator",
    scope: "admin",
    answer: z.object({
      findings: z.array(
        z.object({
          code: z.string(),
          message: z.string(),
          isFixable: z.boolean(),
          kind: z.string().nullable(),
          id: z.string().nullable(),
          project: z.string().nullable(),
        }),
      ),
    }),
  },
  backup: {
    method: "POST",
    path: "/api/backups",
    summary: "A verified copy of the library, written beside it",
    access: "administrator",
    scope: "admin",
    answer: z.object({ path: z.string(), bytes: z.int(), revision: z.int(), sha256: z.string() }),
  },
  config: {
    method: "GET",
    path: "/api/config",
    summary: "Settings in use and where each came from, without secrets",
    access: "administrator",
    scope: "admin",
    answer: z.object({ settings: z.array(z.object({ name: z.string(), value: z.string(), from: z.string() })) }),
  },
});

export const projects = resource("projects", {
  list: {
    method: "GET",
    path: "/api/projects",
    summary: "Projects one is a member of",
    access: "signed-in",
    answer: z.object({ projects: z.array(stored(projectRecord)) }),
  },
  create: {
    method: "POST",
    path: "/api/projects",
    summary: "A new project with the built-in statement types",
    access: "administrator",
    scope: "admin",
    body: z.strictObject({ name: shortText(200).min(1), description: shortText(20_000).default("") }),
    answer: z.object({ id: libraryId }),
  },
});
