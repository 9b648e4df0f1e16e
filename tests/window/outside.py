"""What other programs say of the file and the database that the person made."""

import re
import sqlite3
import subprocess

from desk import Failed


def steps(journey, typing):
    """(name, what to do) of each judgement."""
    import journey as told

    def run(*command):
        done = subprocess.run(command, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def pdfsig():
        _, said = run("pdfsig", str(journey.report))
        if "Signature is Valid" not in said:
            raise Failed(f"pdfsig says: {said}")

    def own_verify():
        code, said = run(str(journey.headless), "verify", str(journey.report))
        if code != 0:
            raise Failed(f"tukiem-cli verify ended with {code}: {said}")

    def words():
        _, said = run("pdftotext", "-layout", str(journey.report), "-")
        # Lines of a table cell are broken where the cell ends.
        _, raw = run("pdftotext", "-raw", str(journey.report), "-")
        flat = re.sub(r"\s+", " ", said + " " + raw)
        for text in (told.UNIT, told.HEAD, told.NOTE, told.REASON, told.ACTION):
            if text not in flat:
                raise Failed(f"“{text}” is not in the PDF's text")

    def database():
        code, said = run("sqlite3", str(journey.database), "PRAGMA integrity_check")
        if code or said.strip() != "ok":
            raise Failed(f"integrity_check: {said}")
        store = sqlite3.connect(f"file:{journey.database}?mode=ro", uri=True)
        try:
            answers = dict(store.execute(
                "SELECT answer, count(*) FROM response WHERE answer IS NOT NULL GROUP BY answer"))
            expected = {"met": 2, "partial": 1, "not-met": 1, "not-applicable": 1}
            if answers != expected:
                raise Failed(f"answers: {answers}, not {expected}")
            _same(store, "SELECT reason FROM response WHERE reason IS NOT NULL", {told.REASON})
            notes = {told.NOTE, told.LATE_NOTE, *typing.written}
            _same(store, "SELECT note FROM response WHERE note <> ''", notes)
            _same(store, "SELECT action FROM remediation", {told.ACTION})
            _same(store, "SELECT name FROM evidence", {told.EVIDENCE})
            _same(store, "SELECT unit_name FROM assessment", {told.UNIT})
            _same(store, "SELECT state FROM assessment", {"signed"})
        finally:
            store.close()

    return [
        ("pdfsig: Signature is Valid", pdfsig),
        ("tukiem-cli verify: exit code 0", own_verify),
        ("pdftotext: unit, note, reason and plan to the letter", words),
        ("sqlite3: integrity ok; answers, notes, plan, evidence are there", database),
    ]


def _same(store, question, expected):
    found = {row[0] for row in store.execute(question)}
    if found != expected:
        raise Failed(f"{question}: {found}, not {expected}")
