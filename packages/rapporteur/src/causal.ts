export * from "@rapporteur/engines/causal";
