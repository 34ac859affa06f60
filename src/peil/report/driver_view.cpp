#include <algorithm>
#include <utility>

#include "peil/base/text.h"
#include "peil/language/numbers.h"
#include "peil/report/driver_parts.h"
#include "peil/report/views.h"

namespace peil::report {
namespace {

using findings::DriverContrast;
using findings::DriverFigure;
using findings::DriverLine;
using findings::DriversFound;
using findings::DriverTable;

// A line of the table of figures: what it is, its value, and what it stands on.
class FigureRows {
 public:
  explicit FigureRows(Pen& pen) : pen_(pen) {
    table_.caption = console_words(pen, "view.driver.figures");
    table_.columns = {
        {console_words(pen, "view.statistic")},       {console_words(pen, "view.value"), true},
        {console_words(pen, "view.unrounded"), true}, {console_words(pen, "view.interval"), true},
        {console_words(pen, "view.answers"), true},   {console_words(pen, "view.key")}};
  }

  void add(const char* key, const std::optional<DriverFigure>& figure, const Words& value) {
    if (!figure) return;
    const Words range = figure->interval
                            ? digits(pen_, figure->interval->low, account_decimals) + plain(" – ") +
                                  digits(pen_, figure->interval->high, account_decimals)
                            : plain("–");
    table_.rows.push_back({{console_words(pen_, key), value, plain(exact_text(figure->value)),
                            range, pen_.count(figure->answers), code(figure->key)}});
  }
  void add_percent(const char* key, const std::optional<DriverFigure>& figure) {
    if (figure) add(key, figure, pen_.percent(*figure));
  }
  void add_mean(const char* key, const std::optional<DriverFigure>& figure,
                const std::optional<Scale>& scale) {
    if (figure) add(key, figure, pen_.mean(*figure, scale));
  }
  void add_contrast(const char* key, const std::optional<DriverContrast>& contrast,
                    const std::string& part, std::size_t answers) {
    if (!contrast) return;
    const Words p = contrast->p
                        ? console_words(pen_, "view.driver.p",
                                        {{"p", digits(pen_, *contrast->p, account_decimals)}})
                        : plain("–");
    table_.rows.push_back(
        {{console_words(pen_, key), pen_.contrast(*contrast, part),
          plain(exact_text(contrast->value)), p, pen_.count(answers), code(contrast->key)}});
  }

  PrintedTable table() && { return std::move(table_); }
  bool empty() const { return table_.rows.empty(); }

 private:
  Pen& pen_;
  PrintedTable table_;
};

class DriverAccount {
 public:
  DriverAccount(Pen& pen, const DriversFound& found, const DriverTable& table,
                const DriverLine* line)
      : pen_(pen), found_(found), table_(table), line_(line), terms_(pen), rows_(pen) {}

  Section section(const Grounds& grounds) && {
    name_it();
    add_gate();
    if (line_ != nullptr) {
      add_place();
      add_rows(*line_);
    } else {
      add_change();
    }
    add_model();
    add_errors();
    if (found_.tables.locked)
      terms_.add("view.locked", console_words(pen_, table_.added_afterwards ? "view.afterwards"
                                                                            : "view.as-locked"));
    terms_.add_grounds(found_.wave, grounds);
    Section section = std::move(terms_).section(console_words(pen_, "view.account"));
    if (!rows_.empty()) section.blocks.insert(section.blocks.begin() + 1, std::move(rows_).table());
    return section;
  }

 private:
  void name_it() {
    if (line_ != nullptr) terms_.add("view.driver.aspect", pen_.label(line_->driver.label));
    terms_.add("view.group", table_.model.group == "all" ? console_words(pen_, "view.everybody")
                                                         : pen_.group(table_.model.group));
    if (!table_.model.theme.empty())
      terms_.add("view.driver.theme", pen_.label(table_.model.label));
    terms_.add("view.wave", plain(found_.wave));
  }

  // What the gate holds of it, by the analysis that it would come from.
  void add_gate() {
    std::vector<Words> held;
    for (const findings::DriverHeld& one : table_.held) {
      const bool concerns = line_ == nullptr || one.column.empty() ||
                            one.column == line_->driver.column ||
                            one.column == line_->driver.stated;
      if (concerns)
        held.push_back(
            console_words(pen_, "view.driver.held",
                          {{"analysis", code(one.analysis)}, {"why", pen_.why(one.why)}}));
    }
    terms_.add("view.gate",
               held.empty() ? console_words(pen_, "view.driver.released") : join(held, "; "));
  }

