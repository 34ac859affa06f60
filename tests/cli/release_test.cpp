// Transcripts of `peil release`: what went out is kept, and every door knows it afterwards.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <thread>

#include "cli/program.h"

namespace peil {
namespace {

namespace fs = std::filesystem;

class Release : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("peil-release-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    fs::copy(PEIL_SOURCE_DIR "/tests/oracle/sfo", study(), fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string study() const { return (folder_ / "sfo").string(); }
  // A data folder with forty passengers of area A and so many of area B, and the log of another.
  std::string data(int of_b, const std::string& log_of = "") const {
    const fs::path data = folder_ / ("data" + std::to_string(of_b));
    const std::string key = " --import-key " + (folder_ / "import.key").string(),
                      file = (folder_ / "wave.csv").string();
    std::ofstream out(file);
    out << "resp,stratum,run,weight,area,q_all,q_art,q_food\n";
    for (int i = 0; i < 40 + of_b; ++i)
      out << i << ",day," << i << ",1," << (i < 40 ? 'A' : 'B') << ',' << 1 + i % 5 << ','
          << 1 + i * i % 5 << ',' << 1 + (i * i + i % 5) % 5 << '\n';
    out.close();
    EXPECT_EQ(peil("data init " + study() + key + " --data " + data.string()).status, 0);
    const Said imported =
        peil("import " + study() + " " + file + " --wave 2015" + key + " --data " + data.string());
    EXPECT_EQ(imported.status, 0) << imported.text;
    if (!log_of.empty()) fs::copy_file(log_of + "/releases.jsonl", data / "releases.jsonl");
    return data.string();
  }
  Said release(const std::string& data, const std::string& options = "--as Ann") const {
    return peil("release " + study() + " --data " + data + " --wave 2015 " + options);
  }
  Said log(const std::string& data, const std::string& options = "") const {
    return peil("release " + study() + " --data " + data + options);
  }
  std::string page(const std::string& data) const {
    EXPECT_EQ(
        peil("report " + study() + " --data " + data + " --out " + (folder_ / "report").string())
            .status,
        0);
    std::ifstream file(folder_ / "report/report.en.html");
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void ask_precision(const std::string& rules) const {
    std::ofstream(study() + "/study.toml", std::ios::app) << "\n[precision]\n" << rules;
  }
  // The key of a figure, shown or not, of the data as they are.
  std::string key(const std::string& data, const std::string& name) const {
    const std::string tables = peil("tables " + study() + " --data " + data).text;
    std::smatch digest;
    EXPECT_TRUE(std::regex_search(tables, digest, std::regex("@([0-9a-f]{12}),")));
    return name + "@" + digest[1].str();
  }

  fs::path folder_;
};

TEST_F(Release, IsPrintedAndSoIsTheLog) {
  const std::string twelve = data(12);
  EXPECT_EQ(log(twelve).text, "Nothing has gone out.\n");
  const Said made = release(twelve, "--as Ann --output report");
  EXPECT_EQ(made.status, 0) << made.text;
  const std::regex first(
      "1  [0-9T:-]+[+-][0-9:]+  wave 2015  report  by Ann  pass\n   [0-9]+ "
      "figures went out \\(digest [0-9a-f]{12}\\)\\.\n[^]*");
  EXPECT_TRUE(std::regex_match(made.text, first)) << made.text;
  const Said all = log(twelve);
  EXPECT_EQ(all.status, 0);
  EXPECT_TRUE(all.text.starts_with(made.text)) << all.text;
  EXPECT_TRUE(all.has("The chain is whole and ends in "));
  const auto json = nlohmann::json::parse(log(twelve, " --json").text);
  ASSERT_EQ(json.at("releases").size(), 1u);
  const auto& entry = json.at("releases")[0];
  EXPECT_EQ(entry.at("verdict"), "pass");
  EXPECT_EQ(entry.at("output"), "report");
  EXPECT_FALSE(entry.contains("answers")) << "how many answered of every group stays in the file";
  EXPECT_GT(entry.at("figures").size(), 20u);
  EXPECT_EQ(fs::status(twelve + "/releases.jsonl").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
}

// Twelve, then fourteen: held in every door. Then twenty-five: shown.
TEST_F(Release, IsKnownToEveryDoorWhenTheWaveIsComputedAgain) {
  const std::string twelve = data(12);
  ASSERT_TRUE(peil("tables " + study() + " --data " + twelve).has("2015/b/q_all/mean@"));
  ASSERT_EQ(release(twelve).status, 0);
  ASSERT_TRUE(peil("tables " + study() + " --data " + twelve).has("2015/b/q_all/mean@"))
      << "the same answers again";

  const std::string fourteen = data(14, twelve);
  const Said tables = peil("tables " + study() + " --data " + fourteen);
  EXPECT_FALSE(tables.has("2015/b/q_all/mean@")) << tables.text;
  EXPECT_FALSE(tables.has("2015/airport/q_all/mean@")) << tables.text;
  EXPECT_TRUE(tables.has("2015/a/q_all/mean@")) << tables.text;
  EXPECT_TRUE(
      tables.has("with the figures of an earlier release of the wave it would tell of fewer "
                 "than 10 people"))
      << tables.text;
  const Said one = peil("tables " + study() + " --data " + fourteen + " --key 2015/b/q_all/mean@0");
  EXPECT_TRUE(one.has("with what went out of the wave before")) << one.text;

  std::ofstream(folder_ / "letter.en.md")
      << "---\nstudy: sfo\n---\n[Area B gave a 3.0]{claim=value measure=q_all group=b "
         "waves=2015}.\n";
  const Said claims = peil("claims " + (folder_ / "letter.en.md").string() + " --study " + study() +
                           " --data " + fourteen);
  EXPECT_TRUE(claims.has("beside what was published before it would tell of too few people"))
      << claims.text;

  const std::string html = page(fourteen);
  EXPECT_EQ(html.find("2015/b/"), std::string::npos);
  EXPECT_EQ(html.find("2015/airport/q_all"), std::string::npos);
  EXPECT_NE(html.find("What went out of 2015 before counts as known"), std::string::npos);

  std::ofstream(folder_ / "plan.json")
      << R"({"data": {"w": {"wave": "2015"}}, "analyses": [{"id": "m", "statistic": "mean",
             "variables": ["q_all"], "by": ["customer_group"]}]})";
  const auto plan = [&](const std::string& data) {
    return peil("analyse " + (folder_ / "plan.json").string() + " --study " + study() + " --data " +
                data);
  };
  EXPECT_TRUE(plan(twelve).has("m,q_all,customer_group,b,estimate,")) << plan(twelve).text;
  EXPECT_FALSE(plan(fourteen).has("m,q_all,customer_group,b,estimate,")) << plan(fourteen).text;
  EXPECT_TRUE(plan(fourteen).has("m,q_all,customer_group,a,estimate,")) << plan(fourteen).text;
  EXPECT_TRUE(plan(fourteen).has("with the figures of an earlier release")) << plan(fourteen).text;

