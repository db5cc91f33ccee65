"""What QualCoder's own reader of REFI-QDA takes of a file. Arguments: the folder src/qualcoder of a checkout of QualCoder, a .qdpx or .qdc file, the JSON file
to write.

QualCoder reads by its class RefiImport, which asks for the file and tells what it did by Qt. Qt is not needed for that: it stands here as names that do
nothing, so that the reader runs without a display. The tables are made by QualCoder's own commands.
"""
import builtins
import importlib.util
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import types
from unittest.mock import MagicMock

qualcoder, file, answer = sys.argv[1:]
folder = tempfile.mkdtemp(prefix="rapporteur-qualcoder-")
messages = []
builtins._ = lambda words: words


class Widget:
    """A base class of Qt: whatever is asked of it is done by nobody."""

    def __init__(self, *_arguments, **_named):
        pass

    def __getattr__(self, _name):
        return MagicMock()


def stand_in(name, **values):
    module = types.ModuleType(name)
    module.__getattr__ = lambda _name: MagicMock()
    for key, value in values.items():
        setattr(module, key, value)
    sys.modules[name] = module
    return module


class Message:
    def __init__(self, _app, title, words, *_kind):
        messages.append(f"{title}: {words}")

    def exec(self):
        pass


widgets = MagicMock()
for name in ("QDialog", "QWidget", "QMainWindow"):
    setattr(widgets, name, Widget)
copied = os.path.join(folder, os.path.basename(file))
shutil.copyfile(file, copied)
widgets.QFileDialog.getOpenFileName = lambda *_arguments, **_named: (copied, True)
stand_in("vlc")
stand_in("PyQt6", QtWidgets=widgets, QtCore=MagicMock(), QtGui=MagicMock())
package = stand_in("qualcoder")
package.__path__ = [qualcoder]
stand_in("qualcoder.GUI").__path__ = []
for ui in ("ui_dialog_refi_export_endings", "ui_dialog_colour_selector"):
    stand_in(f"qualcoder.GUI.{ui}")
stand_in("qualcoder.helpers", Message=Message)


def load(name):
    spec = importlib.util.spec_from_file_location(f"qualcoder.{name}", os.path.join(qualcoder, f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def make_tables(connection):
    """The commands by which QualCoder makes a project's tables, as its source has them."""
    with open(os.path.join(qualcoder, "__main__.py"), encoding="utf-8") as source:
        text = source.read()
    made = set()
    for command in re.findall(r'execute\(\s*((?:"[^"\n]*"\s*)+)\)', text):
        statement = "".join(re.findall(r'"([^"\n]*)"', command))
        name = re.match(r"CREATE TABLE (\w+)", statement)
        if name is not None and name[1] not in made:
            made.add(name[1])
            connection.execute(statement)


def rows(connection, command):
    return [list(row) for row in connection.execute(command)]


project = os.path.join(folder, "project.qda")
for part in ("documents", "images", "audio", "video"):
    os.makedirs(os.path.join(project, part))
connection = sqlite3.connect(":memory:")
make_tables(connection)
app = MagicMock()
app.conn = connection
app.project_path = project
app.settings = {"codername": "default", "directory": folder, "ai_enable": "False"}
told = MagicMock()
load("color_selector")
try:
    load("refi").RefiImport(app, told, "qdc" if file.endswith(".qdc") else "qdpx")
finally:
    shutil.rmtree(folder, ignore_errors=True)
for call in told.append.call_args_list:
    words = str(call.args[0])
    if re.search(r"error|cannot|duplicate|not imported", words, re.IGNORECASE):
        messages.append(words)
found = {
    "messages": messages,
    "codes": rows(connection, "select code.name, cat.name, above.name from code_name code left join code_cat cat on cat.catid = code.catid left join code_name above on above.cid = code.supercid order by code.cid"),
    "categories": rows(connection, "select name from code_cat order by catid"),
    "sources": rows(connection, "select name, fulltext, owner from source order by id"),
    "codings": rows(connection, "select source.name, code_name.name, seltext, code_text.owner, code_text.memo from code_text left join source on source.id = fid left join code_name on code_name.cid = code_text.cid order by ctid"),
    "annotations": rows(connection, "select memo from annotation order by anid"),
    "cases": rows(connection, "select name from cases order by caseid"),
    "attributes": rows(connection, "select attribute.name, attr_type, value, caseOrFile from attribute left join attribute_type on attribute_type.name = attribute.name order by attrid"),
}
with open(answer, "w", encoding="utf-8") as out:
    json.dump(found, out)
