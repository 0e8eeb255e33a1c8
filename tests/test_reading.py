"""What is read is read to its end, or told: short reads, pipes, bodies, devices, every part of a folder."""

import http.server
import io
import json
import os
import socket
import threading
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import eucentralasia as eca
from eucentralasia.loading import read_plain
from eucentralasia.loading.collector import Collector
from eucentralasia.loading.layouts import read_folder
from support import endless

TOPICS = [{"id": f"t-{letter}", "name": f"Topic {letter}"} for letter in "abcdefgh"]
EVENTS = [
    {"name": f"Talks {number}", "dates": f"2030-01-0{number}", "kind": "meeting"} for number in (1, 2, 3)
]
JSON = json.dumps({"schema": 1, "topics": TOPICS})
TEXTS = {
    "toml": "schema = 1\n" + "".join(f'[[topics]]\nid = "{t["id"]}"\nname = "{t["name"]}"\n' for t in TOPICS),
    "json": JSON,
    "jsonl": "\n".join(json.dumps({"drawer": "topics", **topic}) for topic in TOPICS),
    "csv": "name,dates,kind\n" + "".join(",".join(event.values()) + "\n" for event in EVENTS),
}
WRAPS: list[Callable[[bytes], Any]] = [bytes, bytearray, memoryview, lambda part: part.decode()]


class Dripping:
    """A stream that gives so much at a time and no more, whatever it is asked for."""

    def __init__(self, content: str, size: int, wrap: Callable[[bytes], Any] = bytes) -> None:
        self.left, self.size, self.wrap = content.encode(), size, wrap

    def read(self, size: int) -> Any:
        most = min(size, self.size)
        part, self.left = self.left[:most], self.left[most:]
        return self.wrap(part)


def told(source: Any, **options: Any) -> list[str]:
    with pytest.raises(eca.DataError) as caught:
        eca.load(source, base=None, **options)
    return [f"{problem} [{problem.code}]" for problem in caught.value.problems]


@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize("size", [1, 2, 7])
@pytest.mark.parametrize("kind", TEXTS)
def test_a_stream_that_gives_little_at_a_time_is_read_to_its_end(kind: Any, size: int, wrap: Any) -> None:
    whole = eca.loads(TEXTS[kind], kind, base=None)
    assert len(whole) in {3, 8}
    assert whole == eca.load(Dripping(TEXTS[kind], size, wrap), format=kind, base=None)


@pytest.mark.parametrize("kind", ["toml", "json"])
def test_what_follows_a_first_short_read_is_not_left_out(kind: Any) -> None:
    (found,) = told(Dripping(TEXTS[kind] + "\n] GARBAGE", len(TEXTS[kind])), format=kind)
    assert "that can be read" in found


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_a_line_that_is_too_long_is_told_with_its_number_however_it_comes(size: int) -> None:
    lines = [TEXTS["jsonl"].partition("\n")[0], "", "x" * 500, "y" * 101, "[" + " " * 99, "", "z" * 500]
    assert [one.partition(": expected")[0] for one in told(
        Dripping("\n".join(lines), size), format="jsonl", max_bytes=100
    )] == ["3", "4", "5", "7"]  # fmt: skip


def through_a_pipe() -> Any:
    reading, writing = os.pipe()
    return io.FileIO(reading), io.FileIO(writing, "w")


def through_a_socket() -> Any:
    here, there = socket.socketpair()
    streams = here.makefile("rb", buffering=0), there.makefile("wb", buffering=0)
    here.close()
    there.close()
    return streams


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("connected", [through_a_pipe, through_a_socket])
def test_a_pipe_and_a_socket_are_read_until_the_writer_closes(connected: Any, kind: Any) -> None:
    content = TEXTS[kind].encode()
    reading, writing = connected()

    def write() -> None:
        with writing:
            for start in range(0, len(content), 40):
                writing.write(content[start : start + 40])

    writer = threading.Thread(target=write)
    with reading, writing:
        writer.start()
        assert eca.loads(content, kind, base=None) == eca.load(reading, format=kind, base=None)
    writer.join()


