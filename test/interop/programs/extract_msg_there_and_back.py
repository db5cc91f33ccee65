"""Reads a message of Outlook with extract-msg, prints what it says, and writes its compound file again. Arguments: message, where to write."""
import json
import sys

import extract_msg
from extract_msg import OleWriter

path, out_path = sys.argv[1:]
with extract_msg.openMsg(path) as message:
    said = {"subject": message.subject, "body": message.body, "date": message.date.isoformat(), "attachments": len(message.attachments)}
    writer = OleWriter()
    writer.fromMsg(message)
    writer.write(out_path)
json.dump(said, sys.stdout)
