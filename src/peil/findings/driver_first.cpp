#include "peil/findings/driver_first.h"

#include "peil/drivers/family_bar.h"

namespace peil::findings {

std::size_t looked_at_together(const DriverTables& tables, const std::string& group) {
  std::size_t all = 0;
  for (const DriverTable& table : tables.tables) {
    if (table.model.group == group) all += table.lines.size();
  }
  return all;
}

bool is_first(const DriverLine& line, const DriverTable& of, const DriverTables& tables,
              double confidence) {
  return line.quadrant == drivers::Quadrant::FixFirst && line.probability &&
         drivers::holds_in_family(*line.probability, of.draws,
                                  looked_at_together(tables, of.model.group), confidence);
}

bool can_be_first(const DriverTable& of, const DriverTables& tables, double confidence) {
  const std::size_t family = looked_at_together(tables, of.model.group);
  return family > 0 && drivers::enough_draws(of.draws, family, confidence);
}

}  // namespace peil::findings
