"""Makes a CAS with a relation and slots by dkpro-cassis. Arguments: where to write the type system and the CAS."""
import sys

from cassis import Cas, TypeSystem

types_path, cas_path = sys.argv[1:]
types = TypeSystem()
actor = types.create_type("webanno.custom.Actor", "uima.tcas.Annotation")
types.create_feature(actor, "name", "uima.cas.String")
backs = types.create_type("webanno.custom.Backs", "uima.tcas.Annotation")
types.create_feature(backs, "Governor", "uima.tcas.Annotation")
types.create_feature(backs, "Dependent", "uima.tcas.Annotation")
types.create_feature(backs, "strength", "uima.cas.Integer")
link = types.create_type("webanno.custom.FrameLink", "uima.cas.TOP")
types.create_feature(link, "role", "uima.cas.String")
types.create_feature(link, "target", "webanno.custom.Actor")
frame = types.create_type("webanno.custom.Frame", "uima.tcas.Annotation")
types.create_feature(frame, "roles", "uima.cas.FSArray", elementType="webanno.custom.FrameLink")

cas = Cas(types)
cas.sofa_string = "😀 Re\u0301mi\r\nbacks Bo."
cas.sofa_mime = "text/plain"
begin = cas.sofa_string.index
remi = actor(begin=begin("Re"), end=begin("mi") + 2, name="R.")
bo = actor(begin=begin("Bo"), end=begin("Bo") + 2, name="B.")
cas.add(remi)
cas.add(bo)
cas.add(backs(begin=bo.begin, end=bo.end, Governor=remi, Dependent=bo, strength=3))
FSArray = types.get_type("uima.cas.FSArray")
roles = FSArray(elements=[link(role="who", target=remi), link(role="whom", target=bo)])
cas.add(frame(begin=begin("backs"), end=begin("backs") + 5, roles=roles))
types.to_xml(types_path)
cas.to_xmi(cas_path)
