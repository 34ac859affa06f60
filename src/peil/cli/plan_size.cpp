#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "peil/app/next_wave_asked.h"
#include "peil/app/size_next_wave.h"
#include "peil/base/text.h"
#include "peil/base/visible.h"
#include "peil/cli/commands.h"
#include "peil/cli/json_values.h"
#include "peil/cli/percent_words.h"
#include "peil/cli/plan_size_shared.h"
#include "peil/cli/text_table.h"

namespace peil::cli {
namespace {

using findings::GroupNeeds;
using findings::NextWave;
using findings::Prices;
using nlohmann::ordered_json;

std::string label(const app::NextWaveSized& sized, const GroupNeeds& needs) {
  const Study& study = sized.study;
  const LocalText& text = needs.part_of.empty() ? study.reporting_group(needs.group)->label
                                                : study.customer_group(needs.group)->label;
  return (needs.part_of.empty() ? "" : "  ") + visible(text.at(study.source_language));
}

std::string number(const std::optional<std::size_t>& count) {
  return count ? std::to_string(*count) : "unknown";
}

std::vector<std::string> cells(const app::NextWaveSized& sized, const GroupNeeds& needs,
                               const Prices& prices) {
  const auto cost = prices.of(needs);
  if (!needs.margin_now) return {label(sized, needs), "not shown", "", "", "", "", ""};
  return {label(sized, needs),
          needs.people > 0 ? std::to_string(needs.people) : "unknown",
          std::to_string(needs.held),
          number_text(*needs.margin_now, 2),
          needs.beyond ? "no number is enough" : std::to_string(needs.interviews),
          needs.beyond ? "" : number(needs.invitations),
          cost ? number_text(*cost, 0) : ""};
}

std::string wish_words(const findings::Wish& wish, const NextWave& next) {
  const std::string sure = percent_number(next.confidence, 0) + "%";
  if (wish.margin)
    return fmt::format("each mark within {} to either side ({} confidence)",
                       exact_text(*wish.margin), sure);
  return fmt::format(
      "a change of {} since {} shown with a probability of {}%, when it is there (tested as "
      "the report tests it)",
      exact_text(*wish.change), next.from, percent_number(wish.power, 0));
}

void print_table(const app::NextWaveSized& sized, const findings::Wish& wish, const Prices& prices,
                 std::ostream& out) {
  if (sized.fictional) out << "Fictional data: the answers were made up by peil simulate.\n";
  out << "The next wave, for " << wish_words(wish, sized.next)
      << ", from the spread and response of " << sized.next.from << ":\n";
  TextTable table;
  table.row({"group", "people", "answers now", "margin now", "interviews", "invitations", "cost"});
  for (const GroupNeeds& needs : sized.next.groups) table.row(cells(sized, needs, prices));
  out << table.text()
      << "A reporting group is sized as one sample, drawn over its customer groups as now; a "
         "customer group (set in) by itself. Take the larger of the two sums.\n"
         "Margins are about chance only, not about who does not answer.\n";
  print_shared(sized, prices, out);
}

ordered_json as_json(const GroupNeeds& needs, const Prices& prices) {
  const auto cost = prices.of(needs);
  ordered_json one{
      {"group", needs.group},
      {"part_of", if_any(needs.part_of)},
      {"people", needs.people > 0 ? ordered_json(needs.people) : ordered_json(nullptr)},
      {"shown", needs.margin_now.has_value()}};
  if (!needs.margin_now) return one;
  one["answers"] = needs.held;
  one["margin"] = *needs.margin_now;
  one["response"] = if_any(needs.response);
  one["enough"] = !needs.beyond;
  one["interviews"] = needs.beyond ? ordered_json(nullptr) : ordered_json(needs.interviews);
  one["invitations"] =
      needs.beyond || !needs.invitations ? ordered_json(nullptr) : ordered_json(*needs.invitations);
  one["cost"] = if_any(cost);
  return one;
}

void print_json(const app::NextWaveSized& sized, const findings::Wish& wish, const Prices& prices,
                const std::string& allocation, std::ostream& out) {
  ordered_json groups = ordered_json::array();
  for (const GroupNeeds& needs : sized.next.groups) groups.push_back(as_json(needs, prices));
  ordered_json all{{"study", sized.study.name},
                   {"from", sized.next.from},
                   {"fictional", sized.fictional},
                   {"confidence", sized.next.confidence}};
  if (wish.margin) all["margin"] = *wish.margin;
  if (wish.change) all["change"] = *wish.change, all["power"] = wish.power;
  all["groups"] = std::move(groups);
  all["allocation"] = allocation;
  all["allocations"] = shared_json(sized);
  out << all.dump(2) << '\n';
}

// What is wrong, with the options as they are typed.
void print_wrong(const Problems& problems, std::ostream& err) {
  for (const Problem& problem : problems) {
    if (problem.where.empty())
      err << "Say what is wanted: --margin or --change, one of the two.\n";
    else
      err << "--" << problem.where << ": " << problem.message << '\n';
  }
  err << "See peil plan size --help.\n";
}

int run_size(const Arguments& arguments, Outside& outside, Streams streams) {
  app::TypedNumbers typed;
  for (const app::NextWaveNumber& number : app::next_wave_numbers()) {
    const std::string option = "--" + std::string(number.name);
    if (arguments.has(option)) typed.emplace_back(number.name, arguments.text(option));
  }
  const std::string allocation =
      arguments.text("--allocation", std::string(app::next_wave_allocations().front().name));
  typed.emplace_back(app::allocation_asked, allocation);
  const auto asked = app::next_wave_asked(typed);
  if (!asked.ok()) return print_wrong(asked.problems(), streams.err), WrongUse;
  const auto& [wish, prices, rule] = asked.value();
  app::NextWaveRequest request;
  request.study = arguments.text("STUDY");
  request.data = arguments.text("--data", request.study + "/data");
  request.wish = wish;
  request.prices = prices;
  request.allocation = rule;
  const auto sized = app::size_next_wave(request, outside);
  if (!sized.ok()) return print(sized.problems(), streams.err), ProblemsInInput;
  if (arguments.has("--json"))
    print_json(sized.value(), wish, prices, allocation, streams.out);
  else
    print_table(sized.value(), wish, prices, streams.out);
  return Done;
}

}  // namespace

const Command plan_size{
    {"plan size",
     "Says how many interviews the next wave takes for a margin or a change that is wanted.",
     {{"STUDY", "the study's folder", true, false},
      {"--margin", "half the interval of each mark, in marks: 0.1", false, false},
      {"--change", "a change of the mark that is to be shown: 0.2", false, false},
      {"--power", "probability that the change is shown when it is there (0.8)", false, false},
      {"--interview-price", "of one interview", false, false},
      {"--invitation-price", "of one person who is invited", false, false},
      {"--allocation", "over strata: neyman (when not given), proportional, equal or power", false,
       false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--json", "for a program (docs/commands/plan.md)", false, true}}},
    run_size};

}  // namespace peil::cli
