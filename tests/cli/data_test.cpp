// Transcripts of `peil data init`, and of commands that only read a data folder.
#include <gtest/gtest.h>

#include <filesystem>

#include "small_study.h"

namespace peil::cli {
namespace {

namespace fs = std::filesystem;
using testing::Desk;
using testing::slurp;
using testing::spill;

const std::string init = "data init DIR/small --key DIR/people.key";
const std::string draw =
    "sample draw DIR/small --wave 2013 --frame DIR/frame.csv --out DIR/sample.csv";
const std::string load =
    "sample load DIR/small --wave 2013 --sample DIR/sample.csv --codes DIR/codes.csv";

TEST(DataInit, MakesTheKeyOnceAndKeepsItApart) {
  Desk desk;
  EXPECT_TRUE(desk.run(init).ends_with("exit 0\n"));
  EXPECT_EQ(desk.mode("people.key"), 0600u);
  EXPECT_EQ(slurp(desk.dir / "people.key").size(), 32u);
  EXPECT_FALSE(fs::exists(desk.dir / "small/data/people.key"));
  EXPECT_EQ(desk.run(init), "Ready: DIR/small/data.\nexit 0\n");
  const std::string open_key = slurp(desk.dir / "small/data/people.pub");
  fs::remove(desk.dir / "small/data/people.pub");
  EXPECT_EQ(desk.run(init), "Ready: DIR/small/data.\nexit 0\n");
  EXPECT_EQ(slurp(desk.dir / "small/data/people.pub"), open_key);
}

TEST(DataInit, RefusesASecondKeyAndAKeyInTheFolder) {
  Desk desk;
  EXPECT_EQ(desk.run("data init DIR/small --key DIR/small/data/people.key"),
            "DIR/small/data/people.key: The key that opens contact data must not lie beside them.\n"
            "    Name a file outside DIR/small/data, best on another machine's disk.\nexit 1\n");
  EXPECT_FALSE(fs::exists(desk.dir / "small/data"));
  desk.run(init);
  EXPECT_TRUE(desk.run("data init DIR/small --key DIR/other.key")
                  .ends_with("take another data folder.\nexit 3\n"));
  EXPECT_FALSE(fs::exists(desk.dir / "other.key"));
  spill(desk.dir / "other.key", "no key");
  EXPECT_TRUE(desk.run("data init DIR/small --key DIR/other.key")
                  .starts_with("DIR/other.key: This file is no key of 32 bytes.\n"));
}

TEST(DataInit, MakesTheKeyOfImportsOnceAndKeepsNothingOfItInTheFolder) {
  Desk desk;
  const std::string both = init + " --import-key DIR/import.key";
  EXPECT_NE(desk.run(both).find("Key: DIR/import.key, secret."), std::string::npos);
  EXPECT_EQ(desk.mode("import.key"), 0600u);
  const std::string key = slurp(desk.dir / "import.key");
  EXPECT_TRUE(key.starts_with("peil import key 1 ")) << key;
  EXPECT_EQ(desk.run(both), "Ready: DIR/small/data.\nexit 0\n");
  EXPECT_EQ(slurp(desk.dir / "import.key"), key);
  for (const auto& file : fs::directory_iterator(desk.dir / "small/data")) {
    EXPECT_EQ(slurp(file).find(key.substr(18, 64)), std::string::npos) << file;
  }
  desk.run("data init DIR/small --import-key DIR/other.key --data DIR/second");
  EXPECT_NE(slurp(desk.dir / "other.key"), key);
}

TEST(DataInit, RefusesAKeyOfAnotherKindAndNone) {
  Desk desk;
  desk.run(init);
  EXPECT_EQ(desk.run("data init DIR/small --import-key DIR/people.key"),
            "DIR/people.key: This file is no key of imports.\n"
            "    Name a file that is not there yet, or the key of this folder.\nexit 1\n");
  EXPECT_TRUE(desk.run("data init DIR/small --import-key DIR/small/data/import.key")
                  .starts_with("DIR/small/data/import.key: The key of imported people must not"));
  EXPECT_TRUE(desk.run("data init DIR/small").starts_with("--key: No key is named.\n"));
}

TEST(DataInit, NobodyIsLoadedWithoutAKey) {
  Desk desk;
  desk.run(draw);
  EXPECT_EQ(desk.run(load),
            "--data: The data folder has no key to which contact data are sealed.\n"
            "    Make it ready by `peil data init`.\nNothing was loaded.\nexit 1\n");
  EXPECT_FALSE(fs::exists(desk.dir / "codes.csv"));
}

TEST(ReadingCommands, AMisspeltDataFolderIsRefusedAndNotMade) {
  Desk desk;
  for (const std::string command :
       {"tables DIR/small --data DIR/typo",
        "report DIR/small --language nl --out DIR/r.html --data DIR/typo"}) {
    const std::string said = desk.run(command);
    EXPECT_NE(said.find("DIR/typo: there is no data folder of this name"), std::string::npos)
        << said;
    EXPECT_TRUE(said.ends_with("exit 3\n")) << said;
    EXPECT_FALSE(fs::exists(desk.dir / "typo"));
    EXPECT_FALSE(fs::exists(desk.dir / "r.html"));
  }
}

TEST(ReadingCommands, GoesBesideAProgramThatWrites) {
  Desk desk;
  desk.run("simulate DIR/small --out DIR/out");
  const std::string alone = desk.run("tables DIR/small");
  EXPECT_TRUE(alone.ends_with("exit 0\n")) << alone;
  const Stores writing = store::open((desk.dir / "small/data").string());
  EXPECT_EQ(desk.run("tables DIR/small"), alone);
}

}  // namespace
}  // namespace peil::cli
