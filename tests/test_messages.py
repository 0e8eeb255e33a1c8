"""All that is said to wrong calls is what the list holds, so that a change of a word is read by somebody."""

from support.messages import LIST, messages

RENEW = "run `python -m support.messages` in tests/ and read the changes"


def test_what_is_said_to_wrong_calls_is_what_the_list_holds() -> None:
    assert [*messages()] == LIST.read_text(encoding="utf-8").splitlines(), RENEW
