#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace peil {

/// How a number stands to what it is held against: "een 7", "bijna een 8", "meer dan een 7".
enum class Nearness : std::uint8_t { As, JustBelow, JustAbove, More, Less, AtLeast, AtMost };

/// What a number is for, as its words tell.
enum class NumberRole : std::uint8_t {
  Figure,       ///< a mark, share or count by itself
  Amount,       ///< by how much: "met 0,4 punt", "drie tienden"
  IntervalEnd,  ///< "(95% CI 7.6-7.8)", "marge 7,6 tot 7,8"
  Margin,       ///< "± 0,1"
  RangeLow,     ///< "tussen 7,0 en 7,5"
  RangeHigh,
  Scale,       ///< "op een schaal van 1 tot 10", "out of 10"
  Confidence,  ///< the 95% of an interval
  Threshold,   ///< "een 8 of hoger": whose share is told
};

struct NumberSaid {
  std::size_t number = 0;  ///< its place in Letter::numbers
  NumberRole role = NumberRole::Figure;
  Nearness nearness = Nearness::As;
  bool of_others = false;  ///< of another organisation, a benchmark: "het landelijk cijfer van 7,1"
  bool against = false;    ///< that something is held against: "tegen 7,1", "hoger dan de 7,1"
  std::size_t part = 0;    ///< between semicolons, from 0
  std::size_t place = 0;   ///< among the words that were read; a mark of punctuation counts twice
  bool since = false;      ///< a year that something is counted from: "sinds 2009", "dan in 2009"
  bool later = false;  ///< the second of "van 7,3 (..) naar 7,7"; the number before it is earlier
};

/// "alleen van 2011 naar 2013 is de stijging meer dan toeval".
struct ShownOnly {
  std::size_t part = 0;
  bool up = true;
  std::size_t from = 0, to = 0;  ///< places in Letter::numbers

  bool operator==(const ShownOnly&) const = default;
};

/// What the words of a claim say, beside the names that a study knows.
struct Saying {
  bool up = false, down = false, same = false;              ///< affirmed
  bool not_up = false, not_down = false, not_same = false;  ///< denied
  bool significant = false, not_significant = false;
  bool hedged = false;
  bool small = false, large = false, doubled = false, halved = false;
  bool stays_only = false;     ///< same, by "bleef" alone
  bool from_to = false;        ///< "van 7,3 naar 7,7"
  bool denied = false;         ///< something else than a direction is: "geen 7,7"
  bool unestablished = false;  ///< "is niet vastgesteld"
  bool share = false;  ///< of how many people something is true: "58%", "de helft", "niemand"
  /// What is said besides and is not judged: "highest", "lowest", "first", "only", "cause",
  /// "others".
  std::set<std::string, std::less<>> besides;
  std::vector<NumberSaid> numbers;
  std::vector<ShownOnly> shown_only;
  std::size_t parts = 1;  ///< between semicolons

  bool has_direction() const {
    return up || down || same || not_up || not_down || not_same || !shown_only.empty();
  }

  const NumberSaid* of(std::size_t number) const {
    for (const NumberSaid& one : numbers) {
      if (one.number == number) return &one;
    }
    return nullptr;
  }
};

}  // namespace peil
