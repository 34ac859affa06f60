#include "peil/cli/plan_size_shared.h"

#include <fmt/format.h>

#include <ostream>

#include "peil/base/text.h"
#include "peil/base/visible.h"
#include "peil/cli/json_values.h"
#include "peil/cli/text_table.h"

namespace peil::cli {
namespace {

using findings::GroupAllocation;
using findings::NotShared;
using findings::ShareOfGroup;
using findings::StratumShare;
using nlohmann::ordered_json;

const char* words_for(NotShared why) {
  switch (why) {
    case NotShared::NotShown:
      return "its mark is not shown";
    case NotShared::NoNumber:
      return "no number of interviews is enough";
    case NotShared::NotDrawn:
      return "how many people there are in its parts is not recorded";
    case NotShared::Across:
      return "the strata of the sample run across customer groups";
    case NotShared::TooFew:
      return "at the response of this wave there are not enough people";
    case NotShared::NoSpread:
      return "all answers are alike";
    case NotShared::No:
      break;
  }
  return "";
}

const char* code_for(NotShared why) {
  switch (why) {
    case NotShared::NotShown:
      return "not-shown";
    case NotShared::NoNumber:
      return "no-number";
    case NotShared::NotDrawn:
      return "not-drawn";
    case NotShared::Across:
      return "across";
    case NotShared::TooFew:
      return "too-few";
    case NotShared::NoSpread:
      return "no-spread";
    case NotShared::No:
      break;
  }
  return "";
}

std::string label_of(const Study& study, const std::string& group) {
  const ReportingGroup* whole = study.reporting_group(group);
  const LocalText& text = whole != nullptr ? whole->label : study.customer_group(group)->label;
  return visible(text.at(study.source_language));
}

std::string margin(const std::optional<double>& value) {
  return value ? number_text(*value, 2) : "too few";
}

std::string signed_count(std::size_t now, std::size_t then) {
  if (now == then) return "0";
  return now > then ? "+" + std::to_string(now - then) : "-" + std::to_string(then - now);
}

TextTable strata_table(const GroupAllocation& of, const findings::Prices& prices,
                       const std::string& wave) {
  TextTable table;
  std::vector<std::string> head{"stratum",    "people",          "drawn in " + wave,
                                "interviews", "against " + wave, "invitations"};
  if (!prices.none()) head.push_back("cost");
  table.row(head);
  for (const StratumShare& s : of.strata) {
    std::vector<std::string> row{
        visible(s.stratum),
        std::to_string(s.people),
        std::to_string(s.drawn),
        std::to_string(s.interviews),
        of.margin_as_now ? signed_count(s.interviews, s.as_now) : "unknown",
        s.invitations ? std::to_string(*s.invitations) : "unknown"};
    if (!prices.none()) row.push_back(s.cost ? number_text(*s.cost, 0) : "unknown");
    table.row(row);
  }
  return table;
}

TextTable margin_table(const Study& study, const GroupAllocation& of, const std::string& wave) {
  TextTable table;
  table.row({"group", "interviews", "margin", "shared out as " + wave});
  table.row({label_of(study, of.group), std::to_string(of.interviews), margin(of.margin),
             margin(of.margin_as_now)});
  for (const ShareOfGroup& group : of.groups)
    table.row({"  " + label_of(study, group.group), std::to_string(group.interviews),
               margin(group.margin), margin(group.margin_as_now)});
  return table;
}

ordered_json as_json(const StratumShare& s, bool as_now) {
  return {{"stratum", s.stratum},
          {"group", s.group},
          {"people", s.people},
          {"drawn", s.drawn},
          {"sd", s.sd},
          {"sd_of", s.sd_of_whole ? "reporting-group" : "customer-group"},
          {"response", if_any(s.response)},
          {"interviews", s.interviews},
          {"interviews_as_now", as_now ? ordered_json(s.as_now) : ordered_json(nullptr)},
          {"invitations", if_any(s.invitations)},
          {"cost", if_any(s.cost)}};
}

ordered_json as_json(const GroupAllocation& of) {
  ordered_json one{{"group", of.group}, {"shared", of.why == NotShared::No}};
  if (of.why != NotShared::No) {
    one["why"] = code_for(of.why);
    return one;
  }
  ordered_json strata = ordered_json::array(), groups = ordered_json::array();
  for (const StratumShare& s : of.strata)
    strata.push_back(as_json(s, of.margin_as_now.has_value()));
  for (const ShareOfGroup& g : of.groups)
    groups.push_back({{"group", g.group},
                      {"interviews", g.interviews},
                      {"margin", if_any(g.margin)},
                      {"margin_as_now", if_any(g.margin_as_now)}});
  one["interviews"] = of.interviews;
  one["with_prices"] = of.with_prices;
  one["margin"] = if_any(of.margin);
  one["margin_as_now"] = if_any(of.margin_as_now);
  one["invitations"] = if_any(of.invitations);
  one["cost"] = if_any(of.cost);
  one["strata"] = std::move(strata);
  one["groups"] = std::move(groups);
  return one;
}

}  // namespace

void print_shared(const app::NextWaveSized& sized, const findings::Prices& prices,
                  std::ostream& out) {
  const std::string& wave = sized.next.from;
  for (const GroupAllocation& of : sized.allocations) {
    const std::string label = label_of(sized.study, of.group);
    if (of.why != NotShared::No) {
      out << "\n" << label << ": not shared out over strata, for " << words_for(of.why) << ".\n";
      continue;
    }
    out << "\n"
        << label << ", " << of.interviews << " interviews shared out over strata"
        << (of.with_prices ? " (fewer where an interview is dear):\n" : ":\n")
        << strata_table(of, prices, wave).text() << "Half of the interval that this gives:\n"
        << margin_table(sized.study, of, wave).text();
    if (of.invitations) out << fmt::format("Invitations: {}.", *of.invitations);
    if (!prices.none() && of.cost) out << " Cost: " << number_text(*of.cost, 0) << '.';
    if (of.invitations || (!prices.none() && of.cost)) out << '\n';
  }
}

ordered_json shared_json(const app::NextWaveSized& sized) {
  ordered_json all = ordered_json::array();
  for (const GroupAllocation& of : sized.allocations) all.push_back(as_json(of));
  return all;
}

}  // namespace peil::cli
