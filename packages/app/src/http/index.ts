export { createServer, type ServerOptions, type ServerPlugin } from "./create-server.ts";
export { type RunningServer, startServer } from "./ports/start-server.ts";
