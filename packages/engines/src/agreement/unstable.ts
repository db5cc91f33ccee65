export { type MeasuredShare, type Trust, trustByType, type TrustCount } from "./trust.ts";