class Chunked(http.server.BaseHTTPRequestHandler):
    """Answers with a body in chunks of some bytes, as services do that do not know how much will come."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for start in range(0, len(JSON), 100):
            part = JSON[start : start + 100].encode()
            self.wfile.write(b"%x\r\n%b\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_the_body_of_an_answer_is_read_to_its_end() -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), Chunked) as server:
        serving = threading.Thread(target=server.handle_request)
        serving.start()
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/", timeout=30) as body:
            assert eca.load(body, format="json", base=None).topics.ids == tuple(t["id"] for t in TOPICS)
        serving.join()


@pytest.mark.parametrize("kind", TEXTS)
def test_a_stream_that_does_not_wait_is_an_error_and_no_end(kind: Any) -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    with io.FileIO(reading) as stream, io.FileIO(writing, "w") as writer:
        writer.write(TEXTS[kind].encode()[:40])
        with pytest.raises(BlockingIOError, match="does not wait for its data; open it blocking"):
            eca.load(stream, format=kind, base=None)


@pytest.mark.parametrize("kind", TEXTS)
def test_a_stream_of_neither_bytes_nor_text_is_told(kind: Any) -> None:
    with pytest.raises(TypeError, match="a stream gives bytes or text, not list"):
        eca.load(Dripping("x", 1, list), format=kind, base=None)


class Endless:
    """A stream of the same bytes for ever, as devices are; it counts what was read of it."""

    def __init__(self, content: bytes) -> None:
        self.content, self.count = content, 0

    def read(self, size: int) -> bytes:
        self.count += size
        return (self.content * (size // len(self.content) + 1))[:size]


@pytest.mark.parametrize("content", [b"\0", b"\n", b"x", b" ", b"{}\n", b"x" * 99_999 + b"\n", b"\xff\n"])
@pytest.mark.parametrize("kind", TEXTS)
def test_what_never_ends_is_told_after_some_mebibytes(kind: Any, content: bytes) -> None:
    stream = Endless(content)
    assert told(stream, format=kind, max_bytes=1000)
    assert stream.count < 2**24


def test_lines_that_say_nothing_are_told_with_where_reading_stopped() -> None:
    good = json.dumps({"drawer": "topics", **TOPICS[0]}).encode() + b"\n"
    blank = io.BytesIO(good + b"\n" * 2**21)
    assert told(blank, format="jsonl", max_bytes=100) == [
        "1114061: expected a record now and then; reading stopped here, got 'mebibytes without one' [size]"
    ]


def laid(folder: Path, names: Iterator[str] | list[str]) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text('name = "X"\n')


@pytest.mark.parametrize(
    ("name", "told_of"),
    [
        ("series.yaml", "series.yaml"),
        ("events.csv", "events.csv"),
        ("events.tml", "events.tml"),
        ("events", "events"),
        ("_events/x.toml", "_events"),
        ("__pycache__/x.toml", "__pycache__"),
        ("topics/b.tml", "topics/b.tml"),
        ("topics/b.jsonl", "topics/b.jsonl"),
        ("topics/b", "topics/b"),
        ("topics/b.toml.bak", "topics/b.toml.bak"),
        ("topics/b.toml~", "topics/b.toml~"),
        ("events/2030/b.csv", "events/2030/b.csv"),
        ("events/_2030/b.toml", "events/_2030"),
    ],
)
def test_no_part_of_a_folder_is_left_out_in_silence(name: str, told_of: str, tmp_path: Path) -> None:
    laid(tmp_path, ["topics/a.toml", name])
    (found,) = told(tmp_path)
    assert (told_of, "[layout]") == (found.partition(": ")[0], found[-8:])


def planted(how: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match how:
        case "fifo":
            os.mkfifo(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as one:
                before = Path.cwd()
                os.chdir(path.parent)  # as the address of a socket has 108 bytes at most
                one.bind(path.name)
                os.chdir(before)
        case "dangling":
            path.symlink_to(path.parent / "not-mounted")
        case "loop":
            path.symlink_to(path)
        case "zero":
            path.symlink_to("/dev/zero")
        case "up":
            path.symlink_to(path.parent, target_is_directory=True)


@pytest.mark.parametrize("how", ["fifo", "socket", "dangling", "loop", "zero", "up"])
@pytest.mark.parametrize(
    "name", ["registry.toml", "events", "topics.toml", "topics.jsonl", "topics/b.toml", "events/2025/b.json"]
)
def test_what_is_no_file_in_a_folder_is_a_problem_beside_the_others(
    name: str, how: str, tmp_path: Path
) -> None:
    laid(tmp_path, ["series/a.toml"])
    planted(how, tmp_path / name)
    laid(tmp_path, ["zzz/a.toml"])
    first, *others, last = told(tmp_path)
    within = (name, how) == ("events", "up")  # the folder itself is to be that of events, which it is not
    assert (f"events/{name}" if within else name, "zzz") == (first.split(": ")[0], last.split(": ")[0])
    assert within or others == []
    assert first.endswith(("[file]", "[layout]" if how == "up" or name == "events" else "[file]"))


def test_a_drawer_that_is_forbidden_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so that the system says no by a patch, as it would to another user."""
    laid(tmp_path, ["topics/a.toml", "events/2025/b.toml"])

    def asked(function: Callable[..., Any], *refused: Path) -> Callable[..., Any]:
        def ask(path: Path, *args: Any, **named: Any) -> Any:
            if path in refused:
                raise PermissionError(13, "Permission denied", str(path))
            return function(path, *args, **named)

        return ask

    monkeypatch.setattr(Path, "iterdir", asked(Path.iterdir, tmp_path / "events"))
    monkeypatch.setattr(Path, "stat", asked(Path.stat, tmp_path / "topics"))
    wanted = "what can be read; mend the link or the permissions, or move it out of the folder"
    assert told(tmp_path) == [
        f"{drawer}: expected {wanted}, got 'Permission denied' [file]" for drawer in ("events", "topics")
    ]


