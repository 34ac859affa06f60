#include "peil/web/console/accounts.h"

#include "peil/base/text.h"
#include "peil/web/console/results.h"

namespace peil::web::console {
namespace {

constexpr std::size_t parts_of_a_name = 4;

// Parts that are figures, and no ends of one.
bool is_contrast(const std::string& part) {
  return part == "penalty" || part == "reward" || part == "without-twins";
}

}  // namespace

void Accounts::add(const findings::DriversFound& drivers) {
  for (const findings::DriverTable& table : drivers.tables.tables) {
    const std::string& model = table.model.id;
    for (const findings::DriverLine& line : table.lines) {
      for (const auto* figure : {&line.importance, &line.importance_of_decided,
                                 &line.importance_beside_outcome, &line.mean, &line.standardised,
                                 &line.plain_of_decided, &line.stated, &line.equal.importance}) {
        if (*figure) drivers_.try_emplace((*figure)->key, model, line.driver.column);
      }
      for (const auto* contrast :
           {&line.penalty, &line.reward, &line.equal.penalty, &line.equal.reward}) {
        if (*contrast) drivers_.try_emplace((*contrast)->key, model, line.driver.column);
      }
    }
    if (table.r_squared) drivers_.try_emplace(table.r_squared->key, model, "");
    for (const findings::DriverChange& change : drivers.tables.changes) {
      if (change.group != table.model.group || !table.model.theme.empty()) continue;
      for (const auto* figure : {&change.change, &change.mix, &change.within})
        drivers_.try_emplace(figure->key, model, "");
    }
  }
}

std::string Accounts::of(const std::string& language, const Number& number) const {
  if (!number.before.empty()) return "";
  const auto driver = drivers_.find(number.key);
  if (driver != drivers_.end() && (number.part.empty() || is_contrast(number.part))) {
    const auto& [model, name] = driver->second;
    return address(language, below_of({View::Kind::Driver, {}, model, {}, name}));
  }
  if (!number.part.empty()) return "";
  const std::string name = number.key.substr(0, number.key.find('@'));
  const auto parts = split(name, '/');
  if (parts.size() != parts_of_a_name) return "";
  const FigureName figure{std::string(parts[0]), std::string(parts[1]), std::string(parts[2]),
                          std::string(parts[3])};
  return address(language, below_of({View::Kind::Figure, {}, {}, figure}));
}

}  // namespace peil::web::console
