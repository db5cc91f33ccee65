import type { ActorsAnswer, ActorsRequest, AlignmentAnswer, AlignmentRequest, PairAnswer, PairRequest } from "./actor-types.ts";
import type { CausesAnswer, CausesRequest, WhatIfAnswer, WhatIfRequest } from "./cause-types.ts";
import type { EvidenceAnswer, EvidenceRequest, Overview } from "./common-types.ts";
import type { ForecastsAnswer, ForecastsRequest } from "./forecast-types.ts";
import type {
  LayoutAnswer,
  NetworkAnswer,
  NetworkRequest,
  NodeEvidenceRequest,
  PolarizationAnswer,
  PolarizationRequest,
  TieEvidenceAnswer,
  TieEvidenceRequest,
} from "./network-types.ts";
import type { IdsAnswer, IdsRequest, SheetAnswer, StatementsAnswer, StatementsRequest, WindowAnswer, WindowRequest } from "./statement-types.ts";

/** What can be asked of a project, by name: a figure, or what a figure is opened to. */
export interface FigureTasks {
  readonly overview: { readonly request: object; readonly answer: Overview };
  readonly evidence: { readonly request: EvidenceRequest; readonly answer: EvidenceAnswer };
  readonly network: { readonly request: NetworkRequest; readonly answer: NetworkAnswer };
  readonly layout: { readonly request: NetworkRequest; readonly answer: LayoutAnswer };
  readonly polarization: { readonly request: PolarizationRequest; readonly answer: PolarizationAnswer };
  readonly tieEvidence: { readonly request: TieEvidenceRequest; readonly answer: TieEvidenceAnswer };
  readonly nodeEvidence: { readonly request: NodeEvidenceRequest; readonly answer: EvidenceAnswer };
  readonly actors: { readonly request: ActorsRequest; readonly answer: ActorsAnswer };
  readonly pair: { readonly request: PairRequest; readonly answer: PairAnswer };
  readonly alignment: { readonly request: AlignmentRequest; readonly answer: AlignmentAnswer };
  readonly causes: { readonly request: CausesRequest; readonly answer: CausesAnswer };
  readonly whatIf: { readonly request: WhatIfRequest; readonly answer: WhatIfAnswer };
  readonly forecasts: { readonly request: ForecastsRequest; readonly answer: ForecastsAnswer };
  readonly statements: { readonly request: StatementsRequest; readonly answer: StatementsAnswer };
  readonly statementWindow: { readonly request: WindowRequest; readonly answer: WindowAnswer };
  readonly statementIds: { readonly request: IdsRequest; readonly answer: IdsAnswer };
  readonly statementSheet: { readonly request: IdsRequest; readonly answer: SheetAnswer };
}
export type FigureTask = keyof FigureTasks;
