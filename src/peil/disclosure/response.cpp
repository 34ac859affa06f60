#include "peil/disclosure/response.h"

#include <algorithm>
#include <numeric>

#include "peil/disclosure/subtraction.h"

namespace peil::disclosure {
namespace {

// Holds what is not shown and what it would follow from; `things` and `figures` lie alike.
template <class T, class Wipe>
void protect_all(std::vector<Gated<T>>& things, std::span<const std::size_t> answers,
                 std::span<const Counted> figures, std::size_t least, const Wipe& wipe) {
  const std::vector<bool> further = protect(answers, figures, least);
  for (std::size_t i = 0; i < things.size(); ++i) {
    if (!figures[i].shown)
      things[i].held = things[i].held.value_or(Held::TooFew);
    else if (further[i])
      things[i].held = Held::Protecting;
    if (things[i].held) things[i].told = wipe(things[i].told);
  }
}

bool is_of_groups(const fieldwork::ResponseLine& line) {
  return line.variable == "all" || line.variable == "reporting_group" ||
         line.variable == "customer_group";
}

void release_lines(const Study& study, const fieldwork::ResponseAccount& account,
                   ReleasedResponse& result) {
  std::vector<std::size_t> answers;
  for (const DrawnCell& cell : account.cells) answers.push_back(cell.answered);
  std::vector<Counted> figures;
  for (const fieldwork::ResponseLine& line : account.lines) {
    Counted one;
    one.parts.assign(line.cells.begin(), line.cells.end());
    one.free_to_hold = !is_of_groups(line);
    one.shown = !one.free_to_hold || line.answered >= study.rules.least_shown;
    one.cost = static_cast<double>(line.answered);
    figures.push_back(std::move(one));
    result.lines.push_back({line});
  }
  protect_all(result.lines, answers, figures, study.rules.least_shown,
              [](const fieldwork::ResponseLine& line) {
                fieldwork::ResponseLine only;
                only.variable = line.variable, only.level = line.level;
                return only;
              });
}

void release_languages(const Study& study, const fieldwork::ResponseAccount& account,
                       ReleasedResponse& result) {
  std::map<std::string, LanguageLine> by_language;
  std::map<std::string, std::vector<Part>> parts;
  std::vector<std::size_t> answers;
  for (const AnsweredIn& one : account.languages) {
    LanguageLine& line = by_language[one.language];
    line.language = one.language;
    line.answered += one.answered, line.complete += one.complete;
    parts[one.language].push_back(static_cast<Part>(answers.size()));
    answers.push_back(one.answered);
  }
  std::vector<Counted> figures;
  for (const auto& [language, line] : by_language) {
    figures.push_back({parts[language], line.answered >= study.rules.least_shown, true,
                       static_cast<double>(line.answered)});
    result.languages.push_back({line});
  }
  // Everybody, and every group, is out: what is left of the languages together follows from it.
  Counted all;
  all.parts.resize(answers.size());
  std::iota(all.parts.begin(), all.parts.end(), Part{0});
  all.free_to_hold = false;
  figures.push_back(all);
  const std::vector<bool> further = protect(answers, figures, study.rules.least_shown);
  for (std::size_t i = 0; i < result.languages.size(); ++i) {
    if (figures[i].shown && !further[i]) continue;
    result.languages[i].held = figures[i].shown ? Held::Protecting : Held::TooFew;
    result.languages[i].told = {result.languages[i].told.language, 0, 0};
  }
}

// All, or all but one, of a few people did the same: who knows one of them knows the rest.
bool tells_all(const Rules& rules, std::size_t people, std::initializer_list<std::size_t> did) {
  return people < rules.least_tested &&
         std::ranges::any_of(did, [&](std::size_t n) { return n + 1 >= people; });
}

// Why the figures of an item in a domain stay inside, all of them; nothing where one is shown.
// Their number of answers is a secret then too.
std::optional<Held> all_held(const Released& released, const std::string& wave,
                             const fieldwork::ItemResponse& of) {
  const FigureName first{wave, of.domain, of.item, ""};
  const auto is_of = [&](const FigureName& name) {
    return name.wave == wave && name.domain == of.domain && name.measure == of.item;
  };
  const auto shown = released.figures().lower_bound(first);
  if (shown != released.figures().end() && is_of(shown->first)) return {};
  const auto held = released.held().lower_bound(first);
  return held != released.held().end() && is_of(held->first) ? held->second : Held::NoAnswers;
}

// Things by domain of which each reader sees all domains of one name. `why` says what is held for
// itself, `people` whom it counts, who are to be guarded.
template <class T, class Name, class People, class Why, class Wipe>
void release_by_domain(const Rules& rules, const std::vector<T>& all, std::vector<Gated<T>>& into,
                       const Name& name, const People& people, const Why& why, const Wipe& wipe) {
  for (std::size_t from = 0; from < all.size();) {
    std::vector<std::size_t> answers;
    std::vector<Counted> figures;
    std::vector<Gated<T>> things;
    std::size_t to = from;
    for (; to < all.size() && name(all[to]) == name(all[from]); ++to) {
      Counted figure;
      std::size_t n = 0;
      for (const auto& [cell, count] : people(all[to])) {
        if (answers.size() <= cell) answers.resize(cell + 1, 0);
        answers[cell] = count, n += count;
        figure.parts.push_back(static_cast<Part>(cell));
      }
      Gated<T> thing{all[to], why(all[to])};
      if (n < rules.least_shown) thing.held = Held::TooFew;
      figure.shown = !thing.held;
      figure.cost = static_cast<double>(n);
      figures.push_back(std::move(figure));
      things.push_back(std::move(thing));
    }
    protect_all(things, answers, figures, rules.least_shown, wipe);
    std::ranges::move(things, std::back_inserter(into));
    from = to;
  }
}

void release_items(const Study& study, const fieldwork::ResponseAccount& account,
                   const Released& released, ReleasedResponse& result) {
  using fieldwork::ItemResponse;
  const auto why = [&](const ItemResponse& one) {
    const bool tells =
        tells_all(study.rules, one.asked(), {one.dont_know, one.not_applicable, one.skipped});
    if (tells) return std::optional(Held::OneAnswer);
    return one.language.empty() ? all_held(released, account.wave, one) : std::nullopt;
  };
  release_by_domain(
      study.rules, account.items, result.items, [](const ItemResponse& one) { return one.item; },
      [](const ItemResponse& one) { return one.answered_in; }, why,
      [](const ItemResponse& one) {
        return ItemResponse{one.item, one.domain, 0, 0, 0, 0, 0, one.language};
      });
  for (auto& one : result.items) one.told.answered_in.clear();
}

void release_straight(const Study& study, const fieldwork::ResponseAccount& account,
                      ReleasedResponse& result) {
  using fieldwork::StraightLines;
  const auto why = [&](const StraightLines& one) {
    return tells_all(study.rules, one.people, {one.same}) ? std::optional(Held::OneAnswer)
                                                          : std::nullopt;
  };
  release_by_domain(
      study.rules, account.straight, result.straight,
      [](const StraightLines& one) { return one.matrix; },
      [](const StraightLines& one) { return one.people_in; }, why,
      [](const StraightLines& one) {
        return StraightLines{one.matrix, one.domain, one.rows, 0, 0, one.language};
      });
  for (auto& one : result.straight) one.told.people_in.clear();
}

void release_means(const Study& study, const fieldwork::ResponseAccount& account,
                   const Released& released, ReleasedResponse& result) {
  const auto why = [&](const std::string& domain) -> std::optional<Held> {
    const FigureName name{account.wave, domain, study.overall, "mean"};
    return released.figure(name) != nullptr ? std::nullopt : std::optional(released.why(name));
  };
  for (const estimate::MarkWeighting& one : account.marks) {
    const auto held = why(one.domain);
    estimate::MarkWeighting only;
    only.domain = one.domain;
    result.marks.push_back({held ? only : one, held});
  }
  // A contrast of two parts of a group: with the group's mean it gives the mean of either.
  for (const fieldwork::LateContrast& one : account.late) {
    auto held = why(one.domain);
    if (!held && std::min(one.early, one.late) < study.rules.least_tested &&
        one.known != fieldwork::LateContrast::Known::OneDay)
      held = Held::TooFew;
    fieldwork::LateContrast only;
    only.domain = one.domain;
    result.late.push_back({held ? only : one, held});
  }
}

// A level of which the numbers of people stay inside is not spoken of.
std::vector<bool> shown_lines(const fieldwork::LaggingLevels& found,
                              const ReleasedResponse& result) {
  std::vector<bool> shown;
  for (const fieldwork::LaggingLevel& one : found.levels)
    shown.push_back(std::ranges::any_of(result.lines, [&](const auto& line) {
      return !line.held && line.told.variable == one.variable && line.told.level == one.level;
    }));
  return shown;
}

}  // namespace

ReleasedResponse release_response(const Study& study, const fieldwork::ResponseAccount& account,
                                  const Released& released) {
  ReleasedResponse result;
  result.wave = account.wave, result.mode = account.mode;
  result.imported = account.imported, result.fictional = account.fictional;
  result.frame_rows = account.frame_rows, result.left_out = account.left_out;
  release_lines(study, account, result);
  release_languages(study, account, result);
  release_items(study, account, released, result);
  release_straight(study, account, result);
  release_means(study, account, released, result);
  ReleasedSigns signs = release_signs(study, account.wave, account.lagging,
                                      shown_lines(account.lagging, result), account.top, released);
  result.lagging = std::move(signs.lagging), result.top = std::move(signs.top);
  const auto complete =
      std::accumulate(account.cells.begin(), account.cells.end(), std::size_t{0},
                      [](std::size_t sum, const DrawnCell& cell) { return sum + cell.complete; });
  if (complete >= study.rules.least_shown) result.representative = account.representative;
  const FigureName mark{account.wave, "all", study.overall, "mean"};
  if (released.figure(mark) != nullptr) result.mark_sd = account.mark_sd;
  return result;
}

}  // namespace peil::disclosure
