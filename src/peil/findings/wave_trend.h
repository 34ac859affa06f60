#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "peil/findings/step.h"

namespace peil::findings {

/// A wave that the line goes through.
struct TrendWave {
  Evidence mark;
  double time = 0.0;  ///< middle of its fieldwork, in years: 2013.5
};

/// Why a wave that has a mark, or answers, is not in the line.
enum class NotInTrend : std::uint8_t {
  Held,     ///< the gate does not let its mark out
  TooFew,   ///< fewer answers than the study tests on
  NoError,  ///< nothing tells how far chance reaches
};

struct WaveNotInTrend {
  std::string wave;
  NotInTrend why = NotInTrend::Held;
};

/// What the mean overall mark of a group did, year by year, over the waves since the last break.
struct WaveTrend {
  std::string group;
  std::vector<TrendWave> waves;  ///< three or more, in order of time, the last one of them last
  std::vector<WaveNotInTrend> left_out;
  Hindrance hindrance = Hindrance::None;  ///< Overlap, or NoError: there is no line
  bool shared = false;                    ///< covariances of people in several waves are in it
  Outcome outcome = Outcome::NotTested;  ///< of a way that is no straight line never a rise or fall
  Interval slope;                    ///< marks a year; what rounding of printed marks leaves open
  double standard_error = 0.0;       ///< of it
  double degrees_of_freedom = 0.0;   ///< of it; 0: normal
  std::optional<Interval> interval;  ///< of it, chance included, one comparison
  std::optional<double> p, adjusted_p;  ///< two-sided, at the slope nearest to 0; with its family
  std::size_t family = 0;               ///< lines tested together, itself included; 0: not tested
  double lack_of_fit = 0.0;             ///< chi-square: the least that rounding leaves open
  double lack_of_fit_degrees = 0.0;
  double lack_of_fit_p = 1.0;
  bool shown_alone = false;  ///< would be shown if it were the only line
  bool straight = true;      ///< lack of fit is not shown at the confidence of the study
  bool one_way = false;      ///< from wave to wave the marks never turned, whatever chance did
  /// A mark of it, a break since the first wave, or the mode or days of a wave that it rests on is
  /// not as it was locked; absent: no plan of the last wave was locked, and no mark is late.
  std::optional<bool> added_afterwards{};

  double value() const { return (slope.low + slope.high) / 2.0; }
};

/// The line of every group that has one, in the order given; groups of one list are one family. A
/// group has one when its mark in the last wave with results can be tested, and two more that
/// compare with it: of the same scale and mode, with no break between that cuts. Waves in which
/// everything is known but the error, or too few answered, are left out by name.
///
/// Source    docs/methods/trend.md, estimate/trend.h
std::vector<WaveTrend> wave_trends(const Sources& sources, const std::vector<std::string>& groups);

/// What a line is of, where a letter speaks of another than the newest of the overall mark.
struct TrendOf {
  std::string measure;
  std::string first;  ///< a wave; empty: as far back as waves compare
  std::string last;   ///< a wave
};

/// The same of any measure, from one wave to another. Contract: `last` is a wave of the study.
std::vector<WaveTrend> wave_trends(const Sources& sources, const std::vector<std::string>& groups,
                                   const TrendOf& of);

/// The decimal year of the middle of a wave's fieldwork: of 2013-01-01 to 2013-12-31 it is 2013.5.
double time_of(const Wave& wave);

/// Not shown, straight, and would be shown if it were the only line.
bool stands_out_alone(const WaveTrend& trend);

/// The least that the line carries from its first wave to its last, in standard deviations of one
/// answer; 0 where nothing is shown. As certain_size of a step.
double certain_size(const WaveTrend& trend);

/// "rose", "fell", "not-shown", "not-straight", "overlap", "no-error".
std::string_view verdict_of(const WaveTrend& trend);

/// Of the line: names all that it goes through, "2013/vr/overall/trend@3f9a2c51". The digest is of
/// the keys of its marks, and of what was printed.
std::string key_of(const WaveTrend& trend);

}  // namespace peil::findings
