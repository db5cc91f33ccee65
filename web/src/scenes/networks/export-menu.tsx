import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { pictureExports } from "../../figures/export-picture.ts";
import { showToast } from "../../frame/toasts.tsx";
import { dayOf, type NetworkRequest, type NetworkSettings } from "@rapporteur/app/analysis/figures";
import { Menu } from "../../parts/menu.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { describeError } from "../../parts/states.tsx";
import { text } from "./strings.ts";

const formats = [
  { format: "graphml", label: "GraphML" },
  { format: "gexf", label: "GEXF" },
  { format: "csv", label: "CSV" },
] as const;

/** Pictures as they are drawn here; files for other programs as the server writes them, with all that is known of the nodes. */
export function ExportMenu({ request, picture }: { readonly request: NetworkRequest; readonly picture: () => SVGSVGElement | null }) {
  const { id: project } = useProject();
  const save = async (format: string): Promise<void> => {
    try {
      const { countsDrafts } = request.settings;
      const body = { what: "network" as const, format, countsDrafts, options: optionsOf(request) };
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
        ...pictureExports(picture, "network").map(({ label, run }) => ({ key: label, label, onSelect: run })),
        ...formats.map(({ format, label }) => ({ key: format, label, onSelect: () => void save(format) })),
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
