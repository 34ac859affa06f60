// What the console shows of a study, held against the figures.csv of its report, row by row: a
// figure has one value, one number of answers and one key, and reads the same, wherever somebody
// looks. One kind of row has no account to be held against, a line through three waves or more: it
// stands on the page of the trend, and the two waves here have none.
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <regex>
#include <set>

#include "peil/app/report_source.h"
#include "peil/base/text.h"
#include "peil/language/numbers.h"
#include "peil/render/document_files.h"
#include "peil/report/figure_files.h"
#include "peil/web/console/testing/results_house.h"

namespace peil {
namespace {

using web::console::testing::ResultsHouse;

constexpr const char* begin_of_console = "/console/nl/";

std::string in_html(std::string text) {
  for (const auto& [sign, written] : {std::pair{"&", "&amp;"}, {"'", "&#39;"}, {"<", "&lt;"}}) {
    const std::string from = sign, to = written;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  }
  return text;
}

// A number as a page shows it: the value of a figure, neither its bounds nor a difference.
struct ShownNumber {
  std::string value, text;
  auto operator<=>(const ShownNumber&) const = default;
};
using ShownByKey = std::map<std::string, std::set<ShownNumber>>;

void add_numbers(const std::string& page, ShownByKey& all) {
  static const std::regex number(
      "<data value=\"([^\"]*)\" data-key=\"([^\"]*)\">(?:<a [^>]*>)?([^<]*)<");
  for (std::sregex_iterator it(page.begin(), page.end(), number), end; it != end; ++it)
    all[(*it)[2]].insert({(*it)[1], (*it)[3]});
}

// Every page that can be reached by reading on, but for tables of one's own and what is taken
// along.
std::map<std::string, std::string> pages_of(const ResultsHouse& house, const std::string& reader) {
  static const std::regex link("href=\"([^\"#?]*)\"");
  std::map<std::string, std::string> pages;
  std::deque<std::string> ahead{begin_of_console + std::string("waves/2013")};
  while (!ahead.empty()) {
    const std::string at = ahead.front();
    ahead.pop_front();
    const auto [page, fresh] = pages.try_emplace(at);
    if (!fresh) continue;
    const web::HttpResponse got = house.ask(at, reader);
    EXPECT_EQ(got.status, 200) << at;
    page->second = got.body;
    for (std::sregex_iterator it(got.body.begin(), got.body.end(), link), end; it != end; ++it) {
      const std::string to = (*it)[1];
      const auto leads = [&](const char* part) { return to.find(part) != std::string::npos; };
      const bool is_page = to.starts_with(begin_of_console) && !leads("/tables") &&
                           !leads("/charts/") && !leads("/log") &&
                           !to.ends_with("/results");  // leads to a page of those
      if (is_page) ahead.push_back(to);
    }
  }
  return pages;
}

// A row of figures.csv.
struct Row {
  std::string name, part, value, answers;
};

std::vector<Row> rows_of(const std::string& csv) {
  std::vector<Row> rows;
  for (const std::string_view line : split(csv, '\n')) {
    const auto fields = split(line.substr(0, line.find('\r')), ',');
    if (fields.size() != 5 || fields[0] == "key") continue;
    const auto parts = split(fields[0], ' ');
    rows.push_back({std::string(parts[0]), parts.size() > 1 ? std::string(parts[1]) : "",
                    std::string(fields[1]), std::string(fields[4])});
  }
  return rows;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The account of a figure or of a driver that has a row's key, value and number of answers side by
// side; "" where there is none.
std::string accounted(const std::map<std::string, std::string>& pages, const Row& row) {
  const std::string key = "<code>" + in_html(row.name) + "</code>";
  const auto n = whole_number(row.answers);
  const std::string answers = n ? language::count(static_cast<std::size_t>(*n), "nl") : "";
  for (const auto& [at, page] : pages) {
    if (!has(at, "/figures/") || !has(page, key)) continue;
    const std::regex line("<tr>.*?</tr>");  // of a driver's figures: one line each
    for (std::sregex_iterator it(page.begin(), page.end(), line), end; it != end; ++it) {
      const std::string told = it->str();
      if (has(told, key) && has(told, ">" + row.value + "<") &&
          (answers.empty() || has(told, ">" + answers + "</td>")))
        return at;
    }
    const auto term = [&](const std::string& name, const std::string& words) {
      return std::regex_search(
          page, std::regex("<dt>" + name + "</dt><dd>(?:<data [^>]*>)?" +
                           std::regex_replace(words, std::regex("[.()]"), "\\$&") + "<"));
    };
    if (term("Waarde, niet afgerond", row.value) && term("Antwoorden", answers)) return at;
    // What a model explains, behind the same in percent.
    if (has(page, "</data> (" + row.value + ")</dd>") &&
        term("Antwoorden op alles van het model", answers))
      return at;
  }
  return {};
}

class ConsoleAgainstReport : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    house_ = new ResultsHouse(300, &writer_);
    house_->world.staff_weighs = true;
    house_->world.files.folder.erase("tables/ready.toml");  // another study: other figures
    house_->world.clock.at += 61;
    house_->kept->look();
    const auto made = house_->on_demand->drivers(house_->kept->wait());
    ASSERT_TRUE(made && made->drivers);
    pages_ = pages_of(*house_, house_->log_in(Role::Reader));
    const auto source = app::ReportSource::of({"study", "data", {}, {"nl"}}, house_->world.outside);
    ASSERT_TRUE(source.ok());
    const Document report = source.value().document("nl");
    rows_ = rows_of(report::figures_csv(report));
    add_numbers(writer_.write(report, DocumentFormat::Html), printed_);
  }
  static void TearDownTestSuite() { delete house_, house_ = nullptr; }

  inline static render::DocumentFiles writer_;
  inline static ResultsHouse* house_ = nullptr;
  inline static std::map<std::string, std::string> pages_;  // by address
  inline static std::vector<Row> rows_;
  inline static ShownByKey printed_;  // in the report
};

TEST_F(ConsoleAgainstReport, EveryRowIsAccountedForWithItsValueAnswersAndKey) {
  ASSERT_GT(rows_.size(), 30u);
  std::size_t of_drivers = 0;
  for (const Row& row : rows_) {
    EXPECT_NE(accounted(pages_, row), "")
        << row.name << " " << row.part << " " << row.value << " " << row.answers;
    of_drivers += std::ranges::count(row.name, '/') < 3 ? 1 : 0;
  }
  EXPECT_GT(of_drivers, 0u) << "without drivers half of the kinds of rows are not looked at";
}

TEST_F(ConsoleAgainstReport, AFigureReadsThereAsInTheReport) {
  std::map<std::string, std::string> values;
  for (const Row& row : rows_) {
    if (row.part.empty()) values[row.name] = row.value;
  }
  std::size_t seen = 0;
  for (const auto& [at, page] : pages_) {
    ShownByKey shown;
    add_numbers(page, shown);
    for (const auto& [key, numbers] : shown) {
      const auto value = values.find(key);
      if (value == values.end()) continue;  // the report does not use it
      for (const ShownNumber& one : numbers) {
        EXPECT_EQ(one.value, value->second) << key << " on " << at;
        EXPECT_TRUE(printed_.at(key).contains(one)) << key << " reads " << one.text << " on " << at;
        ++seen;
      }
    }
  }
  EXPECT_GT(seen, rows_.size());
}

}  // namespace
}  // namespace peil
