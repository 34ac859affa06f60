#include "peil/cli/figure_changes.h"

#include <algorithm>
#include <array>
#include <vector>

#include "peil/base/visible.h"
#include "peil/cli/json_values.h"
#include "peil/findings/wording.h"

namespace peil::cli {
namespace {

using app::FigureChange;
using app::FigureRow;
using findings::Wording;
using nlohmann::ordered_json;

constexpr std::array<const char*, 6> parts_known{"answers", "program", "questionnaire",
                                                 "rules",   "sample",  "weights"};

std::string part_text(const std::string& part, const Wording& words) {
  const bool known = std::ranges::find(parts_known, part) != parts_known.end();
  return known ? words.text("figures.part." + part) : visible(part);
}

std::string why_text(const app::FigureCauses& causes, const Wording& words) {
  std::string all;
  const auto add = [&](const std::string& sentence) { all += (all.empty() ? "" : " ") + sentence; };
  if (!causes.hidden.empty()) add(words.text("figures.why.hidden", {{"why", causes.hidden}}));
  if (causes.wave) add(words.text("figures.why.wave"));
  if (causes.untold) add(words.text("figures.why.untold"));
  std::vector<std::string> parts;
  for (const std::string& part : causes.parts) parts.push_back(part_text(part, words));
  if (!parts.empty())
    add(words.text(parts.size() == 1 ? "figures.why.parts" : "figures.why.parts-several",
                   {{"parts", words.list(parts)}}));
  if (causes.elsewhere()) add(words.text("figures.why.elsewhere"));
  return all;
}

std::string row_text(const FigureRow& row, int decimals, const Wording& words) {
  const auto number = [&](const std::optional<double>& value) {
    return value ? words.number(*value, decimals) : words.text("page.none");
  };
  const std::string value =
      row.low && row.high ? words.text("figures.value-interval", {{"value", number(row.value)},
                                                                  {"low", number(row.low)},
                                                                  {"high", number(row.high)}})
                          : number(row.value);
  if (!row.answers || *row.answers < 0) return value;
  return words.text("figures.answers",
                    {{"value", value}, {"n", words.count(static_cast<std::size_t>(*row.answers))}});
}

// So many that what differs is seen to.
int decimals_of(const FigureChange& change, const Wording& words) {
  constexpr std::array<int, 7> tried{2, 3, 4, 5, 6, 8, 12};
  for (const int decimals : tried) {
    if (!change.before || !change.after ||
        row_text(*change.before, decimals, words) != row_text(*change.after, decimals, words))
      return change.before && change.after ? decimals : tried.front();
  }
  return 17;  // a double has no more
}

std::string line_of(const FigureChange& change, const Wording& words) {
  const int decimals = decimals_of(change, words);
  const std::string figure = visible(change.figure), why = why_text(change.causes, words);
  const auto row = [&](const FigureRow& of) { return row_text(of, decimals, words); };
  if (!change.before)
    return words.text("figures.one.came",
                      {{"figure", figure}, {"after", row(*change.after)}, {"why", why}});
  if (!change.after)
    return words.text("figures.one.went",
                      {{"figure", figure}, {"before", row(*change.before)}, {"why", why}});
  return words.text("figures.one.changed", {{"figure", figure},
                                            {"before", row(*change.before)},
                                            {"after", row(*change.after)},
                                            {"why", why}});
}

ordered_json json_of(const std::optional<FigureRow>& row) {
  if (!row) return nullptr;
  return {{"digest", row->digest},
          {"value", if_any(row->value)},
          {"low", if_any(row->low)},
          {"high", if_any(row->high)},
          {"n", if_any(row->answers)}};
}

ordered_json json_of(const app::FigureCauses& causes) {
  ordered_json all = ordered_json::array();
  for (const std::string& part : causes.parts) all.push_back(part);
  if (!causes.hidden.empty()) all.push_back("hidden");
  if (causes.wave) all.push_back("wave");
  if (causes.untold) all.push_back("untold");
  if (causes.elsewhere()) all.push_back("elsewhere");
  return all;
}

}  // namespace

std::string changes_text(const app::FigureChanges& changes, const std::string& earlier,
                         const std::string& language) {
  const Wording words(language);
  const auto& all = changes.all;
  const auto came = static_cast<std::size_t>(
      std::ranges::count_if(all, [](const FigureChange& c) { return !c.before; }));
  const auto went = static_cast<std::size_t>(
      std::ranges::count_if(all, [](const FigureChange& c) { return !c.after; }));
  const std::string same = words.count(changes.same), of = visible(earlier);
  if (all.empty()) return words.text("figures.unchanged", {{"earlier", of}, {"same", same}}) + "\n";
  std::string text =
      words.text("figures.changed", {{"earlier", of},
                                     {"changed", words.count(all.size() - came - went)},
                                     {"new", words.count(came)},
                                     {"gone", words.count(went)},
                                     {"same", same}}) +
      "\n";
  for (const FigureChange& change : all) text += "  " + line_of(change, words) + "\n";
  return text;
}

ordered_json json_of(const app::FigureChanges& changes) {
  ordered_json figures = ordered_json::array();
  for (const FigureChange& change : changes.all)
    figures.push_back({{"figure", change.figure},
                       {"before", json_of(change.before)},
                       {"after", json_of(change.after)},
                       {"causes", json_of(change.causes)},
                       {"hidden", if_any(change.causes.hidden)}});
  return {{"figures", std::move(figures)}, {"same", changes.same}};
}

}  // namespace peil::cli
