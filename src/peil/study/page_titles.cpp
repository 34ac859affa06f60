#include "peil/study/page_titles.h"

#include <fmt/format.h>

#include <algorithm>

#include "peil/base/text.h"
#include "peil/study/name_list.h"

namespace peil::study {
namespace {

bool same_but_for_digits(std::string a, std::string b) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  std::erase_if(a, digit), std::erase_if(b, digit);
  return a == b;
}

bool has(const std::vector<NamedPage>& pages, const std::string& name) {
  return std::ranges::find(pages, name, &NamedPage::name) != pages.end();
}

std::vector<std::string> names_of(const std::vector<NamedPage>& pages) {
  std::vector<std::string> names;
  for (const NamedPage& page : pages) names.push_back(page.name);
  return names;
}

}  // namespace

void check_page_titles(const std::vector<NamedPage>& asked, const std::vector<NamedPage>& titled,
                       FileProblems& problems) {
  std::vector<std::string> without = names_of(asked);
  std::erase_if(without, [&](const std::string& name) { return has(titled, name); });
  for (const NamedPage& page : titled) {
    if (has(asked, page.name)) continue;
    const auto near = nearest(page.name, without);
    if (near) std::erase(without, *near);
    problems.add(
        "page.unused", page.at, fmt::format("No question is on the page '{}'.", page.name),
        near ? fmt::format("Line {} puts a question on '{}': one of the two names is "
                           "misspelt.",
                           std::ranges::find(asked, *near, &NamedPage::name)->at.line, *near)
             : did_you_mean(page.name, names_of(asked)));
  }
  for (const std::string& name : without) {
    const auto near = nearest(name, names_of(titled));
    if (!near || same_but_for_digits(name, *near)) continue;
    problems.add("page.untitled", std::ranges::find(asked, name, &NamedPage::name)->at,
                 fmt::format("There is no [[page]] called '{}'.", name),
                 fmt::format("Did you mean '{}'? Else give it a title of its own.", *near));
  }
}

}  // namespace peil::study
