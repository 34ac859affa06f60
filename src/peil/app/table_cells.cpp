#include "peil/app/table_cells.h"

#include <cstddef>
#include <iterator>
#include <vector>

#include "peil/base/text.h"

namespace peil::app {

std::map<std::string, const char*> parts_of(const findings::TablePlan& plan) {
  std::map<std::string, const char*> parts;
  for (std::size_t b = 0; b < plan.blocks.size(); ++b) {
    parts[findings::columns_id(b)] = part_now;
    parts[findings::rest_id(b)] = part_rest;
    parts[findings::before_id(b)] = part_before;
  }
  return parts;
}

std::map<std::string, std::string> column_names(const findings::TablePlan& plan) {
  std::map<std::string, std::string> names;
  for (const findings::TableBlock& block : plan.blocks) {
    const std::vector<std::string> people = block.of_people();
    for (const findings::TableColumn& column : block.columns) {
      const std::vector<std::string> levels(column.levels.begin(),
                                            column.levels.begin() + std::ssize(people));
      names[column.id] = people.empty() ? "total" : join(people, "|") + "=" + join(levels, "|");
    }
  }
  return names;
}

}  // namespace peil::app
