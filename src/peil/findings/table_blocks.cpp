#include "peil/findings/table_blocks.h"

#include <algorithm>
#include <map>

#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/model/expressions.h"
#include "peil/study/table_spec_file.h"

namespace peil::findings {
namespace {

using Names = std::vector<std::string>;

constexpr std::size_t most_crossed = 100 * study::most_table_columns;

// "A" to "Z", then "AA".
std::string letter_of(std::size_t place) {
  std::string letters(1, static_cast<char>('A' + place % 26));
  for (std::size_t rest = place / 26; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

class Dividing {
 public:
  Dividing(const TableSpec& spec, const TableWave& wave, TableLevels& levels)
      : spec_(spec),
        levels_(levels),
        beside_(wave.before != nullptr && levels.filter_known_before()) {}

  Result<AskedBlocks> made() && {
    if (spec_.total) {
      TableBlock total{{}, {}, beside_};
      add_column(total, {});
      result_.blocks.push_back(std::move(total));
    }
    for (const Names& variables : spec_.columns) {
      add_block(variables);
      if (count_ > most_columns()) break;
    }
    if (count_ > most_columns()) return Problems{too_large()};
    return std::move(result_);
  }

 private:
  std::size_t most_columns() const {
    return spec_.letters ? study::most_table_columns : study::most_columns_without_letters;
  }

  Problem too_large() const {
    const std::string without = std::to_string(study::most_columns_without_letters);
    return {"table.too-large",
            spec_.file,
            0,
            0,
            "This table has " + counted(count_, "column") + ".",
            "At most " + std::to_string(most_columns()) + " fit" +
                (spec_.letters ? ", " + without + " with letters = false" : "") +
                ": make two tables of it."};
  }

  void add_block(const Names& variables) {
    TableBlock block{variables, {}};
    const Names people = block.of_people();
    block.compared = beside_ && std::ranges::all_of(people, [&](const std::string& variable) {
                       return levels_.known_before(variable);
                     });
    for (Names& levels : crossed(people)) {
      if (levels_.nobody_can(people, levels))
        result_.left_out.push_back({people, std::move(levels)});
      else
        add_column(block, std::move(levels));
      if (count_ > most_columns()) return;
    }
    if (!block.columns.empty()) result_.blocks.push_back(std::move(block));
  }

  // Where they are far too many, as many as tell so.
  std::vector<Names> crossed(const Names& variables) {
    std::vector<Names> found{{}};
    for (const std::string& variable : variables) {
      std::vector<Names> longer;
      for (const Names& so_far : found) {
        for (const std::string& level : levels_.of(variable)) {
          longer.push_back(so_far);
          longer.back().push_back(level);
        }
      }
      found = std::move(longer);
      if (found.size() <= most_crossed) continue;
      count_ += found.size();
      return {};
    }
    return found;
  }

  void add_column(TableBlock& block, Names levels) {
    const Names people = block.of_people();
    TableColumn column{id_of(block, people, levels), std::move(levels)};
    column.group = group_of(people, column.levels);
    if (!block.is_by_wave()) {
      if (spec_.letters) column.letter = letter_of(block.columns.size());
      block.columns.push_back(std::move(column));
      ++count_;
      return;
    }
    TableColumn before = column;
    column.levels.push_back(spec_.wave);
    block.columns.push_back(std::move(column));
    ++count_;
    if (!block.compared) return;
    before.before = true;
    before.levels.push_back(spec_.before);
    block.columns.push_back(std::move(before));
    ++count_;
  }

  // Columns of the same people are one column of the plan.
  std::string id_of(const TableBlock& block, const Names& people, const Names& levels) {
    const auto [at, fresh] =
        ids_.try_emplace({people, levels}, "c" + std::to_string(ids_.size() + 1));
    if (!fresh) return at->second;
    Expression in = levels_.has_all(people, levels);
    // Who is not in the table is in no column and in no rest.
    if (spec_.only) in = expressions::either(*spec_.only, std::move(in), expressions::blank());
    result_.columns.push_back({at->second, std::move(in), block.compared});
    return at->second;
  }

  std::string group_of(const Names& people, const Names& levels) const {
    if (spec_.only || people.size() > 1) return "";
    if (people.empty()) return "all";
    const std::string& variable = people.front();
    return variable == "customer_group" || variable == "reporting_group" ? levels.front() : "";
  }

  const TableSpec& spec_;
  TableLevels& levels_;
  const bool beside_;
  std::size_t count_ = 0;
  std::map<std::pair<Names, Names>, std::string> ids_;
  AskedBlocks result_;
};

}  // namespace

Result<AskedBlocks> blocks_of(const TableSpec& spec, const TableWave& wave, TableLevels& levels) {
  return Dividing(spec, wave, levels).made();
}

}  // namespace peil::findings
