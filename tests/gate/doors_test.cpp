// Walks every door of the program: a figure leaves when the gate released it, and by no other way.
#include <iomanip>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "cli/imported_wave.h"

namespace peil {
namespace {

const std::string& study = ImportedWave::study;

// Commands through which no figure of a wave goes; every other one is walked below. The pages of
// `serve` are walked in a browser (tests/browser/console.mjs).
const std::set<std::string> without_figures{
    "check", "new", "translate", "sample draw", "data backup", "data init", "plan lock",
    "plan amend", "plan show", "sample load", "sample verify", "serve", "import", "user add",
    "user list", "user password", "user role", "user remove", "user totp", "audit list",
    "audit verify",
    // Counts of people for those who run the fieldwork, and nothing that anybody answered.
    "field", "field record", "invite"};
// Its figures are of made-up people, of whom nothing is secret.
const std::set<std::string> of_fiction{"simulate"};
const std::set<std::string> walked{"tables",  "findings", "claims",    "analyse",  "report",
                                   "release", "drivers",  "plan size", "response", "verify",
                                   "deposit", "letter",   "units"};

class Doors : public ImportedWave {
 protected:
  std::string page(const std::string& language) const {
    std::ifstream file(folder_ / "report" / ("report." + language + ".html"));
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // What every door says, by its name.
  std::vector<std::pair<std::string, std::string>> all() const {
    std::vector<std::pair<std::string, std::string>> said;
    // Once released, the wave is walked as one of which everything that may leave is known.
    said.emplace_back("release", peil("release " + study + data() + " --wave 2015 --as Ann").text);
    said.emplace_back("release --json", peil("release " + study + data() + " --json").text);
    said.emplace_back("tables", peil("tables " + study + data()).text);
    said.emplace_back("tables --json", peil("tables " + study + data() + " --json").text);
    for (const char* held : {"b", "c"})
      said.emplace_back("tables --key", peil("tables " + study + data() + " --key 2015/" + held +
                                             "/q_all/mean@000000000000")
                                            .text);
    std::ofstream(folder_ / "letter.en.md")
        << "---\nstudy: sfo\n---\n[Area C gave a 3.2]{claim=value measure=q_all group=c "
           "waves=2015}. "
           "[Travellers gave a 3.1]{claim=value measure=q_all group=airport waves=2015}.\n";
    const std::string letter = (folder_ / "letter.en.md").string();
    for (const char* how : {"", " --json", " --language nl"})
      said.emplace_back(std::string("claims") + how,
                        peil("claims " + letter + " --study " + study + data() + how).text);
    for (const char* how : {"", " --json"})
      said.emplace_back(std::string("response") + how,
                        peil("response " + study + data() + how).text);
    std::ofstream(folder_ / "table.toml")
        << "title = \"t\"\nrows = [\"q_all\"]\ncolumns = [\"customer_group\"]\ntotal = true\n";
    const std::string spec = " --spec " + (folder_ / "table.toml").string();
    for (const char* how : {"", " --json"})
      said.emplace_back(std::string("tables --spec") + how,
                        peil("tables " + study + data() + spec + how).text);
    for (const char* how : {" --margin 0.2", " --change 0.3 --json"})
      said.emplace_back(std::string("plan size") + how,
                        peil("plan size " + study + data() + how).text);
    for (const char* how : {"", " --json", " --language nl"})
      said.emplace_back(std::string("findings") + how,
                        peil("findings " + study + data() + how).text);
    const std::string draft = (folder_ / "draft.en.md").string();
    const std::string drafted =
        peil("letter " + study + data() + " --language en --out " + draft).text;
    std::ifstream written(draft);
    said.emplace_back("letter", drafted + std::string{std::istreambuf_iterator<char>(written), {}});
    const std::string asked =
        R"({"id": "m", "statistic": "mean", "variables": ["q_all"], "by": ["customer_group"]},
           {"id": "d", "statistic": "difference", "variables": ["q_all"], "by": ["customer_group"]},
           {"id": "s", "statistic": "proportion", "variables": ["q_all"], "by": ["customer_group"]},
           {"id": "q", "statistic": "quantile", "variables": ["q_all"], "by": ["customer_group"]},
           {"id": "p", "statistic": "pairwise", "variables": ["q_all"], "by": ["customer_group"]},
           {"id": "t", "statistic": "total", "variables": ["q_all"], "by": ["customer_group"]})";
    said.emplace_back("analyse", analyse(asked).text);
    said.emplace_back("analyse --json", analyse(asked, "{}", " --json").text);
    const Said report = peil("report " + study + data() + " --letter " + letter + " --out " +
                             (folder_ / "report").string());
    EXPECT_EQ(report.status, 0) << report.text;
    for (const char* language : {"nl", "en"}) said.emplace_back("report", page(language));
    // Of a report in which a digit was changed it says what the figures give.
    std::ofstream(folder_ / "report.en.html")
        << std::regex_replace(page("en"), std::regex("56"), "57");
    for (const char* how : {"", " --json"})
      said.emplace_back(std::string("verify") + how,
                        peil("verify " + (folder_ / "report.en.html").string() + " --study " +
                             study + data() + how)
                            .text);
    const std::string other = with_aspects();
    said.emplace_back(
        "deposit",
        peil("deposit " + other + " --wave 2015 --out " + (folder_ / "deposit").string()).text);
    for (const char* how : {"", " --json"})
      said.emplace_back(std::string("drivers") + how,
                        peil("drivers " + other + " --wave 2015" + how).text);
    said.emplace_back("units", pages_by_unit());
    return said;
  }

