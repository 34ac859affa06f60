// Every page of results of the console, by the links between them, with its charts: no number of a
// group that is held stands on one, and every key is of a figure that was let out.
#include <gtest/gtest.h>

#include <deque>
#include <regex>
#include <set>

#include "peil/base/text.h"
#include "peil/disclosure/released.h"
#include "peil/render/document_files.h"
#include "peil/web/console/testing/results_house.h"

namespace peil::web::console {
namespace {

using testing::ResultsHouse;

constexpr std::size_t most_pages = 1000;

// A console that draws its pages as people see them.
struct House : ResultsHouse {
  render::DocumentFiles drawn;

  House() {
    Console::Options options{"server key"};
    options.documents = &drawn;
    options.results = kept.get();
    options.on_demand = on_demand.get();
    options.workbooks = &workbooks;
    options.program = "9.9.9 (abc)";
    console = std::make_unique<Console>(
        study, Door::Outside{store, passwords, secrets, world.clock}, options);
  }
};

bool is_of_results(const std::string& address) {
  for (const char* of : {"waves/", "trend", "priorities"}) {
    if (address.starts_with("/console/nl/" + std::string(of))) return !address.ends_with(".png");
  }
  return false;
}

// Where a page leads; its own address is left out by `seen`.
void follow(const std::string& page, std::set<std::string>& seen, std::deque<std::string>& next) {
  const std::regex link("href=\"([^\"?#]*)\"");
  for (std::sregex_iterator it(page.begin(), page.end(), link), end; it != end; ++it) {
    const std::string address = (*it)[1].str();
    if (is_of_results(address) && seen.insert(address).second) next.push_back(address);
  }
}

std::map<std::string, std::string> pages_of(const House& house, const std::string& reader) {
  std::map<std::string, std::string> pages;
  std::set<std::string> seen{"/console/nl/waves/2013", "/console/nl/trend",
                             "/console/nl/priorities"};
  std::deque<std::string> next(seen.begin(), seen.end());
  while (!next.empty() && pages.size() < most_pages) {
    const std::string address = next.front();
    next.pop_front();
    const HttpResponse page = house.ask(address, reader);
    EXPECT_EQ(page.status, 200) << address;
    follow(page.body, seen, next);
    pages[address] = page.body;
  }
  return pages;
}

// Keys of figures of a wave: "2013/d/overall/mean@...".
void expect_keys_let_out(const std::string& page, const std::set<std::string>& keys) {
  const std::regex key("data-key=\"(20[0-9]{2}/[^/\"]*/[^\"]*)\"");
  for (std::sregex_iterator it(page.begin(), page.end(), key), end; it != end; ++it)
    EXPECT_TRUE(keys.contains((*it)[1])) << (*it)[1];
}

TEST(HeldPages, OfTheConsoleShowNothingOfWhatIsHeld) {
  House house;
  const std::string reader = house.log_in(Role::Reader);
  const auto book = house.kept->wait();
  ASSERT_TRUE(house.on_demand->drivers(book));
  const disclosure::Released released = disclosure::release(book->study, book->waves);
  std::set<std::string> keys, out, held;
  for (const auto& [name, figure] : released.figures()) {
    keys.insert(figure.key());
    out.insert(exact_text(figure.estimate().value));
  }
  for (const WaveResults& wave : book->waves) {
    for (const auto& [name, estimate] : wave.estimates) {
      const std::string number = exact_text(estimate.value);
      if (released.held().contains(name) && number.size() > 12 && !out.contains(number))
        held.insert(number);
    }
  }
  ASSERT_FALSE(released.held().empty());
  const std::map<std::string, std::string> pages = pages_of(house, reader);
  EXPECT_LT(pages.size(), most_pages);
  std::size_t charts = 0, of_held = 0;
  for (const auto& [address, page] : pages) {
    SCOPED_TRACE(address);
    expect_keys_let_out(page, keys);
    for (const std::string& number : held) EXPECT_EQ(page.find(number), std::string::npos);
    charts += address.ends_with(".svg") ? 1 : 0;
    of_held += address.ends_with("/groups/d") ? 1 : 0;
  }
  EXPECT_GT(pages.size(), 40u);
  EXPECT_GT(charts, 0u);
  EXPECT_EQ(of_held, 2u);  // the page of those who are too few is there, and says why
}

}  // namespace
}  // namespace peil::web::console
