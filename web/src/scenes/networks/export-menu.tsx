import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { pictureExports } from "../../figures/export-picture.ts";
import { showToast } from "../../parts/toasts.tsx";
import { dayOf, type DrawnNetworkFile, type NetworkRequest, type NetworkSettings } from "@rapporteur/app/analysis/figures";
import { drawnExports } from "../../figures/drawn-exports.ts";
import { sentScope } from "../../figures/scope/scope-types.ts";
import { Menu } from "../../parts/menu.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { describeError } from "../../data/describe-error.ts";
import { text } from "./strings.ts";

interface ExportMenuProps {
  readonly title: string;
  readonly request: NetworkRequest;
  readonly picture: () => SVGSVGElement | null;
  /** What is on the screen. */
  readonly drawn: () => DrawnNetworkFile;
}

/** Pictures and graph files of what is drawn here, places and all; the matrix as the server writes it. */
export function ExportMenu({ title, request, picture, drawn }: ExportMenuProps) {
  const { id: project } = useProject();
  const save = async (format: string): Promise<void> => {
    try {
      const { countsDrafts } = request.settings;
      const { scope } = request;
      const body = {
        what: "network" as const,
        format,
        countsDrafts,
        options: optionsOf(request),
        ...(scope === undefined ? {} : { scope: sentScope(scope) }),
      };
      const { bytes, filename, type } = await client.analyses.exportFile({ params: { project }, body });
      saveFile(filename ?? `network.${format}`, new Blob([bytes], { type }));
    } catch (error) {
      showToast(`${text.exportFailed}: ${describeError(error).message}`);
    }
  };
  return (
    <Menu
      label={text.export}
      align="end"
      entries={[
        ...pictureExports(picture, title).map(({ label, run }) => ({ key: label, label, onSelect: run })),
        ...drawnExports("network", drawn),
        { key: "csv", label: "CSV", onSelect: () => void save("csv") },
      ]}
    />
  );
}

/** The same settings by the names that the server and the command line use. */
function optionsOf({ settings, period }: NetworkRequest): Record<string, string | boolean> {
  const { networkType, statementType, variable1, variable2, qualifier, aggregation, normalization, duplicates, isolates } = settings;
  const [from, to] = daysOf(settings, period);
  return {
    networkType,
    statementType,
    variable1,
    variable2,
    aggregation,
    normalization,
    duplicates,
    isolates,
    ...(qualifier === "" ? {} : { qualifier }),
    ...(from === "" ? {} : { from }),
    ...(to === "" ? {} : { to }),
  };
}

function daysOf({ from, to }: NetworkSettings, period: NetworkRequest["period"]): [string, string] {
  if (period === null) return [from, to];
  const [first, last] = [dayOf(period.from) ?? "", dayOf(period.to - 1) ?? ""];
  return [from > first ? from : first, to !== "" && to < last ? to : last];
}
