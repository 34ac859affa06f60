#pragma once

#include <optional>
#include <string>
#include <vector>

namespace peil {

/// What a house chooses of how its pages and charts look; what is empty is peil's own. Checked when
/// a study is read (study/house_entries.h).
struct HouseStyle {
  std::string accent{};  ///< "#14507f": links, marks, lines of charts; 4.5:1 or more as text
  std::string second{};  ///< "#7a3300": what is drawn beside it, in charts; 3:1 or more on white
  /// Names of faces that a reader has or not, the first choice first; nothing is fetched.
  std::vector<std::string> typefaces{};

  bool operator==(const HouseStyle&) const = default;
};

/// A picture as a file has it: "image/svg+xml" or "image/png".
struct Picture {
  std::string media_type;
  std::string bytes;
};

}  // namespace peil
