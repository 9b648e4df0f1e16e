"""Steps with names, run in their order; each tells whether it came to its end."""

import time
import traceback

from desk import Failed
from program import ROOT

PICTURES = ROOT / "target" / "window-test"


class Steps:
    """Runs steps. After a failure the steps that build on it are not reached,
    which counts as failed."""

    def __init__(self):
        self.passed, self.failed, self.broken = 0, 0, None
        self.begun = time.monotonic()

    def run(self, name, do, picture=None, stands_alone=False):
        """Runs one step. A step that stands alone does not stop the others."""
        begun = time.monotonic()
        if self.broken:
            self.failed += 1
            print(f"not reached  {name}", flush=True)
            return
        try:
            do()
        except Exception as error:
            self.failed += 1
            if not stands_alone:
                self.broken = name
            said = str(error) if isinstance(error, Failed) else traceback.format_exc()
            print(f"FAILED       {name}: {said}", flush=True)
            if picture:
                path = PICTURES / f"{self.passed + self.failed:02}.png"
                try:
                    picture(path)
                    print(f"             the screen then: {path.relative_to(ROOT)}", flush=True)
                except Exception as lost:
                    print(f"             no picture: {lost}", flush=True)
            return
        self.passed += 1
        print(f"ok {time.monotonic() - begun:6.1f} s  {name}", flush=True)

    def end(self):
        """Says the sum; gives the exit code."""
        seconds = time.monotonic() - self.begun
        print(f"window test: {self.passed} passed, {self.failed} failed in {seconds:.0f} s")
        return 1 if self.failed or not self.passed else 0
