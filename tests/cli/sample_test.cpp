// Transcripts of `peil sample draw`, `verify` and `load`: the line typed, what it prints, how it
// ends.
#include <gtest/gtest.h>

#include "small_study.h"

namespace peil::cli {
namespace {

using testing::Desk;
using testing::slurp;
using testing::spill;

const std::string draw =
    "sample draw DIR/small --wave 2013 --frame DIR/frame.csv --out DIR/sample.csv";
const std::string verify =
    "sample verify DIR/small --wave 2013 --frame DIR/frame.csv --record "
    "DIR/sample.csv.record.json";
const std::string load =
    "sample load DIR/small --wave 2013 --sample DIR/sample.csv --codes DIR/codes.csv";

TEST(SampleCommands, DrawVerifyAndLoadAWave) {
  Desk desk;
  const std::string said = desk.run(draw + " --signed-off-by A._Jansen,_lead");
  EXPECT_TRUE(
      said.starts_with("  kept, address: 'yes' 7\n"
                       "  firms/none: 2 of 2\n"
                       "  people/granted: 2 of 3\n"
                       "  people/refused: 1 of 2\n"
                       "  left out, no address: 1\n"
                       "Drawn: 5 of 7 units that could be drawn, 8 on the frame.\n"
                       "Frame SHA-256: " +
                       sha256(slurp(desk.dir / "frame.csv")) + "\nSeal of the record: "))
      << said;
  EXPECT_TRUE(said.ends_with("Written: DIR/sample.csv and DIR/sample.csv.record.json\nexit 0\n"));
  EXPECT_EQ(desk.mode("sample.csv"), 0600u);
  EXPECT_EQ(desk.run("data init DIR/small --key DIR/people.key"),
            "Ready: DIR/small/data.\n"
            "Key: DIR/people.key, secret. Whoever has it can read contact data; without it nobody "
            "can. Move it to where letters are made, and keep a copy.\nexit 0\n");
  EXPECT_EQ(desk.run(verify), "Drawn again: same sample.\nexit 0\n");
  EXPECT_EQ(desk.run(load),
            "Loaded: 5 people of wave 2013.\n"
            "Codes: DIR/codes.csv, secret. Make the letters from it, then destroy it.\nexit 0\n");
  EXPECT_EQ(desk.mode("codes.csv"), 0600u);
  // Stores that were closed and opened again still know the wave.
  EXPECT_EQ(desk.run("sample load DIR/small --wave 2013 --sample DIR/sample.csv --codes "
                     "DIR/more.csv"),
            "--wave: Wave 2013 has been loaded already; nothing was changed.\n"
            "    A wave is loaded once.\nNothing was loaded.\nexit 1\n");
  const Stores stores = store::open((desk.dir / "small/data").string());
  EXPECT_EQ(stores.people->size("2013"), 5u);
  EXPECT_EQ(stores.keys->size(), 5u);
  EXPECT_FALSE(stores.responses->fictional());
}

TEST(SampleCommands, RefuseABrokenFrameWhole) {
  Desk desk;
  spill(desk.dir / "frame.csv", slurp(desk.dir / "frame.csv") +
                                    "c1,people,granted,nl,N,e,yes\n"
                                    "c9,peple,granted,nl,N,e,yes\n"
                                    "c10,people\n");
  EXPECT_EQ(desk.run(draw),
            "DIR/frame.csv:10: The key 'c1' is on line 2 already.\n"
            "    Leave one of the two rows out.\n"
            "DIR/frame.csv:11: 'peple' is not a customer group. Did you mean 'people'?\n"
            "    Name the group as study.toml does.\n"
            "DIR/frame.csv:12: The row has 2 fields; the first row has 7.\n"
            "    Put quotes around a field with a comma or semicolon in it.\n"
            "Nothing was drawn.\nexit 1\n");
  EXPECT_FALSE(testing::fs::exists(desk.dir / "sample.csv"));
}

TEST(SampleCommands, SayWhatDiffersAndEndWithOne) {
  Desk desk;
  desk.run(draw);
  std::string frame = slurp(desk.dir / "frame.csv");
  frame.replace(frame.find("Cas"), 3, "Kas");
  spill(desk.dir / "frame.csv", frame);
  const std::string said = desk.run(verify);
  EXPECT_TRUE(said.starts_with("Drawn again: NOT what the record says.\n  frame: SHA-256 "))
      << said;
  EXPECT_TRUE(said.ends_with(" now.\nexit 1\n"));
}

TEST(SampleCommands, KnowWrongUseFromAnOutsideThatFails) {
  Desk desk;
  EXPECT_TRUE(desk.run("sample draw DIR/small").ends_with("exit 2\n"));
  EXPECT_TRUE(desk.run("sample draw DIR/small --wave 2013 --frame DIR/none.csv --out DIR/s.csv")
                  .ends_with("exit 3\n"));
}

}  // namespace
}  // namespace peil::cli
