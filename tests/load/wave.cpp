#include "load/wave.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "peil/base/chance.h"
#include "peil/base/contract.h"
#include "peil/base/text.h"

namespace peil::load {
namespace {

// Places 0 to n - 1 with shares that fall evenly from the first to the last, in 256 equal parts.
std::array<std::uint8_t, 256> uneven(std::size_t n) {
  std::array<std::uint8_t, 256> place{};
  std::vector<double> share(n);
  for (std::size_t i = 0; i < n; ++i)
    share[i] = 2.0 - static_cast<double>(i) / static_cast<double>(n);
  const double all = std::accumulate(share.begin(), share.end(), 0.0);
  std::size_t at = 0;
  double upto = share[0];
  for (std::size_t i = 0; i < place.size(); ++i) {
    while (at + 1 < n && (static_cast<double>(i) + 0.5) / 256.0 * all > upto) upto += share[++at];
    place[i] = static_cast<std::uint8_t>(at);
  }
  return place;
}

// A number near a standard normal one out of 32 random bits: the sum of four uniform ones.
double bell(std::uint64_t bits) {
  double sum = -2.0 * 255.0;
  for (int i = 0; i < 4; ++i) sum += static_cast<double>(bits >> (8 * i) & 255u);
  return sum / 147.8;  // the standard deviation of that sum
}

void draw_person(Wave& wave, Chance& chance, double change,
                 const std::array<std::array<std::uint8_t, 256>, Wave::variables>& places) {
  const std::uint64_t who = chance.bits(), mood_bits = chance.bits();
  std::array<double, Wave::variables> level{};
  for (std::size_t v = 0; v < Wave::variables; ++v) {
    const std::uint8_t place = places[v][who >> (8 * v) & 255u];
    wave.variable[v].push_back(place);
    level[v] = static_cast<double>(place);
  }
  const double stratum = static_cast<double>(wave.stratum[wave.variable[0].size() - 1]);
  const double mood = 7.1 + change + 1.2 * bell(mood_bits) + 0.02 * (stratum - 11.5) +
                      0.15 * (level[1] - 1.0) - 0.05 * (level[4] - 3.5);
  for (std::size_t i = 0; i < Wave::items; ++i) {
    const std::uint64_t bits = chance.bits();
    const double mark = mood + 1.1 * bell(bits) + 0.02 * static_cast<double>(i);
    const bool blank = (bits >> 32 & 1023u) < 20;  // 2 %
    const auto whole = static_cast<std::uint8_t>(std::clamp(mark + 0.5, 1.0, 10.0));
    wave.mark[i].push_back(blank ? std::uint8_t{0} : whole);
  }
}

// People of each stratum: between 2 and 12 for one row, so that corrections and weights differ.
void count_people(Wave& wave) {
  std::array<std::size_t, Wave::strata> rows{};
  for (const std::uint8_t h : wave.stratum) ++rows[h];
  for (std::size_t h = 0; h < Wave::strata; ++h) {
    expects(rows[h] > 0, "make_wave: rows in every stratum");
    const auto n = static_cast<double>(rows[h]);
    wave.persons[h] =
        std::round(n * (2.0 + 10.0 * static_cast<double>(h * 7 % Wave::strata) / 23.0));
    wave.weight[h] = std::round(wave.persons[h] / n * 1e6) / 1e6;
  }
}

std::string two_digits(std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

void add_number(std::string& text, unsigned number) {
  std::array<char, 12> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  text.append(digits.data(), end);
}

}  // namespace

std::string variable_name(std::size_t v) { return "b" + std::to_string(v + 1); }
std::string item_name(std::size_t i) { return "q" + two_digits(i + 1); }

Wave make_wave(std::size_t rows, std::string_view seed, double change) {
  expects(rows >= 200, "make_wave: at least 200 rows");
  Chance chance(seed, "bench wave");
  Wave wave;
  wave.stratum.reserve(rows);
  const auto strata = uneven(Wave::strata);
  std::array<std::array<std::uint8_t, 256>, Wave::variables> places{};
  for (std::size_t v = 0; v < Wave::variables; ++v) {
    places[v] = uneven(Wave::levels[v]);
    wave.variable[v].reserve(rows);
  }
  for (auto& mark : wave.mark) mark.reserve(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    // The first rows go round the strata: a small wave has every one of them, twice.
    wave.stratum.push_back(row < 2 * Wave::strata ? static_cast<std::uint8_t>(row % Wave::strata)
                                                  : strata[chance.bits() >> 56]);
    draw_person(wave, chance, change, places);
  }
  count_people(wave);
  return wave;
}

void write_csv(const Wave& wave, const std::function<void(std::string_view)>& take) {
  std::string text = "stratum,weight,people";
  for (std::size_t v = 0; v < Wave::variables; ++v) text += "," + variable_name(v);
  for (std::size_t i = 0; i < Wave::items; ++i) text += "," + item_name(i);
  text += '\n';
  std::array<std::string, Wave::strata> design;
  for (std::size_t h = 0; h < Wave::strata; ++h) {
    design[h] = std::to_string(h + 1) + "," + exact_text(wave.weight[h]) + "," +
                exact_text(wave.persons[h]);
  }
  for (std::size_t row = 0; row < wave.rows(); ++row) {
    text += design[wave.stratum[row]];
    for (const auto& variable : wave.variable) {
      text += ',';
      add_number(text, variable[row] + 1u);
    }
    for (const auto& mark : wave.mark) {
      text += ',';
      if (mark[row] != 0) add_number(text, mark[row]);
    }
    text += '\n';
    if (text.size() < 100'000 && row + 1 < wave.rows()) continue;
    take(text);
    text.clear();
  }
}

std::vector<double> known_persons(const Wave& wave, std::size_t v) {
  std::vector<double> persons(Wave::levels[v], 0.0);
  for (std::size_t row = 0; row < wave.rows(); ++row) {
    persons[wave.variable[v][row]] += wave.weight[wave.stratum[row]];
  }
  const auto last = static_cast<double>(persons.size() - 1);
  double rest = std::accumulate(wave.persons.begin(), wave.persons.end(), 0.0);
  for (std::size_t level = 0; level + 1 < persons.size(); ++level) {
    persons[level] *= 1.0 + 0.1 * (1.0 - 2.0 * static_cast<double>(level) / last);
    persons[level] = std::round(persons[level]);
    rest -= persons[level];
  }
  persons.back() = rest;
  return persons;
}

}  // namespace peil::load
