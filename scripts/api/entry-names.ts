import { parseModule, type Declaration, type Module } from "./parse-module.ts";
import { resolveModule } from "./resolve-module.ts";

/** A public name with its declaration. */
export interface PublicName {
  readonly name: string;
  readonly module: Module;
  readonly declaration: Declaration;
}

/**
 * The names that a module exports, followed to where each is declared, sorted.
 *
 * @throws Error naming the module where a name leads to no declaration of ours
 */
export function entryNames(file: string): PublicName[] {
  return [...namesOf(file).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function namesOf(file: string): Map<string, PublicName> {
  const module = parseModule(file);
  const names = new Map<string, PublicName>();
  // A name that is exported by itself goes before the same name of a whole module.
  for (const { name, from } of module.exports)
    if (from !== null && name === "*") for (const [other, found] of namesOf(sourceOf(file, from))) names.set(other, found);
  for (const { name, local, from } of module.exports)
    if (name !== "*") names.set(name, { ...(from === null ? declared(module, local) : followed(sourceOf(file, from), local)), name });
  return names;
}

function sourceOf(file: string, specifier: string): string {
  const source = resolveModule(file, specifier);
  if (source === null) throw new Error(`${file} exports from ${specifier}, which is not a package of ours.`);
  return source;
}

function followed(file: string, name: string): PublicName {
  const found = namesOf(file).get(name);
  if (found === undefined) throw new Error(`${file} does not export ${name}.`);
  return found;
}

function declared(module: Module, name: string): PublicName {
  const declaration = module.declarations.get(name);
  if (declaration === undefined) throw new Error(`${module.file} exports ${name} without declaring it.`);
  return { name, module, declaration };
}
