/** Every name of `rapporteur/causal`, those that may change with every version too. */
export * from "@rapporteur/engines/causal";
