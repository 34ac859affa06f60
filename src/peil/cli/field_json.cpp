#include <nlohmann/json.hpp>

#include "peil/cli/field_words.h"
#include "peil/cli/json_values.h"
#include "peil/cli/representative.h"

namespace peil::cli {
namespace {

using nlohmann::ordered_json;

ordered_json rates_of(const fieldwork::ResponseRates& rates) {
  ordered_json all = ordered_json::object();
  for (const fieldwork::NamedRate& one : fieldwork::named_rates())
    all[std::string(one.name)] = if_any(rates.*one.rate);
  return all;
}

ordered_json field_line(const fieldwork::FieldLine& line) {
  ordered_json codes = ordered_json::object();
  for (const fieldwork::OutcomeName& one : fieldwork::outcomes)
    codes[std::string(one.code)] = line.with(one.outcome);
  return {{"variable", line.variable},
          {"level", if_any(line.level)},
          {"drawn", line.drawn},
          {"sent", if_any(line.sent)},
          {"delivered", if_any(line.delivered)},
          {"started", line.started},
          {"completed", line.completed},
          {"partial", line.partial},
          {"codes", std::move(codes)},
          {"rates", rates_of(line.rates())},
          {"rates_weighted", rates_of(line.rates_weighted())}};
}

}  // namespace

std::string field_json(const app::FieldOfStudy& of) {
  const app::FieldFigures& field = of.field;
  ordered_json all{{"study", of.study.name},       {"wave", field.wave},
                   {"fictional", field.fictional}, {"sending_recorded", field.sending_recorded},
                   {"contacts", field.contacts},   {"contacts_of_nobody", field.strangers},
                   {"partial_from", field.partial}};
  ordered_json groups = ordered_json::array(), days = groups, left = groups;
  for (const auto& line : field.lines) groups.push_back(field_line(line));
  for (const auto& day : field.days)
    days.push_back({{"day", day_text(day.day)}, {"completed", day.people}, {"so_far", day.so_far}});
  for (const auto& page : field.break_off)
    left.push_back({{"page", page.page}, {"people", page.people}, {"partial", page.partial}});
  all["groups"] = std::move(groups);
  all["days"] = std::move(days);
  all["break_off"] = std::move(left);
  all["r_indicator"] = representative_json(field.representative, 0.0);
  return all.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace peil::cli