  // Every page by customer group, and their table; what was printed first.
  std::string pages_by_unit() const {
    const std::filesystem::path out = folder_ / "units";
    std::string all = peil("units " + as_aspects("together", false) +
                           " --by customer_group --out " + out.string())
                          .text;
    for (const auto& entry : std::filesystem::directory_iterator(out)) {
      std::ifstream page(entry.path());
      all.append(std::istreambuf_iterator<char>(page), {});
    }
    return all;
  }

  // The same answers as a study that asks for drivers, with area C a reporting group of its own.
  std::string with_aspects() const { return as_aspects("aspects", true); }

  std::string as_aspects(const std::string& name, bool few_apart) const {
    const std::string folder = (folder_ / name).string();
    if (std::filesystem::exists(folder)) return folder;
    std::filesystem::copy(study, folder, std::filesystem::copy_options::recursive);
    const auto edit = [&](const char* file, const std::string& from, const std::string& to) {
      std::ifstream in(folder + "/" + file);
      std::string text{std::istreambuf_iterator<char>(in), {}};
      const std::size_t at = text.find(from);
      EXPECT_NE(at, std::string::npos) << from;
      std::ofstream(folder + "/" + file) << text.replace(at, from.size(), to);
    };
    edit("study.toml", "overall = \"overall\"", "overall = \"q_all\"");
    if (few_apart) {
      edit("study.toml", "[[customer_group]]",
           "[[reporting_group]]\nname = \"few\"\nlabel = \"Few\"\n\n[[customer_group]]");
      const std::string of_c = "label = \"Boarding area C\"\nreporting_group = ";
      edit("study.toml", of_c + "\"airport\"", of_c + "\"few\"");
    }
    for (const std::string item : {"q_art", "q_food"})
      edit("questionnaire.toml", "name = \"" + item + "\"",
           "name = \"" + item + "\"\naspect = true");
    const std::string key = " --import-key " + (folder_ / (name + ".key")).string();
    EXPECT_EQ(peil("data init " + folder + key).status, 0);
    EXPECT_EQ(
        peil("import " + folder + " " + (folder_ / "wave.csv").string() + " --wave 2015" + key)
            .status,
        0);
    return folder;
  }
};

TEST_F(Doors, AreAllOnTheListOfThisTest) {
  std::set<std::string> known;
  for (const auto& list : {without_figures, of_fiction, walked})
    known.insert(list.begin(), list.end());
  std::set<std::string> there;
  std::istringstream help(peil("--help").text);
  const std::regex command("^  peil ([a-z]+( [a-z]+)?)  .*");
  std::smatch found;
  for (std::string line; std::getline(help, line);) {
    if (std::regex_match(line, found, command)) there.insert(found[1]);
  }
  EXPECT_EQ(there, known) << "say here whether figures go through a new command, and walk it";
}

TEST_F(Doors, NameOnlyFiguresThatTheGateReleased) {
  std::set<std::string> released;
  const std::regex name("2015/[a-z_]+/[a-z_]+/[a-z]+(:[a-z0-9]+)?@[0-9a-f]+");
  const std::string tables = peil("tables " + study + data()).text;
  for (std::sregex_iterator it(tables.begin(), tables.end(), name), end; it != end; ++it)
    released.insert(it->str());
  ASSERT_GT(released.size(), 20u);
  std::size_t seen = 0;
  for (const auto& [door, text] : all()) {
    EXPECT_FALSE(text.empty()) << door;
    for (std::sregex_iterator it(text.begin(), text.end(), name), end; it != end; ++it) {
      ++seen;
      if (door == "tables --key") continue;  // says the key that it was asked for
      EXPECT_TRUE(released.contains(it->str())) << door << ' ' << it->str();
    }
  }
  EXPECT_GT(seen, 2 * released.size());
}

// The four of area C have a mark of 4.75, which nothing else here comes near.
TEST_F(Doors, PrintNoMarkOfThoseWhoAreTooFew) {
  const std::regex near_it("(^|[^0-9.:-])4[.,][5-9][0-9]*([^0-9]|$)");
  // Beside its marks this door prints percentages, one of which ends at 4.5.
  const std::regex nearer("(^|[^0-9.:-])4[.,]7[0-9]*([^0-9]|$)");
  const std::regex tag("<[^>]*>"), code("<(style|script)[^>]*>[^<]*</(style|script)>");
  // The file itself is its owner's: there it stands, and this test would see it.
  std::ofstream(folder_ / "own.json")
      << R"({"data": {"w": {"file": "wave.csv"}}, "designs": {"w": {"weight": "weight"}}, "analyses":
             [{"id": "m", "statistic": "mean", "variables": ["q_all"], "by": ["area"]}]})";
  ASSERT_TRUE(std::regex_search(peil("analyse " + (folder_ / "own.json").string()).text, near_it));
  for (const auto& [door, text] : all()) {
    const std::string words = std::regex_replace(std::regex_replace(text, code, " "), tag, " ");
    std::smatch found;
    EXPECT_FALSE(std::regex_search(words, found, door.starts_with("drivers") ? nearer : near_it))
        << door << ": ..."
        << found.prefix().str().substr(found.prefix().length() > 200
                                           ? static_cast<std::size_t>(found.prefix().length()) - 200
                                           : 0)
        << found.str();
  }
}

