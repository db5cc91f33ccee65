import type { z } from "zod";
import { writeRules, type WriteKind } from "../records/write-rules.ts";

/**
 * Who may call: `public` anyone; `signed-in` any account; a project role and those above it; `administrator` of the whole server.
 * On a single-user machine the one user holds every right.
 */
type Access = "public" | "signed-in" | "reader" | "coder" | "editor" | "admin" | "administrator";

/** `upload` takes raw bytes as its body. */
type BodyKind = "json" | "none" | "upload" | "form";
/** `jsonBytes` answers with JSON that is written already, `binary` and `file` with bytes, `events` with a stream of server-sent events. */
type AnswerKind = "json" | "jsonBytes" | "none" | "binary" | "file" | "events" | "html";

/**
 * One thing that the API can be asked, spelled out once: the server routes by it, the client is typed by it, the OpenAPI document and the table of
 * rights that the tests walk through are made from it.
 */
export interface Endpoint {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With `:name` for each key of `params`. Paths with `:project` are checked against the caller's role there. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  /** What it does to the project of its path; undefined where it only reads. */
  readonly writes?: WriteKind;
  /** What an API token needs. */
  readonly scope: "read" | "write" | "admin";
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Where the body depends on what is asked: its schema by the value of a param. `body` is then any of them. */
  readonly bodyBy?: { readonly param: string; readonly schemas: Readonly<Record<string, z.ZodType>> };
  readonly bodyKind: BodyKind;
  /** Largest body, bytes; 1 MB unless told. */
  readonly maxBytes?: number;
  readonly answer?: z.ZodType;
  readonly answerKind: AnswerKind;
}

type Given = Omit<Endpoint, "id" | "bodyKind" | "answerKind" | "scope"> & Partial<Pick<Endpoint, "bodyKind" | "answerKind" | "scope">>;
type Said<E, Part extends string, Else> = E extends Record<Part, infer Value> ? Value : Else;
type Settled<E extends Given, Id extends string> = E & {
  readonly id: Id;
  readonly bodyKind: Said<E, "bodyKind", E extends { body: unknown } ? "json" : "none">;
  readonly answerKind: Said<E, "answerKind", E extends { answer: unknown } ? "json" : "none">;
  readonly scope: Said<E, "scope", E extends { method: "GET" } ? "read" : "write">;
};

/** Who may call an endpoint that writes: the one list of rules says it. */
export function writing<const K extends WriteKind>(kind: K): { readonly access: (typeof writeRules)[K]["role"]; readonly writes: K } {
  return { access: writeRules[kind].role, writes: kind };
}

/** A resource's endpoints with their ids ("documents.list") and the settings that follow from the rest. */
export function resource<const Name extends string, const E extends Record<string, Given>>(
  name: Name,
  endpoints: E,
): { readonly [K in keyof E & string]: Settled<E[K], `${Name}.${K}`> } {
  const settled = Object.entries(endpoints).map(([key, given]) => {
    const defaults = {
      bodyKind: given.body === undefined ? "none" : "json",
      answerKind: given.answer === undefined ? "none" : "json",
      scope: given.method === "GET" ? "read" : "write",
    } as const;
    return [key, { ...defaults, ...given, id: `${name}.${key}` }] as const;
  });
  return Object.fromEntries(settled) as unknown as { readonly [K in keyof E & string]: Settled<E[K], `${Name}.${K}`> };
}
