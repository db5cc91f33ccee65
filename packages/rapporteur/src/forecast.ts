export * from "@rapporteur/engines/forecast";