// Area B is what would give them away; its exact mark is in no door either.
TEST_F(Doors, PrintNothingFromWhichTheyFollow) {
  double sum = 0.0, people = 0.0;
  for (int i = 0; i < passengers; ++i) {
    if (std::string(area(i)) != "B") continue;
    sum += weight(i) * rating(i), people += weight(i);
  }
  std::ostringstream mark;
  mark << std::setprecision(17) << sum / people;
  const std::string digits = mark.str().substr(0, 8);  // not rounded, as the start of an exact text
  for (const auto& [door, text] : all()) EXPECT_EQ(text.find(digits), std::string::npos) << door;
}

// Nothing of the model of the four, nor of everybody beside the others, from which theirs follows.
TEST_F(Doors, TellNoDriversOfThoseWhoAreTooFew) {
  const Said said = peil("drivers " + with_aspects() + " --wave 2015 --json");
  ASSERT_EQ(said.status, 0) << said.text;
  const auto found = nlohmann::json::parse(said.text);
  std::size_t shown = 0;
  for (const auto& table : found["tables"]) {
    const bool few = table["group"] == "few";
    for (const auto& aspect : table["aspects"]) {
      for (const char* what : {"mean", "importance"}) {
        EXPECT_TRUE(!few || aspect[what].is_null()) << aspect.dump();
        shown += aspect[what].is_null() ? 0 : 1;
      }
    }
    EXPECT_TRUE(!few || !table["held"].empty());
  }
  EXPECT_GT(shown, 0u);
  std::set<std::string> whole;
  for (const auto& table : found["tables"]) {
    if (!table["r_squared"].is_null()) whole.insert(table["group"].get<std::string>());
  }
  EXPECT_FALSE(whole.contains("few"));
  EXPECT_FALSE(whole.contains("all") && whole.contains("airport")) << said.text;
}

}  // namespace
}  // namespace peil
