#include "peil/language/texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "peil/base/contract.h"
#include "peil/language/fill.h"

namespace peil::language {
namespace {

// The names that a text fills in; of a message with plurals too, which has braces within braces.
std::vector<std::string> names_in(std::string_view form) {
  std::vector<std::string> names;
  int depth = 0;
  for (std::size_t at = 0; at < form.size(); ++at) {
    if (form[at] == '}') --depth;
    if (form[at] != '{' || ++depth > 1) continue;
    names.emplace_back(form.substr(at + 1, form.find_first_of(",}", at) - at - 1));
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

// The sources of these rooms in one text.
std::string sources(std::initializer_list<const char*> rooms) {
  namespace fs = std::filesystem;
  std::string all;
  for (const char* room : rooms) {
    const fs::path folder = fs::path(PEIL_SOURCE_DIR "/src/peil") / room;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      if (!name.ends_with(".cpp") || name.ends_with("_test.cpp")) continue;
      std::ifstream file(entry.path());
      all.append(std::istreambuf_iterator<char>(file), {});
    }
  }
  return all;
}

bool stands_in(const std::string& sources, std::string_view words) {
  return sources.find('"' + std::string(words) + '"') != std::string::npos;
}

// Whole, or put together: "verdict." and a verdict, "needed" and ".at-most".
bool is_said(const std::string& sources, std::string_view key) {
  if (stands_in(sources, key)) return true;
  for (std::size_t at = 1; at < key.size(); ++at) {
    const std::string_view head = key.substr(0, at), rest = key.substr(at);
    const bool open = head.ends_with('.') || head.ends_with('-');
    if (open && stands_in(sources, head)) return true;
    if (rest.starts_with('.') && stands_in(sources, head) && stands_in(sources, rest)) return true;
  }
  return false;
}

TEST(Texts, EveryLanguageHasTheSameKeysWithTheSameNames) {
  const Texts& first = texts(written().front());
  for (const std::string& code : written()) {
    const Texts& other = texts(code);
    ASSERT_EQ(other.all().size(), first.all().size()) << code;
    for (std::size_t i = 0; i < first.all().size(); ++i) {
      const Text &mine = first.all()[i], &its = other.all()[i];
      ASSERT_EQ(its.key, mine.key) << code;
      EXPECT_EQ(names_in(its.form), names_in(mine.form)) << code << " " << its.key;
      EXPECT_EQ(its.form.starts_with(' '), mine.form.starts_with(' ')) << code << " " << its.key;
      EXPECT_NE(its.form, "") << code << " " << its.key;
    }
  }
}

TEST(Texts, NoKeyIsUnused) {
  const std::string all =
      sources({"language", "reading", "findings", "report", "render", "cli", "interview", "app",
               "web"});
  for (const Text& text : texts(written().front()).all()) {
    EXPECT_TRUE(is_said(all, text.key.substr(text.key.find('.') + 1))) << text.key;
  }
}

TEST(Texts, EveryKeyThatIsSaidExists) {
  const std::string all = sources({"language", "findings", "report", "render", "cli"});
  const std::regex said(R"re((?:say|sentence|pen\.text)\(\s*"([^"]+)"\s*[,)])re");
  int seen = 0;
  for (std::sregex_iterator it(all.begin(), all.end(), said), end; it != end; ++it, ++seen) {
    const std::string key = (*it)[1];
    const Texts& t = texts(written().front());
    EXPECT_TRUE(t.has("report", key) || t.has("claims", key)) << key;
  }
  EXPECT_GT(seen, 200);
}

TEST(Texts, ALetterIsJudgedWithoutJargon) {
  for (const std::string& code : written()) {
    for (const Text& text : texts(code).all()) {
      if (!text.key.starts_with("claims.")) continue;
      for (const char* word : {"signific", "hypothes", "p-value", "p-waarde", "standard error",
                               "standaardfout", "confidence", "betrouwbaarheid", "Holm"}) {
        EXPECT_EQ(text.form.find(word), std::string_view::npos) << code << " " << text.key;
      }
    }
  }
}

TEST(Texts, AreReadFromLinesOfNameAndText) {
  const std::vector<Text> all = read_texts(
      "# words\n[report]\n\nnone = \"geen\"\n\"held.no-data\" = \" niet = bekend\"\n[claims]\n"
      "none = \"niets\"\n");
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].key, "claims.none");
  EXPECT_EQ(all[0].form, "niets");
  EXPECT_EQ(all[1].key, "report.held.no-data");
  EXPECT_EQ(all[1].form, " niet = bekend");
}

TEST(Texts, ALineThatIsNoneAndAKeyThatStandsTwiceAreOurFault) {
  EXPECT_THROW(read_texts("[a]\nnone: \"geen\"\n"), ContractError);
  EXPECT_THROW(read_texts("[a]\nnone = \"ge\\\"en\"\n"), ContractError);
  EXPECT_THROW(read_texts("[a]\nb = \"c\"\nb = \"d\"\n"), ContractError);
}

TEST(Texts, ACommonTextIsFoundFromEverySection) {
  EXPECT_EQ(texts("en").form("report", "level.chain"), "chains of organisations");
  EXPECT_EQ(texts("nl").form("claims", "level.chain"), "ketens van organisaties");
  EXPECT_THROW(texts("nl").form("claims", "no such key"), ContractError);
}

TEST(Texts, AreThereInTheLanguagesOfReportsOnly) {
  EXPECT_TRUE(is_written("nl"));
  EXPECT_FALSE(is_written("nl-BE"));
  EXPECT_FALSE(is_written("tr"));
  EXPECT_EQ(base_of("nl-BE"), "nl");
  EXPECT_THROW(texts("tr"), ContractError);
}

}  // namespace
}  // namespace peil::language
