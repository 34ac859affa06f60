#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/model/saying.h"
#include "peil/model/words.h"

namespace peil {

/// What a sentence in a letter says about the figures.
enum class ClaimKind : std::uint8_t {
  Value,     ///< a mark is what the sentence prints
  Rise,      ///< a mark went up at every step
  Fall,      ///< a mark went down at every step
  Stable,    ///< a mark stayed within a stated margin
  Above,     ///< a mark is higher than a benchmark
  Below,     ///< a mark is lower than a benchmark
  Equal,     ///< a mark is within a stated margin of a benchmark
  Coverage,  ///< all customer groups were approached
  Rhythm,    ///< a wave every so many years since a year
  Valued,
  Important,
  Priority,
  Theme,
  Timeliness,
  Response,
  Effect,      ///< a programme brought the mark about
  GroupAbove,  ///< the first of two groups is higher in one wave
  GroupBelow,
  GroupEqual,  ///< two groups are within a stated margin
  Highest,     ///< a measure among the aspects, or a wave among those held
  Lowest,
  First,  ///< something was so for the first time
  Share,  ///< of how many people something is true
};

enum class Verdict : std::uint8_t {
  Supported,
  Partly,
  NotDemonstrable,
  Contradicted,
  NotTestable,
};

/// A number as printed in a letter. `value` is absent where the digits are no number in any
/// spelling that peil knows; such a number is never bound to a claim.
struct NumberInText {
  std::size_t at = 0;    ///< first byte in the letter
  std::size_t line = 0;  ///< from 1
  std::string text;      ///< as printed: "7,3", "1.729", "40%", "2e"
  std::optional<double> value;
  int decimals = 0;
  bool percent = false;
  bool word = false;            ///< an ordinal or a word that starts with digits: "2e", "4x"
  bool article_before = false;  ///< "een 8", "a 7": a whole number that is a mark
  bool amount = false;          ///< "drie tienden", "a full point": by how much
  bool in_words = false;        ///< "een zeven"
  int side = 0;  ///< "een onvoldoende": below its value, -1; "een voldoende": from it on, 1
};

/// What tells of which measure a claim is.
enum class MeasureFrom : std::uint8_t {
  Words,   ///< its own, or its attributes
  Before,  ///< the sentences before
  Nothing  ///< the overall mark was taken
};

/// A span of a letter with what it claims, names checked against the study.
struct Claim {
  std::size_t line = 0;  ///< of the opening bracket
  std::string text;      ///< the words, on one line
  ClaimKind kind = ClaimKind::Value;
  std::vector<std::string> measures;
  std::vector<std::string> groups;  ///< reporting groups, customer groups or "all"
  std::vector<std::string> waves;   ///< in order of time
  std::string benchmark;
  std::string target;            ///< above, below, equal: in place of a benchmark
  std::optional<double> margin;  ///< equal, stable: how far is still equal
  std::optional<double> by;      ///< above, below: by at least so many marks
  bool by_large = false;         ///< above, below: "by far", without a size
  int since = 0;                 ///< rhythm: year
  int every = 0;                 ///< rhythm: years
  /// theme, programme, verb, among: names that no part of the study can check yet.
  std::map<std::string, std::string, std::less<>> more;
  std::vector<std::size_t> numbers;     ///< places in Letter::numbers
  std::string statistic = "mean";       ///< or "low", "high", "nps", "share:CODE"
  std::vector<std::string> counts;      ///< response: what each of its numbers is, in order
  double lowest = 1.0, highest = 10.0;  ///< means that its words may print
  Saying said{};                        ///< what its words say
  std::string quote{};  ///< of a letter without marks: the words of `text` that claim it
  bool denied = false;  ///< that it rose, or fell: "is niet gestegen"
  Saying around{};      ///< what the sentence says in which they stand, other claims left out
  /// Words that could turn what it says, and of which nothing was made; it is never supported.
  std::vector<std::string> leftover{};
  bool confirmed = false;  ///< somebody confirmed what the words were taken to say
  MeasureFrom measure_from = MeasureFrom::Words;
};

/// A sentence that says something about figures, and what keeps it from being judged.
struct NotRead {
  std::size_t line = 0;
  std::string text;
  std::string why;  ///< a key of [claims] in the texts: "unread.subject"
};

/// A letter whose claims and numbers have been found.
struct Letter {
  std::string language;  ///< one in which peil writes
  std::vector<Claim> claims;
  std::vector<NumberInText> numbers;  ///< of the whole text, in order
  bool marked = true;                 ///< its author marked the claims
  std::vector<NotRead> not_read{};    ///< sentences about figures that were not understood
};

struct JudgedClaim {
  std::size_t line = 0;
  std::string text;
  ClaimKind kind = ClaimKind::Value;
  Verdict verdict = Verdict::NotTestable;
  Words reason;
  std::optional<Words> would_be_true;                ///< a sentence that the figures do carry
  std::optional<std::size_t> interviews_needed;      ///< per wave (benchmark: in the group)
  std::vector<std::string> measures, groups, waves;  ///< that it was judged for
  std::string benchmark;
  std::vector<std::string> numbers;  ///< of its words
  std::string quote;                 ///< of a letter without marks
  bool denied = false;
  bool confirmed = false;  ///< somebody confirmed what the words were taken to say
};

struct UnboundNumber {
  std::size_t line = 0;
  std::string text;
};

struct JudgedLetter {
  std::string study;
  std::string language;  ///< of the letter: its claims and numbers
  std::string words;  ///< language of the judgement: reasons, sentences that would be true, notes
  bool fictional = false;
  bool on_answers = false;   ///< stored answers were among what it was held against
  bool on_print = false;     ///< printed marks were, of the study or of a benchmark
  std::vector<Words> notes;  ///< what holds for several claims: breaks, differing sources
  std::vector<JudgedClaim> claims;
  std::vector<UnboundNumber> unbound;
  bool marked = true;               ///< its author marked the claims
  std::vector<NotRead> not_read{};  ///< sentences about figures that were not understood
};

}  // namespace peil
