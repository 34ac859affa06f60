#include "peil/fieldwork/response_lines.h"

#include <map>
#include <set>

namespace peil::fieldwork {
namespace {

class Lines {
 public:
  Lines(std::span<const DrawnCell> cells, const DrawRecord* record)
      : cells_(cells), record_(record) {}

  template <class Belongs>
  void add(const std::string& variable, const std::string& level, std::optional<std::size_t> frame,
           const Belongs& belongs) {
    ResponseLine line{variable, level, 0, 0, 0, 0.0, 0.0, frame, {}};
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      const DrawnCell& cell = cells_[c];
      if (!belongs(cell) || cell.drawn == 0) continue;
      line.cells.push_back(c);
      line.drawn += cell.drawn, line.answered += cell.answered, line.complete += cell.complete;
      line.persons += cell.persons;
      line.complete_persons +=
          cell.persons * static_cast<double>(cell.complete) / static_cast<double>(cell.drawn);
    }
    if (line.drawn > 0) lines.push_back(std::move(line));
  }

  std::optional<std::size_t> on_frame(const std::string& column, const std::string& level) const {
    if (record_ == nullptr) return {};
    const auto counted = record_->margins.find(column);
    if (counted == record_->margins.end()) return {};
    const auto people = counted->second.find(level);
    return people == counted->second.end() ? std::nullopt : std::optional(people->second);
  }

  std::vector<ResponseLine> lines;

 private:
  std::span<const DrawnCell> cells_;
  const DrawRecord* record_;
};

std::optional<std::size_t> could_be_drawn(const DrawRecord* record) {
  if (record == nullptr || record->strata.empty()) return {};
  std::size_t people = 0;
  for (const StratumCount& stratum : record->strata) people += stratum.frame;
  return people;
}

std::map<std::string, std::set<std::string>> levels_of(std::span<const DrawnCell> cells) {
  std::map<std::string, std::set<std::string>> levels;
  for (const DrawnCell& cell : cells) {
    for (const auto& [variable, level] : cell.design) levels[variable].insert(level);
  }
  return levels;
}

}  // namespace

std::vector<ResponseLine> response_lines(std::span<const DrawnCell> cells, const Study& study,
                                         const DrawRecord* record,
                                         const std::string& group_column) {
  Lines all(cells, record);
  all.add("all", "", could_be_drawn(record), [](const DrawnCell&) { return true; });
  for (const ReportingGroup& whole : study.reporting_groups) {
    std::optional<std::size_t> frame = 0;
    for (const CustomerGroup& part : study.customer_groups) {
      if (part.reporting_group != whole.name) continue;
      const auto people = all.on_frame(group_column, part.name);
      frame = frame && people ? std::optional(*frame + *people) : std::nullopt;
    }
    all.add("reporting_group", whole.name, frame, [&](const DrawnCell& cell) {
      const CustomerGroup* group = study.customer_group(cell.group);
      return group != nullptr && group->reporting_group == whole.name;
    });
  }
  for (const CustomerGroup& group : study.customer_groups) {
    all.add("customer_group", group.name, all.on_frame(group_column, group.name),
            [&](const DrawnCell& cell) { return cell.group == group.name; });
  }
  for (const auto& [variable, levels] : levels_of(cells)) {
    if (levels.size() < 2 || levels.size() > most_levels || variable == group_column) continue;
    for (const std::string& level : levels) {
      all.add(variable, level, all.on_frame(variable, level), [&](const DrawnCell& cell) {
        const auto own = cell.design.find(variable);
        return own != cell.design.end() && own->second == level;
      });
    }
  }
  return std::move(all.lines);
}

}  // namespace peil::fieldwork
