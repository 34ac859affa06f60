#include "peil/study/read.h"

#include <gtest/gtest.h>

#include <random>

#include "peil/study/broken.h"

namespace peil::study {
namespace {

Study read_small() {
  Result<Study> result = read(small_study());
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : problems_text(result.problems()));
  return std::move(result).value();
}

TEST(ReadStudy, GivesWhatTheFilesSay) {
  const Study study = read_small();
  EXPECT_EQ(study.name, "klein");
  EXPECT_EQ(study.title.at("nl"), "Klein onderzoek");
  EXPECT_EQ(study.title.at("ar"), "بحث صغير");
  ASSERT_EQ(study.languages.size(), 2u);
  EXPECT_EQ(study.languages[0].code, "nl");
  EXPECT_TRUE(study.languages[1].right_to_left);
  ASSERT_EQ(study.customer_groups.size(), 3u);
  EXPECT_EQ(study.customer_groups[2].reporting_group, "boak");
  ASSERT_EQ(study.waves.size(), 2u);
  EXPECT_EQ(day_text(study.waves[1].from), "2013-09-01");
  ASSERT_EQ(study.breaks.size(), 1u);
  EXPECT_EQ(study.breaks[0].text.key, "break/2013-law");
  EXPECT_EQ(study.rules.least_shown, 10u);

  const Questionnaire& form = study.questionnaire;
  ASSERT_EQ(form.questions.size(), 9u);
  ASSERT_EQ(form.pages.size(), 5u);
  EXPECT_EQ(form.pages[0].title.at("ar"), "اتصالك بنا");
  EXPECT_EQ(form.pages[2].questions, (std::vector<std::size_t>{4, 5}));
  EXPECT_EQ(form.questions[2].choices[1].attributes.at("soort"), "slecht");
  EXPECT_EQ(form.questions[6].rows[1].label.at("ar"), "المعرفة");
  EXPECT_EQ(form.questions[5].points, 5);
  EXPECT_TRUE(form.questions[8].personal_maybe);
  EXPECT_EQ(form.version, "a6ac2b740b6c");  // by sha256sum of the text

  ASSERT_EQ(study.plans.size(), 2u);
  EXPECT_EQ(study.plans[1].sizes.at("referenten/granted"), 30u);
  EXPECT_EQ(study.plans[1].margins[0].persons.at("bedrijven"), 500.0);
  EXPECT_TRUE(study.plans[1].margins[1].from_frame);
  ASSERT_EQ(study.published.marks.size(), 1u);
  EXPECT_EQ(study.published.marks[0].mark.tenths(), 74);
  EXPECT_EQ(study.published.benchmarks[0].level, BenchmarkLevel::Organisation);
  EXPECT_EQ(study.interface_text("next").at("nl"), "Volgende");
}

TEST(ReadStudy, TakesAByteOrderMarkAndWindowsLineEnds) {
  Texts texts = small_study();
  for (auto& [path, text] : texts) {
    std::string crlf = "\xEF\xBB\xBF";
    for (const char c : text) crlf += c == '\n' ? "\r\n" : std::string(1, c);
    text = crlf;
  }
  const Result<Study> study = read(texts);
  EXPECT_TRUE(study.ok()) << problems_text(study.problems());
}

TEST(ReadStudy, SaysWhichBytesAreNotUtf8) {
  const Broken rows[]{
      {"study.toml", "De Dienst", "De Di\xEBnst", "file.not-utf8", 3, 22,
       "The byte EB here is not UTF-8 (in Latin-1 it is 'ë')."},
      {"questionnaire.toml", "contact met ons", "contact \xE2\x82", "file.not-utf8", 3, 21,
       "The byte E2 here is not UTF-8 (in Latin-1 it is 'â')."},
      {"published.toml", "Brief van", std::string("Brief\0van", 9), "file.nul-byte", 8, 16,
       "There is a byte 0 here, so this is not a file of text."},
      {"plans/2013.toml", "wave", "\xFF\xFEw", "file.utf16", 1, 1,
       "This file is in UTF-16, not in UTF-8."},
      {"translations/ar.xlf", "بحث", "\x80", "file.not-utf8", 7, 36,
       "The byte 80 here is not UTF-8."},
  };
  for (const Broken& row : rows) expect_broken(row);
}

TEST(ReadStudy, MissesTheFilesThatEveryStudyHas) {
  const Result<Study> nothing = read({});
  ASSERT_FALSE(nothing.ok());
  ASSERT_EQ(nothing.problems().size(), 2u) << problems_text(nothing.problems());
  EXPECT_EQ(nothing.problems()[0].where, "study.toml");
  EXPECT_EQ(nothing.problems()[1].where, "questionnaire.toml");
  EXPECT_EQ(nothing.problems()[1].message, "This file is missing.");
}

TEST(ReadStudy, SaysTheMistakesOfEveryFileAlthoughOthersAreBroken) {
  Texts texts = small_study();
  texts["study.toml"] += "= broken";
  texts["questionnaire.toml"] += "points = 3\n";
  texts["plans/2011.toml"] += "[margins]\n";
  texts["plans/2013.toml"] += "]";
  texts["published.toml"] += "sd = 0\n";
  texts["translations/ar.xlf"] += "<";
  const Problems found = problems_of(texts, false);
  std::vector<std::string> where;
  for (const Problem& p : found) where.push_back(p.where);
  EXPECT_EQ(where,
            (std::vector<std::string>{"study.toml", "questionnaire.toml", "plans/2011.toml",
                                      "plans/2013.toml", "published.toml", "translations/ar.xlf"}))
      << problems_text(found);
}

TEST(ReadStudy, ReadsItsSourceWhileTranslationsAreMissing) {
  Texts texts = small_study();
  texts.erase("translations/ar.xlf");
  const Result<Study> study = read_source(texts);
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  EXPECT_EQ(study.value().title.at("nl"), "Klein onderzoek");
  EXPECT_FALSE(study.value().title.has("ar"));
}

// One change to the bytes of one file: cut short, a byte changed, a piece taken out or doubled.
void mutate(std::string& text, std::mt19937& chance) {
  if (text.empty()) return;
  const std::size_t at = chance() % text.size();
  const std::size_t length = chance() % 40;
  switch (chance() % 5) {
    case 0:
      text.resize(at);
      break;
    case 1:
      text[at] = static_cast<char>(chance() % 256);
      break;
    case 2:
      text.erase(at, length);
      break;
    case 3:
      text.insert(at, std::string(text.substr(chance() % text.size(), length)));
      break;
    default:
      text[at] = "[]{}=\"'$.,<>&#\n"[chance() % 15];
  }
}

TEST(ReadStudy, GivesAStudyOrProblemsForAnyBytes) {
  std::mt19937 chance(20140414);
  const Texts good = small_study();
  int refused = 0;
  for (int round = 0; round < 600; ++round) {
    Texts texts = good;
    auto file = texts.begin();
    std::advance(file, static_cast<std::ptrdiff_t>(chance() % texts.size()));
    for (auto n = chance() % 3 + 1; n > 0; --n) mutate(file->second, chance);
    const Result<Study> study = read(texts);
    if (study.ok()) continue;
    ++refused;
    for (const Problem& p : study.problems()) {
      EXPECT_FALSE(p.code.empty() || p.where.empty() || p.message.empty() || p.mend.empty())
          << problems_text({p});
    }
  }
  EXPECT_GT(refused, 300);
}

TEST(ReadStudy, IsNotExhaustedByDeepOrLongInput) {
  Texts texts = small_study();
  const auto condition = [&](const std::string& text) {
    texts["questionnaire.toml"] = small_questionnaire_toml() + "\nrelevant = \"" + text + "\"\n";
    std::string& form = texts["questionnaire.toml"];
    const auto old = form.find("relevant = \"${overall} < 6");
    form.erase(old, form.find('\n', old) - old);
    const Problems found = problems_of(texts, true);
    return found.size() == 1 ? found[0].code : problems_text(found);
  };
  std::string sum = "1";
  for (int i = 0; i < 5000; ++i) sum += "+1";
  EXPECT_EQ(condition(sum + " > 3"), "expression.too-long");
  EXPECT_EQ(condition(std::string(100000, '(')), "expression.too-long");
  EXPECT_EQ(condition(std::string(100000, '-') + "1 > 2"), "expression.too-long");
  texts["questionnaire.toml"] = "a = " + std::string(100000, '[');
  EXPECT_EQ(problems_of(texts, true).at(0).code, "toml.syntax");
  texts = small_study();
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  texts["translations/ar.xlf"] = deep;
  EXPECT_EQ(problems_of(texts, false).at(0).code, "xliff.syntax");
}

TEST(ReadStudy, TellsFilesThatAreCalledNearlyAsTheyShouldBe) {
  Texts texts = small_study();
  texts["Published.toml"] = texts["published.toml"];
  texts.erase("published.toml");
  texts["translations/ar.XLF"] = texts["translations/ar.xlf"];
  const Problems found = problems_of(texts, false);
  ASSERT_EQ(found.size(), 2u) << problems_text(found);
  EXPECT_EQ(found[0].where, "Published.toml");
  EXPECT_EQ(found[0].mend, "Call it published.toml.");
  EXPECT_EQ(found[1].mend, "Call it translations/ar.xlf.");
}

// U+202E turned the label round on every page; nobody saw it in the file.
TEST(ReadStudy, TellsUnseenSignsThatTurnATextRound) {
  expect_broken({"study.toml", "De Dienst",
                 "De \xE2\x80\xAE"
                 "Dienst",
                 "text.direction-override", 3, 16,
                 "There is an unseen sign in this text that turns the direction of what follows "
                 "(U+202E)."});
  Texts arabic = small_study();
  std::string& file = arabic["translations/ar.xlf"];
  const auto target = file.find('>', file.find("<target")) + 1;
  file.insert(target, "\xE2\x80\xAA");
  const Problems found = problems_of(arabic, false);
  ASSERT_EQ(found.size(), 1u) << problems_text(found);
  EXPECT_EQ(found[0].code, "text.direction-override");
  file.replace(target, 3, "\xE2\x80\x8F");  // a mark of one place (U+200F) does no harm
  EXPECT_TRUE(problems_of(arabic, false).empty());
}

// The program took a piece of its stack for every part, and died.
TEST(ReadStudy, AKeyWithoutEndIsAMistakeAndNoCrash) {
  std::string key = "a";
  for (int i = 0; i < 100'000; ++i) key += ".a";
  for (const std::string& text : {key + " = 1\n", "[" + key + "]\n", "x = { " + key + " = 1 }\n",
                                  "'a'.\"b\"." + key + " = 1\n"}) {
    auto files = small_study();
    files["plans/2013.toml"] = text;
    const auto broken = read(files);
    ASSERT_FALSE(broken.ok());
    EXPECT_EQ(broken.problems().front().code, "toml.key-too-long");
  }
  // Points within texts and remarks are none of a key.
  auto files = small_study();
  files["study.toml"] += "# " + std::string(200, '.') + "\n";
  files["questionnaire.toml"] +=
      "\n[[question]]\ntype = \"text\"\nname = \"anders\"\npage = \"anders\"\n"
      "label = \"Anders: " +
      std::string(100, '.') + "\"\n";
  const auto dots = read(files);
  if (!dots.ok()) {
    for (const Problem& p : dots.problems()) EXPECT_NE(p.code, "toml.key-too-long") << p.message;
  }
}

TEST(ReadStudy, ThirtyThousandUnknownTextsAreToldOnceBeyondTheFirstTwenty) {
  auto files = small_study();
  std::string& file = files.at("translations/ar.xlf");
  std::string units;
  for (int i = 0; i < 30'000; ++i)
    units += "<trans-unit id=\"question/q" + std::to_string(i) +
             "/label\"><source>x</source></trans-unit>\n";
  file.insert(file.find("    </body>"), units);
  const auto broken = read(files);
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.problems().size(), 21u);
  EXPECT_NE(broken.problems().back().message.find("29980 more"), std::string::npos)
      << broken.problems().back().message;
}

TEST(ReadStudy, FieldworkHasATimeZone) {
  EXPECT_EQ(read_small().time_zone, "Europe/Amsterdam");
  auto files = small_study();
  files.at("study.toml").insert(0, "time_zone = \"America/Curacao\"\n");
  const auto there = read(files);
  ASSERT_TRUE(there.ok());
  EXPECT_EQ(there.value().time_zone, "America/Curacao");
  files.at("study.toml").replace(0, 29, "time_zone = \"Amsterdam\"");
  const auto nowhere = read(files);
  ASSERT_FALSE(nowhere.ok());
  EXPECT_EQ(nowhere.problems().front().code, "time-zone.unknown");
}

}  // namespace
}  // namespace peil::study
