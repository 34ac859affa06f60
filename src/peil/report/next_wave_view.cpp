#include <cmath>

#include "peil/base/text.h"
#include "peil/language/numbers.h"
#include "peil/report/views.h"

namespace peil::report {
namespace {

using findings::GroupNeeds;

constexpr int margin_decimals = 2;

class Needs {
 public:
  Needs(Pen& pen, const findings::NextWave& next, const findings::Wish& wish,
        const findings::Prices& prices)
      : pen_(pen), next_(next), wish_(wish), prices_(prices) {}

  Section section() {
    Section section{"needs", pen_.text("needs.title"), {}};
    section.blocks.push_back(Paragraph{wish_words()});
    if (!prices_.none()) section.blocks.push_back(Paragraph{price_words()});
    section.blocks.push_back(table());
    section.blocks.push_back(Paragraph{pen_.say("needs.note"), Paragraph::Role::Note});
    return section;
  }

 private:
  // As it was typed, without zeros behind it.
  Words number(double value) const {
    const std::string exact = exact_text(value);
    const auto point = exact.find('.');
    const bool plain_digits = exact.find('e') == std::string::npos;
    const std::size_t decimals =
        point == std::string::npos || !plain_digits ? 0 : exact.size() - point - 1;
    return plain(language::number(value, static_cast<int>(decimals), pen_.language()));
  }

  Words wish_words() const {
    const Words from = plain(next_.from);
    if (wish_.margin)
      return pen_.say("needs.margin", {{"margin", number(*wish_.margin)},
                                       {"confidence", pen_.percent(next_.confidence)},
                                       {"wave", from}});
    return pen_.say(
        "needs.change",
        {{"change", number(*wish_.change)}, {"power", pen_.percent(wish_.power)}, {"wave", from}});
  }

  Words price_words() const {
    std::vector<Words> each;
    if (prices_.interview)
      each.push_back(pen_.say("needs.per-interview", {{"price", number(*prices_.interview)}}));
    if (prices_.invitation)
      each.push_back(pen_.say("needs.per-invitation", {{"price", number(*prices_.invitation)}}));
    return pen_.say("needs.prices", {{"prices", pen_.list(each)}});
  }

  PrintedTable table() {
    PrintedTable table;
    table.caption = pen_.say("needs.table", {{"wave", plain(next_.from)}});
    table.columns.push_back({pen_.say("column.group")});
    for (const char* key : {"needs.people", "needs.answers", "needs.margin-now", "needs.interviews",
                            "needs.invitations"})
      table.columns.push_back({pen_.say(key), true});
    if (!prices_.none()) table.columns.push_back({pen_.say("needs.cost"), true});
    const std::string* part = nullptr;
    for (const GroupNeeds& needs : next_.groups) {
      if (part == nullptr || part->empty() != needs.part_of.empty())
        table.rows.push_back(
            {{pen_.say(needs.part_of.empty() ? "needs.reporting" : "needs.customer")}, true});
      part = &needs.part_of;
      table.rows.push_back({cells(needs)});
    }
    return table;
  }

  Words count(std::size_t n) const { return pen_.count(n); }
  Words unknown() const { return pen_.say("needs.unknown"); }

  std::vector<Words> cells(const GroupNeeds& needs) {
    const Words group = pen_.group(needs.group);
    if (!needs.margin_now) return {group, pen_.why(pen_.material().mark(next_.from, needs.group))};
    std::vector<Words> cells{
        group, needs.people > 0 ? count(needs.people) : unknown(), count(needs.held),
        plain(language::number(*needs.margin_now, margin_decimals, pen_.language()))};
    if (needs.beyond) {
      cells.push_back(pen_.say("needs.beyond"));
      return cells;
    }
    cells.push_back(count(needs.interviews));
    cells.push_back(needs.invitations ? count(*needs.invitations) : unknown());
    if (prices_.none()) return cells;
    const auto cost = prices_.of(needs);
    cells.push_back(cost ? count(static_cast<std::size_t>(std::llround(*cost))) : unknown());
    return cells;
  }

  Pen& pen_;
  const findings::NextWave& next_;
  const findings::Wish& wish_;
  const findings::Prices& prices_;
};

}  // namespace

Section next_wave_view(Pen& pen, const findings::NextWave& next, const findings::Wish& wish,
                       const findings::Prices& prices) {
  return Needs(pen, next, wish, prices).section();
}

}  // namespace peil::report
