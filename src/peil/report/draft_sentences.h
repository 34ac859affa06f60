#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "peil/findings/finding.h"
#include "peil/report/pen.h"

namespace peil::report {

/// A sentence of a letter and what it says, as in the braces behind marked words; "nothing" of one
/// that says nothing of the figures.
struct DraftSentence {
  Words words;
  std::vector<std::string> says;
  bool leans = false;  ///< what it is about stands in the sentence before it
};

/// How a sentence calls what it is about: "the overall mark of students", or "it" where that was
/// told right before.
enum class Called : std::uint8_t { Whole, It };

/// "The overall mark of students was 7.6 in 2013 (between 7.5 and 7.7)."
std::optional<DraftSentence> level_of(Pen& pen, const FigureName& name);
/// How a mark moved that was told right before: "It rose by 0.30 since 2011, more than chance."
DraftSentence since(Pen& pen, const Step& step);
/// From what to what. Contract: it rose or fell.
DraftSentence moved(Pen& pen, const Step& step, Called called = Called::Whole);
/// One a group of which it is tested and whose mark was told right before, and one that says in
/// what the benchmark may not compare.
std::vector<DraftSentence> against_benchmark(Pen& pen, const findings::Finding& finding);
/// Contract: more than chance.
DraftSentence between_groups(Pen& pen, const Step& step);
/// Which aspects to improve, or weigh most, among what they were weighed with: a theme is named.
/// Contract: there are some, and none is a theme.
DraftSentence of_aspects(Pen& pen, const findings::Finding& finding);
/// The aspects of a group that stand out above all of its aspects, and not within a theme alone, of
/// those that its findings of kind Valued name (docs/methods/report.md, "What the letter calls
/// good"); nothing where there are none.
std::optional<DraftSentence> valued_of_all(Pen& pen, const std::string& group);
/// The aspects of a group with the lowest means of all, a sentence each behind one that says so;
/// nothing where few are asked or the lowest is not shown to lie below the highest.
std::vector<DraftSentence> lowest_of_all(Pen& pen, const std::string& group);
DraftSentence took_part(Pen& pen, const findings::ResponseChange& response);

}  // namespace peil::report
