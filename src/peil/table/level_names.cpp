#include "peil/table/level_names.h"

namespace peil::table {

std::string as_part(std::string_view name) {
  std::string part;
  part.reserve(name.size());
  for (const char sign : name) {
    if (sign == '|' || sign == '\\') part += '\\';
    part += sign;
  }
  return part;
}

std::string joined(std::span<const std::string> parts) {
  if (parts.size() == 1) return parts.front();
  std::string name;
  for (std::size_t p = 0; p < parts.size(); ++p) name += (p == 0 ? "" : "|") + as_part(parts[p]);
  return name;
}

std::string within_level(std::string_view level, std::size_t columns, std::string_view part) {
  if (level.empty()) return std::string(part);
  return (columns > 1 ? std::string(level) : as_part(level)) + "|" + as_part(part);
}

std::string contrast_name(std::string_view one, std::string_view other, bool apart) {
  std::string name;
  const auto add = [&](std::string_view level) {
    for (const char sign : level) {
      if (apart && (sign == '-' || sign == '\\')) name += '\\';
      name += sign;
    }
  };
  add(one);
  name += '-';
  add(other);
  return name;
}

std::size_t parts_in(std::string_view joined) {
  std::size_t parts = 1;
  for (std::size_t i = 0; i < joined.size(); ++i) {
    if (joined[i] == '\\')
      ++i;
    else if (joined[i] == '|')
      ++parts;
  }
  return parts;
}

}  // namespace peil::table
