#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::report {

/// Of what the pages by unit were made, as each of them says at its end: enough to make them again.
struct UnitsMade {
  std::string variable;  ///< whose levels are the units
  std::string wave;
  std::string before;                  ///< wave beside it; empty: none
  std::vector<std::string> languages;  ///< of the pages, in their order
  std::string file;                    ///< which of them it is: "unit-017.nl.html"

  bool operator==(const UnitsMade&) const = default;
};

/// "peil units: district | 2013 | 2011 | nl, en | unit-017.nl.html"; "-" for no wave beside it.
std::string trace_of(const UnitsMade& made);

/// What the text of a page says so; nothing where it does not. Contract: nothing else stands behind
/// it in the text.
std::optional<UnitsMade> units_made(std::string_view text);

/// "index.nl.html": the overview.
std::string units_index(std::string_view language);
/// "unit-017.nl.html", of the seventeenth (place 16) of fewer than a thousand: names hold nothing
/// of the data.
std::string unit_file(std::size_t place, std::size_t units, std::string_view language);

}  // namespace peil::report
