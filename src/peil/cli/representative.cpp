#include "peil/cli/representative.h"

#include <fmt/format.h>

#include "peil/base/text.h"
#include "peil/cli/json_values.h"

namespace peil::cli {

using nlohmann::ordered_json;

ordered_json representative_json(const std::optional<fieldwork::RIndicator>& found,
                                 double mark_sd) {
  if (!found) return nullptr;
  ordered_json partial = ordered_json::array();
  for (const auto& one : found->partial)
    partial.push_back({{"variable", one.variable}, {"value", one.value}});
  return {{"value", found->value},
          {"standard_error", if_any(found->standard_error)},
          {"unadjusted", found->unadjusted},
          {"mean_propensity", found->mean_propensity},
          {"most_bias", found->most_bias},
          {"most_bias_of_mark",
           mark_sd > 0.0 ? ordered_json(mark_sd * found->most_bias) : ordered_json(nullptr)},
          {"variables", found->variables},
          {"partial", std::move(partial)}};
}

std::string representative_words(const fieldwork::RIndicator& found, double mark_sd) {
  std::string text = fmt::format("\nR-indicator {:.3f}", found.value);
  text += found.standard_error ? fmt::format(" (standard error {:.3f})", *found.standard_error)
                               : " (no more spread of response than chance gives)";
  text += fmt::format(", from {}.\n", join(found.variables, ", "));
  text += fmt::format(
      "As far as answering depends on these only, a mean is off by at most {:.3f} standard "
      "deviations of an answer",
      found.most_bias);
  if (mark_sd > 0.0) text += fmt::format(": {:.2f} of the overall mark", found.most_bias * mark_sd);
  text += ".\n";
  for (const auto& partial : found.partial)
    text += fmt::format("  {}: {:.3f}\n", partial.variable, partial.value);
  return text;
}

}  // namespace peil::cli
