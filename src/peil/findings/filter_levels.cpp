#include "peil/findings/filter_levels.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::findings {
namespace {

using Op = Expression::Op;

// Whether a level is what the filter writes, as text or as number.
bool is_level(const std::string& level, const Expression& written) {
  return written.op == Op::Text ? level == written.text : decimal_number(level) == written.number;
}

void look_for_level(const Expression& answer, const Expression& written, const Dataset& wave,
                    std::vector<NobodysLevel>& found) {
  const bool is_value =
      (written.op == Op::Text && !written.text.empty()) || written.op == Op::Number;
  if (answer.op != Op::Answer || !is_value || wave.item(answer.text) != nullptr) return;
  const Grouping* by = wave.grouping(answer.text);
  if (by == nullptr || std::ranges::any_of(by->levels, [&](const std::string& level) {
        return is_level(level, written);
      }))
    return;
  NobodysLevel one{answer.text, written.op == Op::Text ? written.text : exact_text(written.number),
                   by->levels};
  if (std::ranges::find(found, one) == found.end()) found.push_back(std::move(one));
}

void look_in(const Expression& e, const Dataset& wave, std::vector<NobodysLevel>& found) {
  if (e.op == Op::Equal || e.op == Op::NotEqual || e.op == Op::Selected) {
    look_for_level(e.parts[0], e.parts[1], wave, found);
    look_for_level(e.parts[1], e.parts[0], wave, found);
  }
  for (const Expression& part : e.parts) look_in(part, wave, found);
}

}  // namespace

std::vector<NobodysLevel> nobodys_levels(const Expression& filter, const Dataset& wave) {
  std::vector<NobodysLevel> found;
  look_in(filter, wave, found);
  return found;
}

}  // namespace peil::findings
