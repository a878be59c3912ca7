from __future__ import annotations

from pathlib import Path

from fingerpost.language.catalogue import TEMPLATE, gather
from fingerpost.language.check_messages import check_messages


def test_the_catalogue_for_translators_is_up_to_date() -> None:
    hint = "Words changed. Run: python -m fingerpost.language.catalogue"

    assert TEMPLATE.read_bytes() == gather(), hint


def test_a_message_of_a_check_is_not_what_its_function_says_of_itself() -> None:
    words = check_messages()["_hold"]

    assert "It is not shown yet." in words
    assert not any(text.startswith("Hold back") for text in words)


def test_words_are_gathered_from_code_and_templates(tmp_path: Path) -> None:
    templates = tmp_path / "pages" / "templates"
    templates.mkdir(parents=True)
    (tmp_path / "words.py").write_text(
        'language.text("From code")\nlanguage.plural("{n} cup", "{n} cups", n)\nN = [mark("Marked")]\ntext(name)\n'
    )
    (templates / "page.html").write_text('{{ _("From a template") }}{{ ngettext("%(num)s hat", "%(num)s hats", n) }}')

    catalogue = gather(tmp_path).decode()

    for message in ("From code", "{n} cup", "{n} cups", "Marked", "From a template", "%(num)s hat", "%(num)s hats"):
        assert f'"{message}"' in catalogue


def test_a_move_of_words_within_the_files_changes_nothing(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    (one / "a.py").write_text('text("Bread")\ntext("Soup")\n')
    (other / "b.py").write_text('\n\n\ntext("Soup")\n\ntext("Bread")\n')

    assert gather(one) == gather(other)