  ASSERT_EQ(release(fourteen).status, 0);
  const std::string more = data(25, fourteen);
  EXPECT_TRUE(peil("tables " + study() + " --data " + more).has("2015/b/q_all/mean@"));
  EXPECT_TRUE(plan(more).has("m,q_all,customer_group,b,estimate,")) << plan(more).text;
}

TEST_F(Release, OfImpreciseFiguresTakesASecondPerson) {
  ask_precision("means = \"flag\"\nwidest_mean = 0.01\n");
  const std::string folder = data(25);
  const Said alone = release(folder);
  EXPECT_EQ(alone.status, 1);
  EXPECT_TRUE(alone.has("so a second person has to look. Nothing was recorded.")) << alone.text;
  const Said same = release(folder, "--as Ann --approved-by ' ann' --reason known");
  EXPECT_EQ(same.status, 1);
  EXPECT_TRUE(same.has("takes a second person, other than Ann")) << same.text;
  const Said no_reason = release(folder, "--as Ann --approved-by Bea");
  EXPECT_TRUE(no_reason.has("has a reason")) << no_reason.text;
  EXPECT_EQ(log(folder).text, "Nothing has gone out.\n");
  const Said made = release(folder, "--as Ann --approved-by Bea --reason 'first wave'");
  EXPECT_EQ(made.status, 0) << made.text;
  EXPECT_TRUE(made.has("by Ann  review")) << made.text;
  EXPECT_TRUE(made.has("Approved by Bea: first wave")) << made.text;
  EXPECT_TRUE(made.has("of which imprecise: ")) << made.text;
}