  void add_place() {
    terms_.add("view.driver.place", driver_place(pen_, found_, table_, *line_));
    const auto part = [&](const char* key, const std::optional<double>& share) {
      if (share) terms_.add(key, digits(pen_, *share, account_decimals));
    };
    part("view.driver.probability", line_->probability);
    part("view.driver.important", line_->important);
    part("view.driver.high", line_->high);
    part("view.driver.probability-equal", line_->equal.probability);
    std::vector<Words> alike;
    for (const DriverLine& other : table_.lines) {
      if (&other != line_ && line_->inseparable && other.inseparable == line_->inseparable)
        alike.push_back(pen_.label(other.driver.label));
    }
    if (!alike.empty()) terms_.add("view.driver.inseparable", pen_.list(alike));
  }

  void add_rows(const DriverLine& line) {
    rows_.add_percent("view.driver.importance", line.importance);
    rows_.add_percent("view.driver.importance-equal", line.equal.importance);
    rows_.add_percent("view.driver.without-twins", line.importance_without_twins);
    rows_.add_percent("view.driver.importance-decided", line.importance_of_decided);
    rows_.add_percent("view.driver.importance-beside", line.importance_beside_outcome);
    rows_.add_mean("view.driver.mean", line.mean, line.driver.scale);
    rows_.add_mean("view.driver.standardised", line.standardised, line.driver.scale);
    rows_.add_mean("view.driver.plain", line.plain_of_decided, line.driver.scale);
    rows_.add_mean("view.driver.stated", line.stated, line.driver.stated_scale);
    rows_.add_contrast("view.driver.penalty", line.penalty, "penalty", table_.answers);
    rows_.add_contrast("view.driver.reward", line.reward, "reward", table_.answers);
    rows_.add_contrast("view.driver.penalty-equal", line.equal.penalty, "penalty",
                       table_.equal_answers);
    rows_.add_contrast("view.driver.reward-equal", line.equal.reward, "reward",
                       table_.equal_answers);
  }

  // What went with other outcomes, of a model of a whole group.
  void add_change() {
    if (!table_.model.theme.empty()) return;
    for (const findings::DriverChange& one : found_.tables.changes) {
      if (one.group != table_.model.group) continue;
      for (const auto& [key, figure] :
           {std::pair("view.driver.change", &one.change), std::pair("view.driver.mix", &one.mix),
            std::pair("view.driver.within", &one.within)})
        rows_.add(key, *figure, pen_.difference(*figure));
    }
  }

  // A coefficient for each driver, and one for the level.
  void add_model() {
    if (!table_.r_squared) return;
    const std::size_t parameters = table_.model.drivers.size() + 1;
    terms_.add("view.driver.explains", pen_.share(*table_.r_squared) + plain(" (") +
                                           plain(exact_text(table_.r_squared->value)) + plain(")"));
    terms_.add("view.driver.explains-key", code(table_.r_squared->key));
    terms_.add("view.driver.answers", pen_.count(table_.answers));
    terms_.add("view.driver.parameters", pen_.count(parameters));
    if (table_.answers > parameters)
      terms_.add("view.freedom", pen_.count(table_.answers - parameters));
    terms_.add("view.confidence", pen_.percent(pen_.study().rules.confidence));
    terms_.add("view.driver.draws", console_words(pen_, "view.driver.draws-of",
                                                  {{"n", pen_.count(table_.draws)},
                                                   {"all", pen_.count(found_.plan.replicates)},
                                                   {"seed", code(found_.plan.seed)}}));
    if (table_.crossing)
      terms_.add("view.driver.lines",
                 console_words(
                     pen_, "view.driver.lines-at",
                     {{"importance", digits(pen_, table_.crossing->importance, account_decimals)},
                      {"mean", digits(pen_, table_.crossing->performance, account_decimals)}}));
  }

  // The account of the wave says which errors its means have: not all that stands here has them.
  void add_errors() {
    const WaveResults* results = pen_.material().results(found_.wave);
    if (results != nullptr && results->clusters.few_errors)
      terms_.add("view.driver.errors", console_words(pen_, "view.driver.errors-few"));
  }

  Pen& pen_;
  const DriversFound& found_;
  const DriverTable& table_;
  const DriverLine* line_;
  AccountTerms terms_;
  FigureRows rows_;
};

}  // namespace

std::optional<Section> driver_view(Pen& pen, const DriversFound& found, std::string_view model,
                                   std::string_view driver, const Grounds& grounds) {
  const auto& tables = found.tables.tables;
  const auto table =
      std::ranges::find_if(tables, [&](const DriverTable& one) { return one.model.id == model; });
  if (table == tables.end()) return {};
  if (driver.empty()) return DriverAccount(pen, found, *table, nullptr).section(grounds);
  const auto line = std::ranges::find_if(
      table->lines, [&](const DriverLine& one) { return one.driver.column == driver; });
  if (line == table->lines.end()) return {};
  return DriverAccount(pen, found, *table, &*line).section(grounds);
}

}  // namespace peil::report
