export * from "@rapporteur/engines/relations";