TEST_F(Release, AnExceptionShowsWhatIsWithheldAndStandsInTheReport) {
  ask_precision("means = \"withhold\"\nwidest_mean = 2.5\n");
  const std::string folder = data(12);
  const std::string b = key(folder, "2015/b/q_all/mean");
  EXPECT_FALSE(peil("tables " + study() + " --data " + folder).has(b));
  const std::string second = " --approved-by Bea --reason 'asked for by parliament'";
  const Said made = release(folder, "--as Ann --except " + b + second);
  EXPECT_EQ(made.status, 0) << made.text;
  EXPECT_TRUE(made.has("Exception: " + b)) << made.text;
  const Said tables = peil("tables " + study() + " --data " + folder);
  EXPECT_TRUE(tables.has(b + ",")) << tables.text;
  EXPECT_TRUE(tables.has(",too-wide\n")) << "it keeps its flag: " << tables.text;
  const std::string html = page(folder);
  EXPECT_NE(html.find("Asked for by Ann, approved by Bea"), std::string::npos);
  EXPECT_NE(html.find("asked for by parliament"), std::string::npos);
  // With other answers it is another figure.
  EXPECT_FALSE(peil("tables " + study() + " --data " + data(25, folder)).has("2015/b/q_all/mean@"));
}

TEST_F(Release, NoExceptionIsMadeForWhatProtectsPeople) {
  ask_precision("means = \"withhold\"\n");
  const std::string folder = data(4);
  const std::string second = " --approved-by Bea --reason please";
  const Said few =
      release(folder, "--as Ann --except " + key(folder, "2015/b/q_all/mean") + second);
  EXPECT_EQ(few.status, 1);
  EXPECT_TRUE(few.has("No exception can be made for this figure: fewer than 10 answers are"))
      << few.text;
  EXPECT_TRUE(few.has("what protects people has none")) << few.text;
  const Said protecting =
      release(folder, "--as Ann --except " + key(folder, "2015/a/q_all/share:1") + second);
  EXPECT_TRUE(protecting.has("No exception can be made")) << protecting.text;
  const Said unknown = release(folder, "--as Ann --except 2015/b/q_all/mean@000000000000" + second);
  EXPECT_TRUE(unknown.has("has no figure with this key as its answers are now")) << unknown.text;
  EXPECT_EQ(log(folder).text, "Nothing has gone out.\n");
}

TEST_F(Release, ALogThatWasChangedClosesEveryDoor) {
  const std::string folder = data(12);
  ASSERT_EQ(release(folder).status, 0);
  ASSERT_EQ(release(folder).status, 0);
  const std::string file = folder + "/releases.jsonl";
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto put = [&](const std::string& now) { std::ofstream(file, std::ios::trunc) << now; };
  const auto refused = [&](const std::string& where) {
    for (const std::string& line :
         {"tables " + study(), "report " + study() + " --out " + (folder_ / "r").string(),
          "release " + study()}) {
      const Said said = peil(line + " --data " + folder);
      EXPECT_EQ(said.status, 1) << line;
      EXPECT_TRUE(said.has("releases.jsonl:" + where)) << said.text;
    }
  };
  put(text.substr(text.find('\n') + 1));  // the first is gone
  refused("1: Line 1 of the release log does not follow on nothing");
  put(text.substr(0, text.size() - 100));  // the last is half
  refused("2: Line 2 of the release log breaks off");
  std::string other = text;
  other.replace(other.find("\"by\":\"Ann\""), 10, "\"by\":\"Bob\"");
  put(other);
  refused("1: Line 1 of the release log is no entry as peil writes it");
  put(text);
  EXPECT_EQ(log(folder).status, 0);
}

