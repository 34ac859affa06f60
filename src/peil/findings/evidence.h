#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/disclosure/released.h"
#include "peil/findings/compared_afterwards.h"
#include "peil/model/figure.h"
#include "peil/model/published.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"

namespace peil::findings {

enum class Ground : std::uint8_t {
  None,
  Answers,
  Print,
  Set,  ///< a target: exact
};

/// Why there is no mark to judge by.
enum class Lack : std::uint8_t {
  NoMark,        ///< neither stored answers nor a printed mark
  TooFewShown,   ///< answers, but too few to leave the gate
  Protecting,    ///< held so that another group's figure does not follow from it
  NoError,       ///< the design gives it no interval
  NoSpread,      ///< everybody gave the same answer
  OneAnswer,     ///< it tells what all, or all but one, answered
  Dominated,     ///< one person makes up too much of the amount
  NotConverged,  ///< the weights of the wave did not converge
  Imprecise,     ///< it misses the study's standard of precision
  AfterRelease,  ///< with what went out before it would tell of too few people
};

/// What is known of the mean (or a share, from 0 to 1) of one measure in one group and wave.
struct Evidence {
  std::string measure, group, wave;
  std::string statistic = "mean";
  Ground ground = Ground::None;
  Lack lack = Lack::NoMark;
  Interval mark;                   ///< where the unrounded mark lies; one point for answers
  int tenths = 0;                  ///< as printed: of a mark, of a percent, of a day
  double shift = 0.0;              ///< added to what was printed: the size that a claim asks for
  int decimals = 1;                ///< that are printed: of a mark one, of a percent none or one
  std::optional<Figure> figure;    ///< ground Answers: it passed the gate
  std::optional<double> variance;  ///< of the mark; absent: chance unknown
  std::optional<double> sd;        ///< of one answer, design effect included; print: as printed, or
                                   ///< the study's assumed one
  std::optional<PrintedMargin> margin;  ///< as printed with it: marks, percentage points
  double degrees_of_freedom = 0;        ///< 0: normal
  bool satterthwaite = false;           ///< they do not add (Estimate::satterthwaite)
  std::size_t answers = 0;              ///< 0: unknown
  std::size_t people = 0;               ///< on the frame of the wave; 0: unknown
  bool sd_assumed = false;              ///< print does not say how far answers spread
  bool counted = false;  ///< of all cases of an administration: there is no chance in it
  bool fictional = false;
  bool sources_differ = false;  ///< the answers print another mark than was published

  bool known() const { return ground != Ground::None; }
  FigureName name() const { return {wave, group, measure, statistic}; }
};

/// Where findings look for their figures: what the gate released of the stored waves first, print
/// second.
struct Sources {
  /// Contract: both outlive this. No waves: printed marks only.
  Sources(const Study& of, std::span<const WaveResults> stored);

  const Study& study;
  std::span<const WaveResults> waves;
  disclosure::Released released;
  ComparedAfterwards afterwards;

  const WaveResults* wave(std::string_view name) const;
  /// The printed mark; nullptr when there is none.
  const PublishedMark* published(std::string_view measure, std::string_view group,
                                 std::string_view wave) const;
  const PublishedShare* published_share(const FigureName& name) const;
  const HandlingTime* handling_time(const FigureName& name) const;  ///< "in-time" or "days"
  /// True when print gives the figure, of whatever kind.
  bool is_published(const FigureName& name) const;
};

/// What print alone says: an interval whose error is known only when its margin is, or its number
/// of answers: of a mark then with its sd, or the study's assumed one, of a share with the spread
/// that it has itself, both as a simple random sample has it. Handling times are counted: their
/// error is 0. Ground None: print does not have it.
Evidence printed_evidence(const Sources& sources, const FigureName& name);

/// A target as if it were a figure of the wave: exact, in the unit of what it is for.
Evidence target_evidence(const Target& target, const std::string& wave);

/// An estimate that the disclosure gate released where the wave has one; otherwise what print says.
Evidence evidence(const Sources& sources, const FigureName& name);

/// True of a number from 0 to 1 that is printed in percents: a share, and cases in time.
bool is_percent(const Evidence& evidence);

/// 100 for what is printed in percents; else 1.
double in_print_units(const Evidence& evidence);

/// A mean, a share or a recommend score as print has it: "7,3", "62%", "+12". Decimals of a mean;
/// the others have one less.
std::string value_text(const Evidence& evidence, double value, const std::string& language,
                       int decimals = 1);

/// "7,3"; with two decimals where two marks of answers print the same but differ.
std::string mark_text(const Evidence& evidence, const std::string& language, int decimals = 1);

}  // namespace peil::findings
