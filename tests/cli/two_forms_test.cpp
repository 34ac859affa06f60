// One study, two forms: what each command makes of a wave whose form is not the newest.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "cli/program.h"
#include "peil/files/disk.h"
#include "peil/store/open.h"
#include "peil/study/read.h"
#include "peil/study/testing/two_forms.h"

namespace peil {
namespace {

namespace fs = std::filesystem;
using study::testing::imported_plan;
using study::testing::StudyBuilder;
using study::testing::two_forms;
using ::testing::HasSubstr;
using ::testing::Not;

void spill(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  ASSERT_NE(text.find(from), std::string::npos) << from;
  text.replace(text.find(from), from.size(), to);
}

class TwoForms : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "peil-forms-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const study::Texts& files) const {
    for (const auto& [file, text] : files) spill(folder_ / "study" / file, text);
  }
  std::string study() const { return (folder_ / "study").string(); }
  std::string at(const std::string& file) const { return (folder_ / file).string(); }

  fs::path folder_;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Both waves imported. 2011: forty people, half give 6 and half 8; `old` is 2 and 4 in turn,
/// `clear` 1 and 5. 2013: the same marks, `clear` is 3 and 7.
class ImportedForms : public TwoForms {
 protected:
  void SetUp() override {
    TwoForms::SetUp();
    write(two_forms().plan(imported_plan("2011")).plan(imported_plan("2013")).files());
    ASSERT_EQ(peil("data init " + study() + " --import-key " + at("import.key")).status, 0);
    std::string before = "group,overall,old,clear\n", after = before;
    for (int i = 0; i < 40; ++i) {
      const bool odd = i % 2 == 1;
      const std::string start = odd ? "people,8," : "people,6,";
      before += start + (odd ? "4,5\n" : "2,1\n");
      after += start + (odd ? "1,7\n" : "1,3\n");
    }
    import("2011", before);
    import("2013", after);
  }

  void import(const std::string& wave, const std::string& rows) {
    spill(folder_ / (wave + ".csv"), rows);
    imported_[wave] = peil("import " + study() + " " + at(wave + ".csv") + " --wave " + wave +
                           " --import-key " + at("import.key"));
    ASSERT_EQ(imported_[wave].status, 0) << imported_[wave].text;
  }

  std::map<std::string, Said> imported_;
};

/// The value of the figure that begins so, as printed by `peil tables`.
std::optional<double> printed(const std::string& tables, const std::string& name) {
  const auto at = tables.find("," + name + "@");
  if (at == std::string::npos) return {};
  return std::stod(tables.substr(tables.find(',', at + 1) + 1));
}

TEST_F(ImportedForms, ImportTakesWhatTheFormOfTheWaveAsks) {
  EXPECT_THAT(imported_["2011"].text, Not(HasSubstr("passed over")));
  EXPECT_THAT(imported_["2013"].text, HasSubstr("passed over: old"));
}

TEST_F(ImportedForms, AnItemThatWasTakenOutKeepsItsHistoryInTheTables) {
  const Said tables = peil("tables " + study());
  ASSERT_EQ(tables.status, 0) << tables.text;
  EXPECT_EQ(printed(tables.text, "2011/everybody/old/mean"), 3.0);
  EXPECT_EQ(printed(tables.text, "2013/everybody/old/mean"), std::nullopt);
  EXPECT_EQ(printed(tables.text, "2011/everybody/clear/mean"), 3.0);
  EXPECT_EQ(printed(tables.text, "2013/everybody/clear/mean"), 5.0);
  EXPECT_EQ(printed(tables.text, "2011/everybody/clear/share:5"), 0.5);
  EXPECT_EQ(printed(tables.text, "2013/everybody/clear/share:7"), 0.5);
  EXPECT_EQ(printed(tables.text, "2011/everybody/clear/share:7"), std::nullopt);
}

TEST_F(ImportedForms, AReportCutsTheItemThatChangedAndNotTheMark) {
  const Said made = peil("report " + study() + " --out " + at("report"));
  ASSERT_EQ(made.status, 0) << made.text;
  const std::string page = slurp(at("report/report.en.html"));
  EXPECT_TRUE(has(page, "data-before=\"2011/everybody/overall/mean@"));
  EXPECT_TRUE(has(page,
                  "Before 2013: Seven points instead of five. It concerns “How clear was "
                  "it?”: of that the waves before and after are not comparable. The line of "
                  "the mark is not cut."));
  EXPECT_TRUE(has(page,
                  "Before 2013: Asked of more people. It concerns “Label why”; the waves "
                  "remain comparable."));
  EXPECT_FALSE(has(page, "the line is cut here"));
  // The form of every wave, of which the account of the method speaks.
  const Study read = study::read(files::Disk().study_folder(study())).value();
  EXPECT_TRUE(has(page, "3 questions; languages: "));
  EXPECT_TRUE(has(page, "2011: 4 questions; version <code>" + read.form("2011").version));
  EXPECT_TRUE(has(page, read.form("2013").version));
}

TEST_F(ImportedForms, ALetterDoesNotCallAnotherScaleARise) {
  spill(folder_ / "letter.en.md",
        "---\nstudy: forms\n---\n[It became clearer]{claim=rise measure=clear group=everybody "
        "waves=\"2011 2013\"}.\n[Then it was a 3.0]{claim=value measure=old group=everybody "
        "waves=2011}.\n");
  const Said said = peil("claims " + at("letter.en.md") + " --study " + study());
  EXPECT_EQ(said.status, 1);
  EXPECT_THAT(said.text, HasSubstr("NOT-TESTABLE"));
  EXPECT_THAT(said.text, HasSubstr("Seven points instead of five"));
  EXPECT_THAT(said.text, HasSubstr("SUPPORTED"));
}

TEST_F(ImportedForms, CheckHoldsEveryWaveAgainstItsOwnForm) {
  const std::string line = "check " + study() + " --data " + at("study/data");
  const Said whole = peil(line);
  EXPECT_EQ(whole.status, 0) << whole.text;
  const fs::path old_form = folder_ / "study/questionnaires/2011.toml";
  const std::string was = slurp(old_form);
  std::string changed = was;
  replace(changed, "Label old", "Other words");
  spill(old_form, changed);
  std::string dutch = slurp(folder_ / "study/translations/nl.xlf");
  replace(dutch, "<source>Label old<", "<source>Other words<");
  spill(folder_ / "study/translations/nl.xlf", dutch);
  const Said refused = peil(line);
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.text, HasSubstr("wave 2011: 40 people have answered version"));
  EXPECT_THAT(refused.text, Not(HasSubstr("wave 2013")));
  EXPECT_EQ(peil("tables " + study()).status, 1);
  // Kept beside it as an edition, what people answered is known again.
  spill(folder_ / "study/questionnaires/2011.1.toml", was);
  EXPECT_EQ(peil(line).status, 0);
}