def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    """Whoever refers to it is told nothing."""
    laid(tmp_path, [])
    planted("fifo", tmp_path / "topics" / "b.toml")
    (tmp_path / "topics.toml").write_text('schema = 1\n[[topics]]\nid = "a"\nname = "A"\nbroader = "b"\n')
    (found,) = told(tmp_path)
    assert found == (
        "topics/b.toml: expected what can be read; mend the link or the permissions, or move it out of the "
        "folder, got 'a pipe or a device' [file]"
    )


@pytest.mark.parametrize("read", [eca.load, eca.from_rows])
@pytest.mark.parametrize("path", ["", "a\0.toml", "\0", "\ud800.json", Path("a", "\udbff")])
def test_a_path_that_no_file_can_have_is_not_found(read: Any, path: str) -> None:
    with pytest.raises(FileNotFoundError):
        read(path)


@pytest.mark.parametrize("kind", TEXTS)
def test_a_file_that_was_opened_as_a_text_and_is_none_is_told(kind: Any, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"schema = 1\n\xff")
    with (tmp_path / "x").open(encoding="utf-8") as stream:
        (found,) = told(stream, format=kind)
    assert found.endswith("open(path, 'rb') leaves that to the reader, got b'\\xff' [encoding]")


@pytest.mark.parametrize("source", [3, None, JSON.encode(), {"schema": 1}, [TOPICS], eca.curated])
def test_what_is_neither_a_path_nor_a_stream_is_refused(source: Any) -> None:
    with pytest.raises(TypeError, match="load takes a path or an open file, not "):
        eca.load(source, format="json")


def test_a_path_may_be_of_bytes(tmp_path: Path) -> None:
    class Bytes:
        def __fspath__(self) -> bytes:
            return os.fsencode(tmp_path / "x.json")

    (tmp_path / "x.json").write_text(JSON)
    source: Any = Bytes()
    assert len(eca.load(source, base=None)) == len(TOPICS)


