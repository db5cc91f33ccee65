"""What a reader teaches another one."""

import torch

from training.reader.network.encoder import Form
from training.reader.network.model import Reader
from training.reader.network.wordpiece import WordPiece
from training.reader.teaching.lessons import lay_lessons, read_lessons, teach, write_lessons
from training.reader.teaching.losses import taught_losses
from training.reader.testing import tiny_document, tiny_reader


def losses(pupil: Reader, examples: list) -> dict[str, float]:
    with torch.no_grad():
        return {name: float(loss) for name, loss in taught_losses(pupil, examples).items()}


def test_a_reader_learns_what_another_one_makes_of_a_text():
    teacher = tiny_reader().eval()
    with torch.no_grad():
        teacher.heads.trigger.bias.zero_()  # so that words are taken for triggers
    document = tiny_document()
    pupil = Reader(teacher.pieces, teacher.tags, teacher.marks, 0.0, Form(layers=1))
    cutter = WordPiece(pupil.pieces)
    examples = lay_lessons(document, teach(teacher, document, cutter), cutter)
    assert examples and all(e.window.words == e.lesson.words for e in examples)
    before = losses(pupil, examples)
    assert {"taught trigger", "taught attribute", "taught anchor"} <= set(before)
    optimizer = torch.optim.Adam(pupil.parameters(), 1e-3)
    for _ in range(30):
        optimizer.zero_grad()
        sum(taught_losses(pupil, examples).values()).backward()
        optimizer.step()
    after = losses(pupil, examples)
    same = losses(teacher, examples)
    assert all(after[name] < before[name] for name in before)
    assert all(same[name] < before[name] for name in ("taught trigger", "taught anchor"))


def test_lessons_kept_in_float16_teach_under_autocast():
    teacher = tiny_reader().eval()
    with torch.no_grad():
        teacher.heads.trigger.bias.zero_()
    cutter = WordPiece(teacher.pieces)
    lessons = teach(teacher, tiny_document(), cutter)
    for lesson in lessons:
        lesson.chances, lesson.attributes, lesson.scores = lesson.chances.half(), lesson.attributes.half(), lesson.scores.half()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        assert "taught anchor" in losses(teacher, lay_lessons(tiny_document(), lessons, cutter))


def test_lessons_are_kept_with_the_marks_of_their_texts(tmp_path):
    teacher = tiny_reader().eval()
    path = tmp_path / "lessons.pt"
    write_lessons(teacher, [tiny_document()], path)
    assert len(read_lessons(path, teacher.marks, WordPiece(teacher.pieces))) > 0
    try:
        read_lessons(path, ["other"], WordPiece(teacher.pieces))
    except ValueError as error:
        assert "other marks" in str(error)
    else:
        raise AssertionError("marks of another reader were taken")
