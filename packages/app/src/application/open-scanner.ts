import { type FileScanner, openFileScanner } from "../documents/scanning/file-scanner.ts";
import type { Settings } from "../settings/config.ts";

type ScannerSettings = Pick<Settings, "scannerHost" | "scannerPort" | "scannerSocket" | "scannerLetsThrough">;

/** The scanner that the settings name, by its socket where they name both; undefined where they name none. */
export function openScanner(settings: ScannerSettings): FileScanner | undefined {
  const { scannerHost: host, scannerPort: port, scannerSocket: path, scannerLetsThrough: letsThrough } = settings;
  if (path !== null) return openFileScanner({ path }, { letsThrough });
  return host === null ? undefined : openFileScanner({ host, port }, { letsThrough });
}
