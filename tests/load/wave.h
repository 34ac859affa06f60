#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::load {

/// A made-up wave of a customer survey for benchmarks: 24 strata of unequal size, 6 background
/// variables with 37 levels in all and unequal shares, independent of the strata, and 40 marks
/// that depend a little on the person, the stratum and two of the variables. About 2 % of the
/// marks are blank. The same rows and seed give the same wave on any machine.
struct Wave {
  static constexpr std::size_t strata = 24, variables = 6, items = 40;
  static constexpr std::array<std::size_t, variables> levels{2, 3, 5, 7, 8, 12};

  std::array<double, strata> persons{};  ///< in the population, per stratum
  std::array<double, strata> weight{};   ///< persons a row stands for, to 6 decimals
  std::vector<std::uint8_t> stratum;     ///< from 0
  std::array<std::vector<std::uint8_t>, variables> variable;  ///< from 0
  std::array<std::vector<std::uint8_t>, items> mark;          ///< 1 to 10; 0 = blank

  std::size_t rows() const { return stratum.size(); }
};

/// `change` is added to the mean of every mark before rounding: the truth between two waves.
/// Contract  at least 200 rows, so that no stratum is empty.
Wave make_wave(std::size_t rows, std::string_view seed, double change = 0.0);

/// Names of the columns: stratum, weight, people, b1 to b6, q01 to q40.
std::string variable_name(std::size_t v);
std::string item_name(std::size_t i);

/// The wave as CSV, about 115 bytes a row, in pieces of some 100 kB.
void write_csv(const Wave& wave, const std::function<void(std::string_view)>& take);

/// People per level of a variable as a population register might know them: within some 10 % of
/// what the design weights say, whole numbers, the same sum for every variable.
std::vector<double> known_persons(const Wave& wave, std::size_t v);

}  // namespace peil::load
