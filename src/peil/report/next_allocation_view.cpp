#include <cmath>
#include <set>

#include "peil/base/text.h"
#include "peil/language/numbers.h"
#include "peil/report/views.h"

namespace peil::report {
namespace {

using findings::GroupAllocation;
using findings::NotShared;
using findings::StratumShare;

constexpr int margin_decimals = 2;

std::string word_for(NotShared why) {
  switch (why) {
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
    case NotShared::NotShown:
    case NotShared::No:
      break;
  }
  return "not-shown";
}

std::string word_for(Allocation rule, bool with_prices) {
  switch (rule) {
    case Allocation::Proportional:
      return "proportional";
    case Allocation::Equal:
      return "equal";
    case Allocation::Power:
      return "power";
    case Allocation::Neyman:
    case Allocation::Given:
      break;
  }
  return with_prices ? "neyman-prices" : "neyman";
}

class Shares {
 public:
  Shares(Pen& pen, const std::string& wave, const findings::Prices& prices)
      : pen_(pen), wave_(wave), prices_(prices) {}

  void tell(const GroupAllocation& of, Section& section) const {
    section.blocks.push_back(Heading{pen_.group(of.group)});
    if (of.why != NotShared::No) {
      section.blocks.push_back(Paragraph{pen_.say("shared.why." + word_for(of.why))});
      return;
    }
    section.blocks.push_back(Paragraph{whole_words(of)});
    section.blocks.push_back(strata_table(of));
    section.blocks.push_back(margin_table(of));
    if (Words spread = whole_spread(of); !spread.empty())
      section.blocks.push_back(Paragraph{std::move(spread), Paragraph::Role::Note});
  }

 private:
  Words margin(const std::optional<double>& value) const {
    if (!value) return pen_.say("shared.no-margin");
    return plain(language::number(*value, margin_decimals, pen_.language()));
  }
  Words money(double cost) const {
    return pen_.count(static_cast<std::size_t>(std::llround(cost)));
  }
  Words this_wave() const { return plain(wave_); }

  Words whole_words(const GroupAllocation& of) const {
    Words words = pen_.say("shared.whole", {{"n", pen_.count(of.interviews)},
                                            {"margin", margin(of.margin)},
                                            {"now", margin(of.margin_as_now)},
                                            {"wave", this_wave()}});
    if (of.invitations)
      words =
          std::move(words) + pen_.say("shared.invitations", {{"n", pen_.count(*of.invitations)}});
    if (!prices_.none() && of.cost)
      words = std::move(words) + pen_.say("shared.cost", {{"cost", money(*of.cost)}});
    return words;
  }

  // "Students, granted": labels of the study where it has them.
  Words stratum(const StratumShare& s) const {
    const Plan* plan = pen_.study().plan(wave_);
    const auto parts = split(s.stratum, '/');
    if (plan == nullptr || plan->strata.size() != parts.size()) return pen_.group(s.group);
    std::vector<Words> words;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string part(parts[i]);
      words.push_back(plan->strata[i] == plan->group ? pen_.group(s.group)
                                                     : level(plan->strata[i], part));
    }
    return join(words, ", ");
  }

  Words level(const std::string& column, const std::string& name) const {
    const BackgroundVariable* variable = pen_.study().background_variable(column);
    if (variable == nullptr) return plain(name);
    for (const BackgroundVariable::Level& level : variable->levels) {
      if (level.name == name) return pen_.label(level.label);
    }
    return plain(name);
  }

  PrintedTable strata_table(const GroupAllocation& of) const {
    PrintedTable table;
    table.caption = pen_.say("shared.table", {{"group", pen_.group(of.group)}});
    table.columns = {{pen_.say("shared.stratum")},
                     {pen_.say("needs.people"), true},
                     {pen_.say("shared.drawn", {{"wave", this_wave()}}), true},
                     {pen_.say("needs.interviews"), true},
                     {pen_.say("shared.difference", {{"wave", this_wave()}}), true},
                     {pen_.say("needs.invitations"), true}};
    if (!prices_.none()) table.columns.push_back({pen_.say("needs.cost"), true});
    for (const StratumShare& s : of.strata) {
      const double more = static_cast<double>(s.interviews) - static_cast<double>(s.as_now);
      PrintedRow row{{stratum(s), pen_.count(s.people), pen_.count(s.drawn),
                      pen_.count(s.interviews),
                      of.margin_as_now ? plain(language::signed_number(more, 0, pen_.language()))
                                       : pen_.say("needs.unknown"),
                      s.invitations ? pen_.count(*s.invitations) : pen_.say("needs.unknown")}};
      if (!prices_.none()) row.cells.push_back(s.cost ? money(*s.cost) : pen_.say("needs.unknown"));
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  PrintedTable margin_table(const GroupAllocation& of) const {
    PrintedTable table;
    table.caption = pen_.say("shared.margins", {{"group", pen_.group(of.group)}});
    table.columns = {{pen_.say("column.group")},
                     {pen_.say("needs.interviews"), true},
                     {pen_.say("shared.margin"), true},
                     {pen_.say("shared.margin-now", {{"wave", this_wave()}}), true}};
    for (const findings::ShareOfGroup& group : of.groups)
      table.rows.push_back({{pen_.group(group.group), pen_.count(group.interviews),
                             margin(group.margin), margin(group.margin_as_now)}});
    return table;
  }

  Words whole_spread(const GroupAllocation& of) const {
    std::set<std::string> seen;
    std::vector<Words> groups;
    for (const StratumShare& s : of.strata) {
      if (s.sd_of_whole && seen.insert(s.group).second) groups.push_back(pen_.group(s.group));
    }
    if (groups.empty()) return {};
    return pen_.say("shared.whole-spread", {{"groups", pen_.list(groups)}});
  }

  Pen& pen_;
  const std::string& wave_;
  const findings::Prices& prices_;
};

}  // namespace

Section next_allocation_view(Pen& pen, const std::vector<GroupAllocation>& allocations,
                             const std::string& wave, const findings::Prices& prices,
                             Allocation rule) {
  Section section{"shared", pen.text("shared.title"), {}};
  bool with_prices = false;
  for (const GroupAllocation& of : allocations) with_prices = with_prices || of.with_prices;
  section.blocks.push_back(Paragraph{pen.say("shared.about." + word_for(rule, with_prices))});
  const Shares shares(pen, wave, prices);
  for (const GroupAllocation& of : allocations) shares.tell(of, section);
  section.blocks.push_back(Paragraph{pen.say("shared.note"), Paragraph::Role::Note});
  return section;
}

}  // namespace peil::report
