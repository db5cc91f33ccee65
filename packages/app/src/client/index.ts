/** The client of the HTTP API: what `import … from "rapporteur/client"` gives. */
export { ApiFailure, isApiFailure } from "./api-failure.ts";
export type { CallOf, Client, CommentsEvent, CommitEvent, JobEvent, Listener, ReceivedFile, RequestOf } from "./client-types.ts";
export { createClient, type ClientOptions } from "./create-client.ts";
