"""Reads a CAS with dkpro-cassis, prints what its annotations cover, and writes it again. Arguments: type system, CAS, where to write."""
import json
import sys

from cassis import load_cas_from_xmi, load_typesystem

types_path, cas_path, out_path = sys.argv[1:]
with open(types_path, "rb") as file:
    types = load_typesystem(file)
with open(cas_path, "rb") as file:
    cas = load_cas_from_xmi(file, typesystem=types)
layers = [one.name for one in types.get_types() if one.name.startswith("webanno.custom.")]
found = [
    {"type": layer, "words": one.get_covered_text(), "id": one.rapporteurId, "concept": one.concept, "agreement": one.agreement, "intensity": one.intensity}
    for layer in layers
    for one in cas.select(layer)
]
tokens = [one.get_covered_text() for one in cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token")]
cas.to_xmi(out_path)
json.dump({"text": cas.sofa_string, "found": found, "tokens": tokens}, sys.stdout)