TEST_F(Release, TwoAtOnceAreBothWholeOrOneIsToldToGoAgain) {
  const std::string folder = data(25);
  std::array<Said, 2> said;
  std::thread other([&] { said[1] = release(folder, "--as Bea"); });
  said[0] = release(folder, "--as Ann");
  other.join();
  std::size_t made = 0;
  for (const Said& one : said) {
    made += one.status == 0 ? 1 : 0;
    EXPECT_TRUE(one.status == 0 || one.has("Somebody else recorded a release")) << one.text;
  }
  EXPECT_GE(made, 1u);
  EXPECT_EQ(nlohmann::json::parse(log(folder, " --json").text).at("releases").size(), made);
}

// Of area A sixteen people gave q_art a 2 and eight a 1.
TEST_F(Release, KeepsTablesBySpecificationAndNoTwoCanBeSubtracted) {
  const std::string two = "${customer_group} = 'a' and (${q_art} = 2)",
                    two_and_one = "${customer_group} = 'a' and (${q_art} = 2 or ${q_art} = 1)";
  const auto table = [&](const std::string& data, const std::string& only) {
    const std::string spec = (folder_ / "spec.toml").string(), out = (folder_ / "t.json").string();
    std::ofstream(spec) << "title = \"Art\"\nrows = [\"q_all\"]\ntotal = true\nonly = \"" << only
                        << "\"\n";
    const Said said = peil("tables " + study() + " --data " + data + " --format json --spec " +
                           spec + " --out " + out);
    EXPECT_EQ(said.status, 0) << said.text;
    std::ifstream in(out);
    return nlohmann::json::parse(in).at("rows").at(0).at("cells").at(0);
  };
  const std::string alone = data(26), folder = data(25);
  EXPECT_TRUE(table(alone, two_and_one).contains("value")) << "nothing else holds it";
  const nlohmann::json first = table(folder, two);
  EXPECT_TRUE(first.contains("value")) << first;
  EXPECT_EQ(first.at("answers"), 16);
  const nlohmann::json second = table(folder, two_and_one);
  EXPECT_FALSE(second.contains("value")) << second;
  EXPECT_EQ(table(folder, two), first) << "the same again";
  EXPECT_EQ(table(folder, two_and_one), second);
  const Said all = log(folder);
  EXPECT_TRUE(all.has("table \"Art\"  by peil tables")) << all.text;
  EXPECT_TRUE(all.has("only = \"" + two + "\"")) << all.text;
  EXPECT_TRUE(all.has("   1 figure stayed inside: 1 protecting.")) << all.text;
  const auto json = nlohmann::json::parse(log(folder, " --json").text);
  EXPECT_EQ(json.at("tables").size(), 2u) << "each once";
  EXPECT_TRUE(release(folder).has("3  2")) << "one chain for both";
  EXPECT_EQ(table(folder, two), first);
}

TEST_F(Release, NeedsAWaveAndAName) {
  EXPECT_EQ(peil("release " + study() + " --as Ann").status, 2);
  EXPECT_EQ(peil("release " + study() + " --wave 2015").status, 2);
  EXPECT_EQ(peil("release " + study() + " --wave 2099 --as Ann --data " + data(12)).status, 1);
}

TEST_F(Release, AGroupThatTheStudyNoLongerHasIsMissed) {
  const std::string folder = data(12);
  ASSERT_EQ(release(folder).status, 0);
  std::ifstream in(study() + "/study.toml");
  std::string text{std::istreambuf_iterator<char>(in), {}};
  text.replace(text.find("name = \"b\""), 10, "name = \"z\"");
  std::ofstream(study() + "/study.toml", std::ios::trunc) << text;
  const Said said = log(folder);
  EXPECT_EQ(said.status, 1);
  EXPECT_TRUE(said.has("went out with a customer group 'b' that the study does not have"))
      << said.text;
}

}  // namespace
}  // namespace peil
