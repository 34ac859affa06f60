#include "peil/exchange/import_key.h"

#include <gtest/gtest.h>

#include <set>

#include "peil/base/contract.h"

namespace peil::exchange {
namespace {

std::string counted() {  // bytes 0, 1, ... 31
  std::string bytes;
  for (char c = 0; c < 32; ++c) bytes += c;
  return bytes;
}

// By Python: hmac.new(bytes(range(32)), b"6:import5:small4:20132:17", "sha256").
TEST(ImportKey, MakesTheIdsThatRfc2104Says) {
  EXPECT_EQ(ImportKey(counted()).id("small", "2013", "17"), "1be81990f3e835ac754ed72c4ff29700");
  EXPECT_EQ(ImportKey(std::string(32, 7)).id("small", "2013", "17"),
            "77144fa55c4145ced7e78d14a05c9200");
}

TEST(ImportKey, TellsStudiesWavesAndRespondentsApart) {
  const ImportKey key(counted());
  const std::set<std::string> ids{key.id("s", "2013", "17"), key.id("s", "2015", "17"),
                                  key.id("t", "2013", "17"), key.id("s", "2013", "18"),
                                  key.id("s", "201", "317"), key.id("s2", "013", "17")};
  EXPECT_EQ(ids.size(), 6u);
}

TEST(ImportKey, IsReadFromTheTextThatItWrites) {
  const ImportKey key(counted());
  EXPECT_EQ(key.text(),
            "peil import key 1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n");
  ASSERT_TRUE(ImportKey::read(key.text()));
  EXPECT_EQ(ImportKey::read(key.text())->id("s", "w", "1"), key.id("s", "w", "1"));
}

TEST(ImportKey, IsNoKeyOfAnotherKind) {
  const std::string text = ImportKey(counted()).text();
  EXPECT_FALSE(ImportKey::read(counted()));  // as people.key is
  EXPECT_FALSE(ImportKey::read(""));
  EXPECT_FALSE(ImportKey::read(text.substr(0, text.size() - 2)));
  EXPECT_FALSE(ImportKey::read(text.substr(0, text.size() - 2) + "g\n"));
  EXPECT_FALSE(ImportKey::read("peil import key 2" + text.substr(17)));
  EXPECT_THROW(ImportKey("short"), ContractError);
}

}  // namespace
}  // namespace peil::exchange
