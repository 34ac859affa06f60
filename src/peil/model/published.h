#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "peil/model/mark.h"

namespace peil {

/// A number as it was printed, with its decimals: it stands for all numbers that round to it.
struct PrintedNumber {
  double value = 0.0;
  int decimals = 0;

  double half() const { return 0.5 * std::pow(10.0, -decimals); }
  double from() const { return value - half(); }   ///< smallest number that prints so
  double below() const { return value + half(); }  ///< numbers from here on print higher
};

/// Half of the interval that was printed with a mark.
struct PrintedMargin {
  double half = 0.0;
  std::optional<double> confidence;  ///< as printed; absent: that of the study
  int least_decimals = 1;            ///< 0 where it may have been printed as a whole number
};

/// A mark known only from print: an interval, not a number.
struct PublishedMark {
  std::string wave;
  std::string group;    ///< reporting group, customer group or "all"
  std::string measure;  ///< question name
  PrintedMark mark;
  std::optional<std::size_t> answers;
  std::optional<double> sd;
  std::string source;
  std::optional<PrintedMargin> margin = {};  ///< in place of sd
};

/// A share known only from print.
struct PublishedShare {
  std::string wave;
  std::string group;      ///< reporting group, customer group or "all"
  std::string measure;    ///< question name
  std::string statistic;  ///< that of FigureName: "low", "high" or "share:CODE"
  PrintedNumber percent;  ///< 0 to 100
  std::optional<std::size_t> answers;
  std::optional<PrintedMargin> margin;  ///< in percentage points
  std::string source;
};

/// How many were asked and how many answered, as print says it. What is not printed is absent.
struct PublishedResponse {
  std::string wave;
  std::string group;  ///< reporting group, customer group or "all"
  std::optional<std::size_t> invited, answered, complete;
  std::optional<PrintedNumber> rate;  ///< percent
  std::string source;
};

/// A number that somebody set: exact, without chance or rounding.
struct Target {
  std::string name;
  std::string label;      ///< "the target of the annual plan"
  std::string measure;    ///< question name, or that of a handling time
  std::string statistic;  ///< "mean", a share (in percent), "in-time" (percent) or "days"
  double value = 0.0;
  std::vector<std::string> waves;   ///< that it was set for; empty: all
  std::vector<std::string> groups;  ///< that it was set for; empty: all
  std::string source;
};

/// How long cases took, from the administration: a count of cases, not of answers.
struct HandlingTime {
  std::string wave;
  std::string group;      ///< reporting group, customer group or "all"
  std::string measure;    ///< question name, or a name of its own
  std::string label;      ///< of a name of its own; empty: that of the question
  std::string statistic;  ///< "in-time": percent decided within the term; "days": mean number
  PrintedNumber value;
  std::string term;  ///< which one, as the source says: "90 days, extensions included"
  std::string source;
};

/// What a benchmark judges: government as a whole, one organisation, or the chain of
/// organisations around a life event. Levels do not compare with each other.
enum class BenchmarkLevel : unsigned char { Government, Chain, Organisation };

/// What keeps a benchmark from being compared with a mark of a wave: no difference is taken then.
enum class Mismatch : unsigned char {
  Year,        ///< of another year than the wave
  Level,       ///< of government as a whole or of a chain, not of one organisation
  Scale,       ///< answered on another scale
  Population,  ///< judged by other people; like the question, the study says so (`differs_in`)
  Question,    ///< asked in words that mean something else
  Mode,        ///< answered in another way: both are known and not the same, or the study says so
};

struct BenchmarkRow {
  std::string name;  ///< "kwaliteit-overheidsdienstverlening"
  std::string label;
  BenchmarkLevel level = BenchmarkLevel::Organisation;
  std::string year;
  PrintedMark mark;
  std::string population;  ///< who judged: "Dutch citizens with a life event"
  std::string question;
  std::string scale;  ///< "1-10"
  std::optional<std::size_t> answers;
  std::optional<double> sd;
  std::string source;
  std::string mode = {};               ///< how people answered, in the words of Wave::mode
  std::set<Mismatch> differs_in = {};  ///< as the study says: Population, Question, Mode
  /// In what it compares, as the study vouches for, of the same three; none is in `differs_in`.
  std::set<Mismatch> compares_in = {};
  std::string compares_because = {};  ///< who says so, or why; with compares_in
};

struct Published {
  std::vector<PublishedMark> marks;
  std::vector<BenchmarkRow> benchmarks;
  std::vector<PublishedShare> shares = {};
  std::vector<PublishedResponse> response = {};
  std::vector<Target> targets = {};
  std::vector<HandlingTime> handling = {};
};

}  // namespace peil
