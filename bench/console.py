"""How long pages of the console take at 100,000 responses to a wave, once figures are kept; and how long it takes
until they are.
usage: python3 bench/console.py PROGRAM [RESPONSES]
"""
import http.cookiejar
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

PROGRAM = sys.argv[1]
RESPONSES = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
EXAMPLE = pathlib.Path(__file__).parent.parent / "examples/ind"
ANSWER_TO_ONE_WAVE = 1550  # of the example as it is
PASSWORD = "a sentence of mine"
TABLE = "title=t&rows=overall&rows=staff&show=mean&columns=customer_group&columns=channels&total=true"
PAGES = ["waves/2013", "waves/2013/groups/vr", "waves/2013/aspects/overall", "waves/2013/figures/vr/overall/mean",
         "trend", "priorities", "tables", "tables?" + TABLE, "tables/file/xlsx?" + TABLE]
TIMES = 40

folder = pathlib.Path(tempfile.mkdtemp(prefix="peil-bench-"))
study = folder / "study"
shutil.copytree(EXAMPLE, study)
larger = RESPONSES / ANSWER_TO_ONE_WAVE
for plan in study.glob("plans/*.toml"):
    plan.write_text(re.sub(r'^(".*" = )(\d+)$', lambda m: m[1] + str(round(int(m[2]) * larger)), plan.read_text(), flags=re.M))
subprocess.run([PROGRAM, "simulate", study, "--waves", "2013", "--frame", str(round(30_000 * larger)), "--out", folder / "waves",
                "--data", study / "data"], check=True, stdout=subprocess.DEVNULL)
subprocess.run([PROGRAM, "user", "add", study, "reader", "--role", "reader"], input=PASSWORD + "\n", text=True, check=True,
               stdout=subprocess.DEVNULL)
server = subprocess.Popen([PROGRAM, "serve", study, "--port", "0"], stdout=subprocess.PIPE, text=True)
try:
    site = next(m[1] for line in server.stdout if (m := re.search(r"console: (http:\S+/console)", line)))
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def ask(page, body=None):
        begun = time.perf_counter()
        try:
            with browser.open(f"{site}/en/{page}", data=body) as response:
                text, status = response.read(), response.status
        except urllib.error.HTTPError as error:
            text, status = error.read(), error.code
        return status, text, time.perf_counter() - begun

    def until_there(page):
        begun = time.perf_counter()
        while ask(page)[0] == 503:
            time.sleep(0.1)
        return time.perf_counter() - begun

    mark = re.search(rb'name="mark" value="([^"]*)"', ask("log-in")[1])[1].decode()
    ask("log-in", urllib.parse.urlencode({"mark": mark, "name": "reader", "password": PASSWORD}).encode())
    print(f"about {RESPONSES} responses: figures {until_there('waves/2013'):.1f} s after the start, "
          f"a first table {until_there('tables?' + TABLE):.1f} s later, priorities {until_there('priorities'):.1f} s later")
    everything = []
    for page in PAGES:
        taken = []
        for _ in range(TIMES):
            status, _, seconds = ask(page)
            assert status == 200, (page, status)
            taken.append(seconds * 1000)
        taken.sort()
        everything += taken
        print(f"{page.split('?')[0]:<40} p50 {taken[len(taken) // 2]:6.1f} ms   p95 {taken[int(len(taken) * 0.95)]:6.1f} ms")
    everything.sort()
    print(f"all: p95 {everything[int(len(everything) * 0.95)]:.1f} ms")
finally:
    server.terminate()
    server.wait()
    shutil.rmtree(folder)
