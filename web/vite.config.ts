import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";

// Built into packages/app/dist/web, where the server finds it. No inline script or style, so that the page's policy can refuse both.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "/",
  resolve: { conditions: ["rapporteur-source", ...defaultClientConditions] },
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL("../packages/app/dist/web", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The network view, which is loaded when it is opened, brings a graph renderer.
    chunkSizeWarningLimit: 1000,
  },
  worker: { format: "es" },
  server: { proxy: { "/api": "http://127.0.0.1:8731" } },
});
