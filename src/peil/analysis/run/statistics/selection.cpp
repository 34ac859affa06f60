#include "peil/analysis/run/statistics/selection.h"

#include "peil/analysis/plan/whole_keys.h"
#include "peil/analysis/run/frame_rows.h"
#include "peil/analysis/run/put.h"
#include "peil/base/chance.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"
#include "peil/sampling/inclusion.h"

namespace peil::analysis {
namespace {

struct Asked {
  std::string id, design, size;
  std::size_t n = 0;
  std::vector<double> rows;                                 // inclusion: these only
  double start = 0.0;                                       // systematic
  std::vector<std::string> sums;                            // systematic: columns
  std::vector<std::pair<std::string, std::string>> expand;  // systematic: name, column
  std::string key;                                          // systematic: column that names a unit
};

Asked read_sizes(PlanKeys& keys, const std::string& id) {
  Asked asked;
  asked.id = id;
  asked.design = keys.design();
  asked.size = keys.column("size", asked.design);
  asked.n = required_whole(keys, "n");
  return asked;
}

sampling::Inclusion inclusion(const Table& frame, const Asked& asked) {
  auto found =
      sampling::inclusion_probabilities(frame_numbers(frame, asked.size), asked.n, asked.size);
  if (!found.ok()) refuse(asked.size, found.problems());
  return std::move(found).value();
}

void put_pi(Run& run, const Asked& asked, const sampling::Inclusion& found, std::size_t row) {
  put(run, asked.id, "", "row", std::to_string(row + 1), "pi", found.probability[row]);
}

void put_inclusion(Run& run, const Asked& asked) {
  const Table& frame = frame_of(run, asked.design);
  for (const double row : asked.rows) {
    if (row > static_cast<double>(frame.rows))
      throw Refusal{"", "There is no row " + exact_text(row) + ": the frame has " +
                            std::to_string(frame.rows) + "."};
  }
  const sampling::Inclusion found = inclusion(frame, asked);
  Sum sum;
  for (const double pi : found.probability) sum.add(pi);
  put(run, asked.id, "", "", "", "sum", sum.value());
  put(run, asked.id, "", "", "", "n_certain", static_cast<double>(found.certain));
  for (const double row : asked.rows) put_pi(run, asked, found, static_cast<std::size_t>(row) - 1);
  if (!asked.rows.empty()) return;
  for (std::size_t row = 0; row < frame.rows; ++row) put_pi(run, asked, found, row);
}

std::function<void(Run&)> read_inclusion(PlanKeys& keys, const std::string& id) {
  Asked asked = read_sizes(keys, id);
  asked.rows = keys.numbers("rows");
  for (const double row : asked.rows) {
    if (is_count(row, 1.0)) continue;
    keys.wrong("rows", "plan.bad-value", "Rows are whole numbers from 1.", "Write [1, 2, 300].");
    break;
  }
  return [asked](Run& run) { put_inclusion(run, asked); };
}

// Sum over the units of a sample of value * factor(unit).
template <class Factor>
double total(const std::vector<std::size_t>& taken, const std::vector<double>& value,
             Factor factor) {
  Sum sum;
  for (const std::size_t unit : taken) sum.add(value[unit] * factor(unit));
  return sum.value();
}

void put_systematic(Run& run, const Asked& asked) {
  const Table& frame = frame_of(run, asked.design);
  const sampling::Inclusion found = inclusion(frame, asked);
  const std::vector<std::size_t> taken = sampling::systematic(found.probability, asked.start);
  const auto row = [&](const std::string& quantity, double value) {
    put(run, asked.id, "", "", "", quantity.c_str(), value);
  };
  row("n", static_cast<double>(taken.size()));
  row("start", asked.start);
  for (const std::string& column : asked.sums)
    row("sum_" + column,
        total(taken, frame_numbers(frame, column), [](std::size_t) { return 1.0; }));
  for (const auto& [name, column] : asked.expand)
    row("ht_total_" + name, total(taken, frame_numbers(frame, column),
                                  [&](std::size_t unit) { return 1.0 / found.probability[unit]; }));
  if (asked.key.empty()) return;
  const Grouping by = frame_groups(frame, {asked.key});
  for (const std::size_t unit : taken)
    put(run, asked.id, "", asked.key, by.levels[by.level[unit]], "pi", found.probability[unit]);
}

// The start is a number of the plan, or comes from a seed that stands there.
double read_start(PlanKeys& keys) {
  const std::string seed = keys.text("seed");
  const bool by_seed = keys.has("seed");
  const double start = keys.number("start", 0.0);
  if (by_seed == keys.has("start") || (by_seed && seed.empty())) {
    keys.wrong("start", "plan.bad-value", "Give either 'start' or 'seed', one of the two.",
               "Write \"seed\": \"any text\" for a random start that can be repeated.");
    return 0.0;
  }
  if (by_seed) return Chance(seed, "systematic").share();
  if (start >= 0.0 && start < 1.0) return start;
  keys.wrong("start", "plan.bad-value", "'start' must lie from 0 up to (not including) 1.",
             "It is a share of the distance between two draws.");
  return 0.0;
}

std::function<void(Run&)> read_systematic(PlanKeys& keys, const std::string& id) {
  Asked asked = read_sizes(keys, id);
  asked.start = read_start(keys);
  asked.sums = keys.columns("sum", asked.design);
  for (const auto& [name, node] : keys.object("expand")) {
    if (node->kind != Node::Kind::Text) {
      keys.wrong("expand", "plan.wrong-type", "'expand' names columns.",
                 "Write \"expand\": { \"income\": \"income_of_the_town\" }.");
      continue;
    }
    asked.expand.emplace_back(name, node->text);
    keys.note(
        "expand",
        keys.plan().designs.contains(asked.design) ? keys.plan().designs.at(asked.design).data : "",
        node->text);
  }
  if (keys.has("key")) asked.key = keys.column("key", asked.design);
  return [asked](Run& run) { put_systematic(run, asked); };
}

}  // namespace

const Statistic inclusion_statistic{"inclusion", read_inclusion};
const Statistic systematic_statistic{"systematic", read_systematic};

}  // namespace peil::analysis
