#!/usr/bin/env python3
"""Makes a study and the CSV file of a large imported wave, the same for one seed.

    bench/import_wave.py FOLDER [ROWS] [ITEMS] [--sav]

FOLDER/study and FOLDER/wave.csv (or wave.sav, not compressed); then

    peil data init FOLDER/study --import-key FOLDER/import.key
    /usr/bin/time -v peil import FOLDER/study FOLDER/wave.csv --wave 2015 --import-key FOLDER/import.key
"""
import os
import random
import struct
import sys

words = [w for w in sys.argv[1:] if w != "--sav"]
folder = words[0]
rows = int(words[1]) if len(words) > 1 else 1_000_000
items = int(words[2]) if len(words) > 2 else 40
chance = random.Random(2015)

os.makedirs(folder + "/study/plans", exist_ok=True)
with open(folder + "/study/study.toml", "w") as out:
    out.write("""name = "large"
title = "A large wave"
organisation = "Service"
source_language = "en"
overall = "q1"
[[language]]
code = "en"
name = "English"
[[reporting_group]]
name = "everybody"
label = "All"
""")
    for group in "abcd":
        out.write(f'[[customer_group]]\nname = "{group}"\nlabel = "{group}"\nreporting_group = "everybody"\n')
    out.write('[[wave]]\nname = "2015"\nfrom = 2015-09-01\nto = 2015-09-30\nagency = "A"\nmode = "web"\n')
with open(folder + "/study/questionnaire.toml", "w") as out:
    for i in range(1, items + 1):
        out.write(f'[[question]]\ntype = "mark"\nname = "q{i}"\npage = "p{(i + 9) // 10}"\n'
                  f'label = "Item {i}?"\nlow = "poor"\nhigh = "good"\n')
with open(folder + "/study/plans/2015.toml", "w") as out:
    out.write("""wave = "2015"
[import]
stratum = "stratum"
psu = "psu"
weight = "weight"
group = "client_group"
respondent = "client"
dont_know = ["98"]
""")

marks = [str(m) for m in range(1, 11)] + ["8", "8", "7", "7", "6", "98", ""]
numbers = chance.sample(range(10**8, 10**9), rows)
if "--sav" not in sys.argv:
    with open(folder + "/wave.csv", "w") as out:
        out.write("client,client_group,stratum,psu,weight," + ",".join(f"q{i}" for i in range(1, items + 1)) + "\n")
        for number in numbers:
            out.write(f"{number},{chance.choice('abcd')},s{chance.randrange(20)},{chance.randrange(50)},"
                      f"{chance.uniform(0.5, 3):.4f}," + ",".join(chance.choices(marks, k=items)) + "\n")
else:  # after the PSPP developers' guide; 98 is declared missing
    names = ["client", "client_g", "stratum", "psu", "weight"] + [f"q{i}" for i in range(1, items + 1)]
    system_missing = -sys.float_info.max
    with open(folder + "/wave.sav", "wb") as out:
        out.write(b"$FL2" + b"@(#) SPSS DATA FILE - seeded".ljust(60) +
                  struct.pack("<5id", 2, len(names), 0, 0, rows, 100.0) + b"15 mrt 1512:34:56" + b" " * 67)
        for name in names:
            text, missing = name in ("client_g", "stratum"), name.startswith("q")
            kind = (1 << 16) + (8 << 8) if text else (5 << 16) + (12 << 8) + (4 if name == "weight" else 0)
            out.write(struct.pack("<6i", 2, 8 if text else 0, 0, 1 if missing else 0, kind, kind) + name.encode().ljust(8))
            if missing:
                out.write(struct.pack("<d", 98.0))
        out.write(struct.pack("<4i8i", 7, 3, 4, 8, 20, 0, 0, -1, 1, 1, 2, 65001))
        out.write(struct.pack("<2i", 999, 0))
        for number in numbers:
            out.write(struct.pack("<d8s8s2d", number, chance.choice("abcd").encode().ljust(8),
                                  f"s{chance.randrange(20)}".encode().ljust(8), chance.randrange(1, 50),
                                  round(chance.uniform(0.5, 3), 4)))
            out.write(struct.pack(f"<{items}d", *(float(m) if m else system_missing
                                                   for m in chance.choices(marks, k=items))))
    plan = folder + "/study/plans/2015.toml"
    with open(plan) as text:
        plan_text = text.read().replace("client_group", "client_g")
    with open(plan, "w") as out:
        out.write(plan_text)