def test_a_limit_may_be_beyond_any_memory(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(JSON)
    found = eca.load(tmp_path / "x.json", base=None, max_bytes=10**18, max_depth=10**20)
    assert len(found) == len(TOPICS)
    for kind, text in {"json": "[" * 10**5, "toml": "a=" + "[" * 10**5}.items():
        assert any("levels of lists" in one for one in told(io.StringIO(text), format=kind, max_depth=10**20))


@pytest.mark.parametrize("limit", ["max_bytes", "max_depth", "max_problems"])
@pytest.mark.parametrize("value", [float("inf"), "9", True])
def test_a_limit_is_a_whole_number(limit: str, value: Any) -> None:
    with pytest.raises(TypeError, match=f"{limit} is a whole number, not "):
        eca.loads("schema = 1", "toml", **{limit: value})


def test_a_table_of_rows_that_never_ends_is_refused(tmp_path: Path) -> None:
    (tmp_path / "zero.csv").symlink_to(endless())
    with pytest.raises(eca.DataError, match="a file of at most 1000 bytes"):
        eca.from_rows(tmp_path / "zero.csv", max_bytes=1000)


def test_a_pipe_that_is_named_itself_is_read(tmp_path: Path) -> None:
    """As a shell hands the output of a program to another."""
    os.mkfifo(tmp_path / "x.json")
    writer = threading.Thread(target=(tmp_path / "x.json").write_text, args=(JSON,))
    writer.start()
    assert len(eca.load(tmp_path / "x.json", base=None)) == len(TOPICS)
    writer.join()


@pytest.mark.parametrize(
    "name", [b"topics/a\x1b[31mRED\x1b]0;t\x07\n::error file=x::forged.toml", b"topics/\xff\xfe.toml"]
)
def test_the_name_of_a_file_is_told_on_one_line_that_any_stream_takes(name: bytes, tmp_path: Path) -> None:
    laid(tmp_path, [os.fsdecode(name)])
    for line in told(tmp_path):
        assert line.isprintable()
        line.encode("utf-8", "strict")


def test_a_section_that_is_no_id_is_told_on_one_line() -> None:
    forged = "a\n::error file=app.py,line=1::forged by data\nok"
    page = {
        "schema": 1,
        "documents": [{"id": "d", "title": "D", "sections": [{"id": forged, "title": "A"}]}],
        "events": [
            {
                "id": "e",
                "name": "E",
                "dates": "2030",
                "documents": [{"document": "d", "how": "signed", "section": "b"}],
            }
        ],
    }
    (found,) = eca.check(eca.loads(json.dumps(page), "json", base=None))
    assert "forged by data" in str(found)
    assert str(found).isprintable()


def test_a_folder_in_an_archive_is_read_as_one_on_a_disk(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "data.zip", "w") as archive:
        archive.writestr("data/topics.json", JSON)
        archive.writestr("data/series/a.toml", 'name = "A"\n')
    collector = Collector()
    read_folder(zipfile.Path(tmp_path / "data.zip", "data/"), collector)
    assert (len(collector.records), collector.problems) == (len(TOPICS) + 1, [])


def test_plain_data_of_another_reader_are_told_as_those_of_a_file() -> None:
    with pytest.raises(eca.DataError, match="100 problems in the data, and reading stopped there"):
        read_plain({"schema": 1, "topics": [3] * 500}, None)
    assert read_plain({"schema": 1, "topics": list(TOPICS)}, None) == eca.loads(JSON, "json", base=None)


@pytest.mark.parametrize("wrap", [bytes, bytearray, memoryview])
def test_a_text_may_be_any_kind_of_bytes(wrap: Callable[[bytes], Any]) -> None:
    assert eca.loads(wrap(JSON.encode()), "json", base=None) == eca.loads(JSON, "json", base=None)
    spread = memoryview(b"".join(bytes([one, 0]) for one in JSON.encode()))[::2]
    assert eca.loads(spread, "json", base=None) == eca.loads(JSON, "json", base=None)
