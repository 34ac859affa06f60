#include "peil/app/compare_figures.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "peil/base/text.h"

namespace peil::app {
namespace {

using nlohmann::ordered_json;
using Parts = std::map<std::string, std::string>;

Problems not_read(const std::string& path) {
  return Problems{{"figures.not-read", path, 0, 0, "This is no file of figures of a report.",
                   "Give a figures.json or figures.csv that `peil report` wrote."}};
}

// "2013/vr/overall/mean@3f9a2c51d0e7" or, of a part, "drivers/speed@3f9a2c51d0e7 low".
bool add(FiguresFile& file, const std::string& key, FigureRow row) {
  const auto at = key.find('@');
  if (at == std::string::npos) return false;
  const auto end = std::min(key.find(' ', at), key.size());
  row.digest = key.substr(at + 1, end - at - 1);
  return file.figures.emplace(key.substr(0, at) + key.substr(end), std::move(row)).second;
}

std::optional<double> number_at(const ordered_json& figure, const char* name) {
  const auto found = figure.find(name);
  return found != figure.end() && found->is_number() ? std::optional(found->get<double>())
                                                     : std::nullopt;
}

bool take_made_from(const ordered_json& waves, FiguresFile& file) {
  if (!waves.is_object()) return false;
  for (const auto& [wave, parts] : waves.items()) {
    if (!parts.is_object()) return false;
    Parts& of = file.made_from.emplace_back(wave, Parts{}).second;
    for (const auto& [name, digest] : parts.items()) {
      if (!digest.is_string()) return false;
      of[name] = digest.get<std::string>();
    }
  }
  return true;
}

std::optional<FiguresFile> of_json(const std::string& text) {
  const ordered_json all = ordered_json::parse(text, nullptr, false);
  if (!all.is_object()) return {};
  FiguresFile file;
  for (const auto& [key, said] : all.items()) {
    if (key == report::made_from_key) {
      if (!take_made_from(said, file)) return {};
      continue;
    }
    if (!said.is_object()) return {};
    FigureRow row{
        "", number_at(said, "value"), number_at(said, "low"), number_at(said, "high"), {}};
    if (const auto n = said.find("n"); n != said.end() && n->is_number_integer())
      row.answers = n->get<std::int64_t>();
    if (!add(file, key, std::move(row))) return {};
  }
  return file;
}

std::optional<FiguresFile> of_csv(const std::string& text) {
  FiguresFile file;
  bool head = true;
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view row = trim(line);
    if (std::exchange(head, false)) {
      if (row != "key,value,low,high,n") return {};
      continue;
    }
    if (row.empty()) continue;
    const std::vector<std::string_view> cells = split(row, ',');
    if (cells.size() != 5) return {};
    FigureRow figure{"", decimal_number(cells[1]), decimal_number(cells[2]),
                     decimal_number(cells[3]), whole_number(cells[4])};
    if (!add(file, std::string(cells[0]), std::move(figure))) return {};
  }
  return file;
}

const Parts* parts_of(const FiguresFile& file, std::string_view wave) {
  const auto found = std::ranges::find(file.made_from, wave, &report::MadeFrom::value_type::first);
  return found == file.made_from.end() ? nullptr : &found->second;
}

bool same(const FigureRow& one, const FigureRow& other) {
  return one.value == other.value && one.low == other.low && one.high == other.high &&
         one.answers == other.answers;
}

// Figures that are no analysis of the last wave begin with their wave.
std::optional<FigureName> name_of(const std::string& figure) {
  const std::vector<std::string_view> parts = split(figure, '/');
  if (parts.size() != 4) return {};
  const auto part = [&](std::size_t at) { return std::string(parts[at]); };
  return FigureName{part(0), part(1), part(2), part(3)};
}

class Comparing {
 public:
  Comparing(const FiguresFile& earlier, const FiguresFile& later, const HiddenNow& hidden)
      : earlier_(earlier), later_(later), hidden_(hidden) {}

  FigureChanges changes() {
    std::set<std::string> names;
    for (const auto* file : {&earlier_, &later_})
      for (const auto& [name, row] : file->figures) names.insert(name);
    FigureChanges changes;
    for (const std::string& name : names) {
      const FigureRow *before = row_of(earlier_, name), *after = row_of(later_, name);
      if (before != nullptr && after != nullptr && same(*before, *after)) {
        ++changes.same;
        continue;
      }
      FigureChange change{name, {}, {}, causes(name, after == nullptr)};
      if (before != nullptr) change.before = *before;
      if (after != nullptr) change.after = *after;
      changes.all.push_back(std::move(change));
    }
    return changes;
  }

 private:
  static const FigureRow* row_of(const FiguresFile& file, const std::string& name) {
    const auto found = file.figures.find(name);
    return found == file.figures.end() ? nullptr : &found->second;
  }

  FigureCauses causes(const std::string& figure, bool gone) const {
    FigureCauses causes;
    const auto name = name_of(figure);
    if (gone && name && hidden_) causes.hidden = hidden_(*name);
    if (earlier_.made_from.empty() || later_.made_from.empty()) {
      causes.untold = true;
      return causes;
    }
    const std::string first(split(figure, '/').front());
    const bool of_a_wave =
        parts_of(earlier_, first) != nullptr || parts_of(later_, first) != nullptr;
    const std::string before = of_a_wave ? first : earlier_.made_from.back().first,
                      after = of_a_wave ? first : later_.made_from.back().first;
    const Parts *was = parts_of(earlier_, before), *is = parts_of(later_, after);
    causes.wave = was == nullptr || is == nullptr || before != after;
    if (!causes.wave) causes.parts = differing(*was, *is);
    return causes;
  }

  static std::vector<std::string> differing(const Parts& was, const Parts& is) {
    std::set<std::string> names, parts;
    for (const Parts* all : {&was, &is})
      for (const auto& [name, digest] : *all) names.insert(name);
    for (const std::string& name : names) {
      const auto before = was.find(name), after = is.find(name);
      if (before == was.end() || after == is.end() || before->second != after->second)
        parts.insert(name);
    }
    return {parts.begin(), parts.end()};
  }

  const FiguresFile &earlier_, &later_;
  const HiddenNow& hidden_;
};

}  // namespace

Result<FiguresFile> read_figures(const std::string& text, const std::string& path) {
  auto file = path.ends_with(".csv") ? of_csv(text) : of_json(text);
  if (!file) return not_read(path);
  return std::move(*file);
}

FigureChanges compare_figures(const FiguresFile& earlier, const FiguresFile& later,
                              const HiddenNow& hidden) {
  return Comparing(earlier, later, hidden).changes();
}

}  // namespace peil::app
