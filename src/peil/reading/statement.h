#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/model/claim.h"
#include "peil/reading/part.h"
#include "peil/reading/told.h"

namespace peil::reading {

/// What the sentences before have spoken of.
struct Context {
  std::string current;                     ///< the wave that the letter is about
  std::vector<std::string> groups;         ///< spoken of last; empty: nobody yet
  std::vector<std::string> scope;          ///< whom the title, or the table, is about
  std::vector<std::string> pair;           ///< two groups that were compared last
  std::vector<std::string> order;          ///< the last two groups in the order of their names
  std::vector<std::string> both_measures;  ///< two that were named together, after any two groups
  std::string excepted;                    ///< a measure that the last part left out
  LastTold told;                           ///< marks
  std::optional<Claim> last;               ///< claim of a part
  std::string measure;                     ///< empty: none yet
  std::string section;                     ///< the one measure that the heading above names
  std::string benchmark;
  std::string wave;                 ///< the one that was named last; empty: none yet
  std::vector<std::string> way;     ///< the two waves of the change that was told last
  std::optional<ClaimKind> change;  ///< rise or fall, when that was the last claim
  bool of_benchmark = false;        ///< the last claim held something against it
  bool of_difference = false;       ///< the last words were of how far two groups lie apart
  bool benchmark_told = false;      ///< its mark alone was told just before
  std::string wave_of_sentence;     ///< the one wave that an earlier part of the sentence named
  std::string year_of_sentence;     ///< the last year that an earlier part of it named
  std::string since_of_sentence;    ///< "sinds 2019", in an earlier part of it
  bool asks_people = false;         ///< a question before was how many answered
  bool asks_down = false;           ///< whether it is worse
  bool asks_change = false;         ///< a question before was whether something is better by now
  int age = 0;                      ///< sentences since the last claim
  int measure_age = 0;              ///< sentences since the measure was spoken of
  bool fresh() const { return age <= 2; }
  bool measure_fresh() const { return !measure.empty() && measure_age <= 2; }
};

/// What a part of a sentence claims, its names and waves filled in from the context where it has
/// none; or that it says something about figures that is not understood.
struct Statement {
  std::optional<Claim> claim;
  std::string unread;  ///< a key of [claims]: "unread.wave"; empty: it says nothing of figures
};

/// Reads a part, and brings the context up to it. A measure or group without a claim is spoken of
/// all the same.
Statement statement_of(const Page& page, const Part& part, Context& context);

}  // namespace peil::reading
