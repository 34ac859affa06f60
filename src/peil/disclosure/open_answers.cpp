#include "peil/disclosure/open_answers.h"

#include <algorithm>
#include <map>

#include "peil/disclosure/subtraction.h"

namespace peil::disclosure {
namespace {

/// People whose answers are told as one number.
struct OpenSet {
  std::size_t asked = 0, answers = 0;
  std::vector<Part> parts{};  // of the answers

  void add(const AnsweredOpen& one, std::size_t part) {
    asked += one.asked, answers += one.answers;
    if (one.answers > 0) parts.push_back(static_cast<Part>(part));
  }
};

// Of a few people all, or all but one, wrote something: who knows one of them knows the rest.
std::optional<Held> held_for_itself(const Rules& rules, const OpenSet& set) {
  if (set.answers < rules.least_shown) return Held::TooFew;
  if (set.asked < rules.least_tested && set.answers + 1 >= set.asked) return Held::OneAnswer;
  return {};
}

ReleasedOpen released_open(const Rules& rules, const std::string& item,
                           const std::vector<AnsweredOpen>& counts) {
  OpenSet all;
  std::map<std::string, OpenSet> languages;
  std::vector<std::size_t> answers;
  for (const AnsweredOpen& one : counts) {
    if (one.item != item) continue;
    all.add(one, answers.size());
    languages[one.language].add(one, answers.size());
    if (one.answers > 0) answers.push_back(one.answers);
  }
  std::erase_if(languages, [](const auto& one) { return one.second.answers == 0; });
  ReleasedOpen result{item, {all.answers, held_for_itself(rules, all)}, {}};
  if (all.answers == 0) return result;
  std::vector<Counted> figures{
      {all.parts, !result.all.held, true, static_cast<double>(all.answers)}};
  for (const auto& [language, set] : languages) {
    const auto held = held_for_itself(rules, set);
    result.languages.push_back({language, {set.answers, held}});
    figures.push_back({set.parts, !held, true, static_cast<double>(set.answers)});
  }
  const std::vector<bool> further = protect(answers, figures, rules.least_shown);
  const auto settle = [&](OpenCount& count, std::size_t figure) {
    if (further[figure]) count.held = Held::Protecting;
    if (count.held) count.answers = 0;
  };
  settle(result.all, 0);
  for (std::size_t i = 0; i < result.languages.size(); ++i)
    settle(result.languages[i].second, i + 1);
  return result;
}

}  // namespace

std::vector<ReleasedOpen> release_open_answers(const Rules& rules,
                                               const std::vector<AnsweredOpen>& counts) {
  std::vector<ReleasedOpen> all;
  for (const AnsweredOpen& one : counts) {
    if (std::ranges::find(all, one.item, &ReleasedOpen::item) == all.end())
      all.push_back(released_open(rules, one.item, counts));
  }
  return all;
}

}  // namespace peil::disclosure
