#include "peil/analysis/run/compute.h"

#include <algorithm>
#include <map>
#include <set>

#include "peil/analysis/run/put.h"
#include "peil/base/text.h"
#include "peil/coding/agreement.h"
#include "peil/table/cells.h"

namespace peil::analysis {
namespace {

// What the coders said: a place among the categories, per coder and row.
struct Coded {
  std::vector<std::string> categories;
  std::vector<double> value;  // number of each category; its place when it is no number
  std::vector<std::vector<std::uint32_t>> code;
};

bool all_numbers(const std::vector<std::string>& texts) {
  return std::ranges::all_of(texts,
                             [](const std::string& t) { return decimal_number(t).has_value(); });
}

// The categories in their order: that of the plan, of numbers, or of the alphabet.
std::vector<std::string> categories_of(const asked::Coders& asked, const Table& table) {
  std::set<std::string> distinct;
  for (const std::string& coder : asked.coders) {
    const table::Cells cells(*table.column(coder));
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (auto text = cells.spelled(row)) distinct.insert(std::move(*text));
    }
  }
  std::vector<std::string> used(distinct.begin(), distinct.end());
  const bool numeric = all_numbers(used);
  if (!asked.order.empty()) {
    for (const std::string& text : used) {
      if (std::ranges::find(asked.order, text) == asked.order.end())
        throw Refusal{"", "A coder used '" + text + "', which is not under 'order'. Add it there."};
    }
    return asked.order;
  }
  if ((asked.ordered || asked.numbers) && !numeric)
    throw Refusal{"",
                  "The categories are texts, so the plan must say their order: add \"order\": [" +
                      join(used, ", ") + "] with the nearest beside each other."};
  std::ranges::sort(used, [&](const std::string& a, const std::string& b) {
    return numeric ? *decimal_number(a) < *decimal_number(b) : a < b;
  });
  return used;
}

Coded coded(Run& run, const asked::Coders& asked) {
  const Prepared& design = run.design(asked.design);
  const Table& table = *design.table;
  Coded result;
  result.categories = categories_of(asked, table);
  if (asked.numbers && !all_numbers(result.categories))
    throw Refusal{"", "The interval metric needs categories that are numbers. Ask for ordinal."};
  std::map<std::string, std::uint32_t> place;
  for (const std::string& category : result.categories) {
    const auto at = static_cast<std::uint32_t>(place.size());
    place.emplace(category, at);
    result.value.push_back(asked.numbers ? *decimal_number(category) : at);
  }
  for (const std::string& coder : asked.coders) {
    const table::Cells cells(*table.column(coder));
    auto& codes = result.code.emplace_back();
    for (std::size_t row = 0; row < table.rows; ++row) {
      const bool weightless = !design.weightless.empty() && design.weightless[row] != 0;
      const auto text = weightless ? std::nullopt : cells.spelled(row);
      codes.push_back(text ? place.at(*text) : coding::none);
    }
  }
  return result;
}

coding::Agreement pairs(const Coded& data) {
  return coding::agreement(data.code[0], data.code[1], data.categories.size());
}

void add_kappa(Run& run, const asked::Coders& asked, coding::PairWeights weights) {
  const auto found = coding::kappa(pairs(coded(run, asked)), weights);
  if (!found)
    throw Refusal{"",
                  "Kappa is not defined: no case has two codes, or both coders always used one "
                  "and the same category."};
  Cell cell{.form = Form::Kappa, .basis = on_answers(found->cases)};
  cell.estimate = Estimate{found->kappa, found->standard_error, found->cases};
  cell.interval = coding::interval(*found, asked.confidence);
  cell.add("se_null", found->standard_error_null);
  if (found->standard_error_null > 0.0)
    cell.add("z_null", found->kappa / found->standard_error_null);
  cell.add("observed", found->observed);
  cell.add("chance", found->chance);
  run.add(std::move(cell));
}

}  // namespace

void compute(Run& run, const asked::Kappa& asked) { add_kappa(run, asked.coders, asked.weights); }

void compute(Run& run, const asked::Krippendorff& asked) {
  const Coded data = coded(run, asked.coders);
  const auto alpha = coding::krippendorff_alpha(data.code, data.value, asked.metric);
  if (!alpha)
    throw Refusal{"",
                  "Alpha is not defined: the coders used fewer than two categories in cases "
                  "that two of them coded, so nothing could have differed."};
  run.add({.basis = on_answers(coding::compared_cases(data.code)), .numbers = {{"alpha", *alpha}}});
}

void compute(Run& run, const asked::CategoryAgreement& asked) {
  const Coded data = coded(run, asked.coders);
  const coding::Agreement counts = pairs(data);
  for (std::size_t i = 0; i < data.categories.size(); ++i) {
    if (const auto share = coding::positive_agreement(counts, i))
      run.add({.variable = data.categories[i],
               .basis = on_answers(coding::compared_cases(data.code)),
               .numbers = {{"positive_agreement", *share}}});
  }
}

}  // namespace peil::analysis
