export * from "@rapporteur/engines/agreement";