TEST_F(TwoForms, ATranslationOfTheOldFormIsItsOwn) {
  study::Texts files = two_forms().files();
  std::string& dutch = files.at("translations/nl.xlf");
  replace(dutch, "nl:Was it clear?", "Was het duidelijk?");
  replace(dutch, "nl:How clear was it?", "Hoe duidelijk was het?");
  write(files);
  EXPECT_EQ(peil("check " + study()).status, 0);
  const Study read = study::read(files).value();
  const auto label = [&](const char* wave, const char* item) {
    const Questionnaire& form = read.form(wave);
    return form.questions.at(form.find(item).value()).label;
  };
  EXPECT_EQ(label("2011", "clear").key, "form/2011/question/clear/label");
  EXPECT_EQ(label("2011", "clear").at("nl"), "Was het duidelijk?");
  EXPECT_EQ(label("2013", "clear").at("nl"), "Hoe duidelijk was het?");
  EXPECT_EQ(label("2011", "overall").key, label("2013", "overall").key);

  const auto unit = dutch.find("      <trans-unit id=\"form/2011/question/clear/label\">");
  ASSERT_NE(unit, std::string::npos);
  dutch.erase(unit, dutch.find("</trans-unit>\n", unit) + 14 - unit);
  write(files);
  const Said missing = peil("check " + study());
  EXPECT_EQ(missing.status, 1);
  EXPECT_THAT(missing.text, HasSubstr("form/2011/question/clear/label"));
  EXPECT_EQ(peil("translate " + study()).status, 0);
  EXPECT_THAT(slurp(folder_ / "study/translations/nl.xlf"),
              HasSubstr("form/2011/question/clear/label"));
}

const std::string recipe = R"(seed = "forms"
frame = 400
[[group]]
name = "people"
share = 1.0
mean = { 2011 = 5.0, 2013 = 6.5 }
sd = 2.0
response = 0.9
languages = { nl = 1.0 }
[[column]]
name = "outcome"
shares = { granted = 1.0 }
[[column]]
name = "address"
shares = { yes = 1.0 }
)";

TEST_F(TwoForms, ASimulatedWaveIsAnsweredByItsOwnForm) {
  StudyBuilder forms = two_forms();
  for (const char* wave : {"2011", "2013"}) {
    Plan plan = study::testing::drawn_plan(wave, std::string("draw-") + wave);
    plan.sizes = {{"people/granted", 300}};
    forms.plan(plan);
  }
  write(forms.files());
  spill(folder_ / "study/simulation.toml", recipe);
  const Said made = peil("simulate " + study() + " --out " + at("out"));
  ASSERT_EQ(made.status, 0) << made.text;
  const Said checked = peil("check " + study() + " --data " + at("study/data"));
  EXPECT_EQ(checked.status, 0) << checked.text;

  const Study read = study::read(files::Disk().study_folder(study())).value();
  const Stores stores = store::open(at("study/data"));
  std::map<std::string, std::set<std::string>> items;
  std::map<std::string, std::int64_t> highest;
  for (const std::string wave : {"2011", "2013"}) {
    stores.responses->each_response(wave,
                                    [&](const Respondent&, std::span<const PageEvent> events) {
                                      std::int64_t mark = 0;
                                      for (const PageEvent& event : events) {
                                        EXPECT_EQ(event.version, read.form(wave).version);
                                        for (const auto& [item, given] : event.answers) {
                                          items[wave].insert(item);
                                          const auto* number = std::get_if<std::int64_t>(&given);
                                          if (item == "overall") mark = *number;
                                          if (item == "clear" && number != nullptr)
                                            highest[wave] = std::max(highest[wave], *number);
                                          const std::int64_t asked_below = wave == "2011" ? 4 : 6;
                                          EXPECT_TRUE(item != "why" || mark < asked_below) << wave;
                                        }
                                      }
                                    });
  }
  EXPECT_TRUE(items["2011"].contains("old"));
  EXPECT_FALSE(items["2013"].contains("old"));
  EXPECT_EQ(highest["2011"], 5);
  EXPECT_EQ(highest["2013"], 7);

  const Said tables = peil("tables " + study());
  EXPECT_EQ(tables.status, 0) << tables.text;
  EXPECT_TRUE(printed(tables.text, "2011/everybody/old/mean"));
  EXPECT_FALSE(printed(tables.text, "2013/everybody/old/mean"));
}

}  // namespace
}  // namespace peil
