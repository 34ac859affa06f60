#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/study.h"
#include "peil/reading/tokens.h"

namespace peil::reading {

/// A part of a study that words name: tokens from the first to behind the last.
struct Mention {
  enum class Of : std::uint8_t { Group, Measure, Benchmark };
  Of of = Of::Group;
  std::string name;
  std::size_t first = 0, behind = 0;
};

/// The words by which letters name the groups, measures and benchmarks of a study. They follow from
/// its labels and names: "Particuliere klanten" is named by "particulieren", "Welk cijfer geeft u
/// de vriendelijkheid van de medewerkers?" by "vriendelijk"; what names two of them names none.
/// Words that mean the same in most studies ("telefoon", "bereikbaarheid") are the `like-` keys of
/// [reading].
///
/// Source    docs/methods/words-of-claims.md
class Names {
 public:
  /// Contract  peil writes in the language.
  Names(const Study& study, std::string_view language);

  /// In order of place; where two overlap the longer one.
  std::vector<Mention> find(std::span<const Token> tokens) const;

 private:
  struct Term {
    Mention::Of of;
    std::string name;
    std::vector<std::string> stems;
  };

  void add(Mention::Of of, const std::string& name, const std::string& phrase);
  void add_groups(const Study& study);
  void add_measures(const Study& study);
  void add_benchmarks(const Study& study);
  void add_likes();
  void drop_shared();
  std::vector<std::string> content(const std::string& label) const;
  bool tells_size(const Token& token) const;
  std::vector<std::string> stems_of(std::string_view text) const;
  std::size_t match(const Term& term, std::span<const Token> tokens,
                    std::span<const std::string> stems, std::size_t at) const;

  std::string language_;
  std::string source_;
  std::set<std::string> generic_;
  std::vector<Term> terms_;
};

}  // namespace peil::reading
