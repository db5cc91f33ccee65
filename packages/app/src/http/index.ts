export { createServer, type ServerOptions, type ServerPlugin } from "./create-server.ts";
export { type RunningServer, startServer } from "./start-server.ts";
